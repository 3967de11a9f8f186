import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { DOMSerializer, Node as DocNode } from 'prosemirror-model';
import { EditorState, Selection, type Command } from 'prosemirror-state';
import { isInTable, tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { COMMANDS, keys, linkAt, linkTo, type EditorCommand } from './commands';
import { documentOf, wordsOf, type DocumentNode } from './document';
import { cleaned } from './paste';
import { schema } from './schema';

export type { EditorCommand } from './commands';

/** What holds where the caret is. */
export interface Here {
  bold: boolean;
  italic: boolean;
  bullets: boolean;
  numbers: boolean;
  table: boolean;
  link: string;
}

interface Options {
  document: DocumentNode;
  readonly: boolean;
  /** Attributes of the element that is typed into. */
  attributes: Record<string, string>;
  /** The person changed the text. */
  ontype: () => void;
  /** The caret moved or what holds there changed. */
  onmove: (here: Here) => void;
  oncommit: () => void;
  onrestore: () => void;
}

/** What is copied has links that lead somewhere, for the program that it is pasted into. */
const COPIED = new DOMSerializer(DOMSerializer.nodesFromSchema(schema), {
  ...DOMSerializer.marksFromSchema(schema),
  link: (mark) => ['a', { href: String(mark.attrs['href']) }, 0],
});

/** An editor in the page. */
export class Editor {
  private readonly view: EditorView;
  private readonly options: Options;
  private shown: DocumentNode;

  constructor(place: HTMLElement, options: Options) {
    this.options = options;
    this.shown = options.document;
    place.replaceChildren();
    this.view = new EditorView(
      { mount: place },
      {
        state: this.stateOf(options.document),
        editable: () => !this.options.readonly,
        attributes: options.attributes,
        transformPastedHTML: cleaned,
        clipboardSerializer: COPIED,
        dispatchTransaction: (transaction) => {
          this.view.updateState(this.view.state.apply(transaction));
          if (transaction.docChanged) this.options.ontype();
          this.options.onmove(this.here());
        },
      },
    );
    place.addEventListener('own-undo', () => this.apply(undo));
    place.addEventListener('own-redo', () => this.apply(redo));
  }

  /** The document as it stands. */
  get document(): DocumentNode {
    return this.view.state.doc.toJSON() as DocumentNode;
  }

  get words(): string {
    return wordsOf(this.document);
  }

  /** The person has changed it since it was shown. */
  get changed(): boolean {
    return !this.view.state.doc.eq(this.node(this.shown));
  }

  /** Shows another document; what could be undone before can't be any more. In the same one the caret stays. */
  show(document: DocumentNode): void {
    const { doc, selection } = this.view.state;
    const fresh = this.stateOf(document);
    this.shown = document;
    const there = doc.eq(fresh.doc) ? Selection.fromJSON(fresh.doc, selection.toJSON()) : fresh.selection;
    this.view.updateState(fresh.apply(fresh.tr.setSelection(there)));
  }

  /** Puts in what the person had typed before, as something that can be undone. */
  type(document: DocumentNode): void {
    const { state } = this.view;
    this.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, this.node(document).content));
  }

  /** What stands there counts as shown: there is nothing to keep any more. */
  settle(): void {
    this.shown = this.document;
  }

  setReadonly(readonly: boolean): void {
    this.options.readonly = readonly;
    this.view.setProps({});
  }

  setAttributes(attributes: Record<string, string>): void {
    this.view.setProps({ attributes });
  }

  run(command: EditorCommand): void {
    this.apply(COMMANDS[command]);
  }

  /** False for an address that can't be a link's, or nothing to link. */
  link(address: string): boolean {
    return this.apply(linkTo(address));
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
  }

  private apply(command: Command): boolean {
    const done = command(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
    return done;
  }

  /** A document of another version of the program that this schema can't show is shown as its words. */
  private node(document: DocumentNode): DocNode {
    const empty = (document.content ?? []).length === 0;
    try {
      const node = DocNode.fromJSON(schema, empty ? documentOf('') : document);
      node.check();
      return node;
    } catch {
      return DocNode.fromJSON(schema, documentOf(wordsOf(document)));
    }
  }

  private stateOf(document: DocumentNode): EditorState {
    const commit = () => this.options.oncommit();
    const restore = () => this.options.onrestore();
    return EditorState.create({
      doc: this.node(document),
      plugins: [
        inputRules({
          rules: [
            wrappingInputRule(/^\s*[-*•]\s$/, schema.nodes['bullet_list']!),
            wrappingInputRule(
              /^\s*(\d{1,2})[.)]\s$/,
              schema.nodes['ordered_list']!,
              (typed) => ({ order: Number(typed[1]) }),
              (typed, before) => before.childCount + Number(before.attrs['order']) === Number(typed[1]),
            ),
          ],
        }),
        keymap(keys(commit, restore)),
        keymap(baseKeymap),
        history(),
        tableEditing(),
      ],
    });
  }

  private here(): Here {
    const { state } = this.view;
    const { $from, from, to, empty } = state.selection;
    const marked = (name: string) => {
      const kind = schema.marks[name]!;
      return empty ? Boolean(kind.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, kind);
    };
    const lists = Array.from({ length: $from.depth }, (_, n) => $from.node($from.depth - n).type.name);
    const list = lists.find((name) => name === 'bullet_list' || name === 'ordered_list');
    return {
      bold: marked('strong'),
      italic: marked('em'),
      bullets: list === 'bullet_list',
      numbers: list === 'ordered_list',
      table: isInTable(state),
      link: linkAt(state),
    };
  }
}
