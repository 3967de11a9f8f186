import { numberIn, type Level } from './flow';

/**
 * Lists of Word, which writes their items as paragraphs behind a mark in words.
 *
 * Word tells list and level in styles of its own, which the web views of some systems take away before a page sees them.
 * What is left then is looked at: the mark with small blanks behind it, the left margin, the style's name; and where the
 * margin is gone too, the marks themselves, of which each level of a list has its own kind.
 */
export class WordLists {
  /** Kinds of marks from the outermost level to the one that is open. */
  private readonly kinds: string[] = [];
  /** The last mark of each of these levels, without dots and brackets. */
  private readonly marks: string[] = [];
  /** Depth of the item before; 0 outside lists. */
  private depth = 0;

  /** Where a paragraph stands and the mark before its words; null for one that is in no list. */
  at(element: Element, style: string): { level: Level; mark: Element | null } | null {
    if ([...element.children].some((one) => BLOCK.test(one.tagName))) return null;
    const mark = markOf(element);
    const told = /mso-list:[^;]*level(\d+)/.exec(style)?.[1];
    if (!mark && told === undefined) return this.further(element, style);
    const words = (mark?.textContent ?? '').trim();
    const depth = told === undefined ? byStyle(element, style) : Number(told);
    this.depth = depth === null ? this.byKind(words) : this.put(words, depth);
    return {
      level: { depth: this.depth, numbered: NUMBERED.test(words), number: numberOf(words), begins: true },
      mark,
    };
  }

  /** Something that is in no list ends the one before. */
  end(): void {
    this.kinds.length = 0;
    this.marks.length = 0;
    this.depth = 0;
  }

  /** A paragraph of a list without a mark goes on with the item before: a list begun anew would number otherwise. */
  private further(element: Element, style: string): { level: Level; mark: null } | null {
    if (this.depth === 0 || !LISTED.test(element.className)) return null;
    const depth = Math.min(this.depth, byStyle(element, style) ?? this.depth);
    return { level: { depth, numbered: false, number: 1, begins: false }, mark: null };
  }

  private byKind(words: string): number {
    const known = this.marks.findIndex((before, n) => kindOf(words, before) === this.kinds[n]);
    return known < 0 ? this.put(words, this.kinds.length + 1) : this.put(words, known + 1);
  }

  private put(words: string, depth: number): number {
    const at = depth - 1;
    for (const levels of [this.kinds, this.marks]) while (levels.length < depth) levels.push('');
    this.kinds.splice(at, Infinity, kindOf(words, this.marks[at] ?? ''));
    this.marks.splice(at, Infinity, words.replace(/[().\s]/g, ''));
    return depth;
  }
}

/** What holds paragraphs is none itself. */
const BLOCK = /^(P|DIV|TABLE|T[RDH]|TBODY|UL|OL|LI|H[1-6])$/i;
const LISTED = /^MsoList/;
const NUMBERED = /^\(?([0-9]+(\.[0-9]+)*|[a-z]|[ivxlc]+)[.)]/i;
/** The marks of lists in Word's own styles. */
const MARK = /^(\(?([0-9]+(\.[0-9]+)*|[a-z]|[ivxlc]+)[.)]|[0-9]+(\.[0-9]+)+|[·o§•▪–-])\s*$/i;
const LONGEST_MARK = 8;
const INCHES: Record<string, number> = { in: 1, pt: 1 / 72, px: 1 / 96, cm: 1 / 2.54, mm: 1 / 25.4 };

/** What Word writes before an item of a list. */
function markOf(element: Element): Element | null {
  const styled = [...element.querySelectorAll('[style]')];
  const told = styled.find((one) => /mso-list:\s*ignore/i.test(one.getAttribute('style') ?? ''));
  if (told) return told;
  const first = element.firstElementChild;
  if (first?.tagName !== 'SPAN' || textBefore(first) !== '') return null;
  const words = (first.textContent ?? '').trim();
  if (LISTED.test(element.className) && MARK.test(words)) return first;
  return words !== '' && words.length <= LONGEST_MARK && spaced(first) ? first : null;
}

function textBefore(element: Element): string {
  const before = element.previousSibling;
  return before?.nodeType === 3 ? (before.textContent ?? '').trim() : '';
}

/** Between mark and words Word writes blanks of seven points. */
function spaced(mark: Element): boolean {
  const small = /(?:^|;)\s*font(?:-size)?:[^;]*\b7(?:\.0)?pt/i;
  const inner = [...mark.querySelectorAll('span')];
  return inner.some((one) => small.test(one.getAttribute('style') ?? '') && (one.textContent ?? '').trim() === '');
}

/** The depth that the style's name tells, else the left margin. */
function byStyle(element: Element, style: string): number | null {
  const named = /^MsoList(Bullet|Number|Continue)?([2-5]?)(\s|$)/.exec(element.className);
  if (named?.[2]) return Number(named[2]);
  return indented(style) ?? (named?.[1] ? 1 : null);
}

/** The depth of an item by its left margin, if it has one: Word moves each level half an inch to the right. */
function indented(style: string): number | null {
  const margin =
    /margin-left:\s*([\d.]+)(in|pt|px|cm|mm)/.exec(style) ??
    /margin:(?:\s*\S+){3}\s+([\d.]+)(in|pt|px|cm|mm)/.exec(style);
  const inches = Number(margin?.[1] ?? 0) * (INCHES[margin?.[2] ?? 'in'] ?? 1);
  return inches > 0 ? Math.min(Math.max(1, Math.round(inches / 0.5)), 9) : null;
}

/** The number that a mark of digits tells; of `2.3.` it is the last one. */
function numberOf(words: string): number {
  return numberIn(/(\d+)[.)]?$/.exec(words)?.[1] ?? null) ?? 1;
}

/** What a level's marks have in common: digits, letters, Roman numbers or the very bullet. */
function kindOf(words: string, before: string): string {
  const bare = words.replace(/[().\s]/g, '');
  if (/^\d+$/.test(bare)) return 'digits';
  if (!NUMBERED.test(words)) return words;
  const letters = bare === bare.toLowerCase() ? 'small' : 'large';
  // A single i, v or x may be a letter: then the letter before it stands before it.
  const counted = before.length === 1 && before.charCodeAt(0) + 1 === bare.charCodeAt(0);
  const roman = /^([ivxlc]{2,}|[ivx])$/i.test(bare) && !counted;
  return `${letters} ${roman ? 'Roman' : 'letters'}`;
}
