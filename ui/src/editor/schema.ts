import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { numberIn } from './flow';
import { allowedAddress } from './link';

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: { content: 'text*', group: 'block item', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  bullet_list: {
    content: 'list_item+',
    group: 'block item',
    parseDOM: [{ tag: 'ul' }],
    toDOM: () => ['ul', 0],
  },
  ordered_list: {
    content: 'list_item+',
    group: 'block item',
    attrs: { order: { default: 1, validate: 'number' } },
    parseDOM: [{ tag: 'ol', getAttrs: (list) => ({ order: numberIn(list.getAttribute('start')) ?? 1 }) }],
    toDOM: ({ attrs }) => ['ol', attrs['order'] === 1 ? {} : { start: String(attrs['order']) }, 0],
  },
  list_item: { content: 'paragraph item*', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
  text: {},
  ...tableNodes({ tableGroup: 'block', cellContent: 'paragraph+', cellAttributes: {} }),
};

const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: { validate: 'string' } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = allowedAddress(element.getAttribute('href'));
          return href === null ? false : { href };
        },
      },
    ],
    // Not a link that could be followed: the window goes nowhere. The title tells the address.
    toDOM: (mark) => ['a', { title: String(mark.attrs['href']), 'data-href': String(mark.attrs['href']) }, 0],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
  em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
};

/** What an answer may hold: the core's notation, node for node. */
export const schema = new Schema({ nodes, marks });
