/** A document as the core writes it: what an answer with formatting is. */
export interface DocumentNode {
  type: string;
  text?: string;
  /** Of a numbered list: `order`, the number it begins with. */
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: DocumentNode[];
}

/** Plain text as a document: a paragraph per line. */
export function documentOf(plain: string): DocumentNode {
  const lines = plain === '' ? [''] : plain.split('\n');
  return {
    type: 'doc',
    content: lines.map((line) =>
      line === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text: line }] },
    ),
  };
}

/** A document out of something that is or was one; null for anything else. */
export function asDocument(value: unknown): DocumentNode | null {
  const is = typeof value === 'object' && value !== null && (value as DocumentNode).type === 'doc';
  return is ? (value as DocumentNode) : null;
}

/** The words of a document: a line per paragraph, without marks of lists. */
export function wordsOf(node: DocumentNode): string {
  if (node.type === 'text') return node.text ?? '';
  const between = node.type === 'paragraph' ? '' : '\n';
  return (node.content ?? []).map(wordsOf).join(between);
}

export function countWords(words: string): number {
  const trimmed = words.trim();
  return trimmed === '' ? 0 : trimmed.split(/\s+/).length;
}
