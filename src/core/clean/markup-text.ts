import { decodeEntities } from './markup-entities.ts';

/**
 * What a reader sees of HTML, as plain text. Never rendered, never fetched, in time linear in its
 * length, however broken: this is what strangers send.
 *
 * Paragraphs and list entries become lines, quotes (`blockquote`) get `> ` as in plain mail, links
 * give their words, pictures nothing (but emoji that are pictures). Scripts, styles, comments and what is
 * hidden (the preview line of newsletters, tracking pixels) are left out.
 */
export function textOfMarkup(html: string): string {
  const out = new Lines();
  const scanner = new Scanner(html);
  for (let tag = scanner.next(out); tag !== null; tag = scanner.next(out)) {
    if (!tag.isEnd && isHidden(tag)) scanner.skipElement(tag.name);
    else if (!tag.isEnd && SKIPPED.has(tag.name)) scanner.skipTo(tag.name);
    else out.tag(tag);
  }
  return out.text();
}

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
}

const SKIPPED = new Set([
  'script',
  'style',
  'title',
  'head',
  'template',
  'svg',
  'math',
  'noframes',
  'xml',
  'o:p-hidden',
]);
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'area',
  'base',
  'col',
  'embed',
  'source',
  'track',
  'wbr',
]);

/** Without a closing tag these swallow the rest, as in a browser; the others are then shown. */
const SWALLOWING = new Set(['script', 'style']);

class Scanner {
  private at = 0;
  private readonly lower: string;
  /** Characters that may still be looked at more than once; hostile markup spends them, real does not. */
  private spare: number;
  /** Where the last `>` stands, and the last closing tag of a name: behind it nobody need look. */
  private readonly lastTagEnd: number;
  private readonly lastCloses = new Map<string, number>();

  constructor(private readonly html: string) {
    this.lower = html.toLowerCase();
    // A letter whose lower case is longer (İ) would shift every position behind it.
    if (this.lower.length !== html.length) this.lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    this.spare = 4 * html.length + 10_000;
    this.lastTagEnd = html.lastIndexOf('>');
  }

  /** The next tag; the text before it goes to `out`. Null at the end. */
  next(out: Lines): Tag | null {
    while (this.at < this.html.length) {
      const open = this.html.indexOf('<', this.at);
      if (open < 0) {
        out.words(this.html.slice(this.at));
        this.at = this.html.length;
        return null;
      }
      if (open > this.at) out.words(this.html.slice(this.at, open));
      this.at = open;
      const kind = this.html.charCodeAt(open + 1);
      if (kind === 0x21 || kind === 0x3f) this.skipDeclaration();
      else {
        const tag = isLetter(kind) || kind === 0x2f ? this.readTag() : null;
        if (tag) return tag;
        out.words('<');
        this.at = open + 1;
      }
    }
    return null;
  }

  skipTo(name: string): void {
    const close = this.closeOf(name, this.at);
    if (close < 0) {
      if (SWALLOWING.has(name)) this.at = this.html.length;
      return;
    }
    const end = this.html.indexOf('>', close);
    this.at = end < 0 ? this.html.length : end + 1;
  }

  /** Past the end of an element that is hidden; where its end is not found, only its tag is passed. */
  skipElement(name: string): void {
    if (VOID.has(name)) return;
    let depth = 1;
    let at = this.at;
    while (depth > 0 && this.spare > 0) {
      const close = this.closeOf(name, at);
      if (close < 0) return;
      const open = openOf(name, this.lower.slice(at, close));
      this.spare -= close - at + 1;
      if (open >= 0) {
        depth++;
        at += open + 1;
      } else {
        depth--;
        at = close + 1;
      }
    }
    const end = depth === 0 ? this.html.indexOf('>', at) : -1;
    if (end >= 0) this.at = end + 1;
  }

  private closeOf(name: string, from: number): number {
    let last = this.lastCloses.get(name);
    if (last === undefined) {
      // Each name costs a search; hostile markup may have a new one in every tag.
      this.spare -= this.lower.length >> 6;
      last = this.spare > 0 ? this.lower.lastIndexOf(`</${name}`) : -1;
      this.lastCloses.set(name, last);
    }
    return last < from ? -1 : this.lower.indexOf(`</${name}`, from);
  }

  private skipDeclaration(): void {
    const isComment = this.html.startsWith('<!--', this.at);
    const end = this.html.indexOf(isComment ? '-->' : '>', this.at + (isComment ? 2 : 1));
    // A comment that never closes ends at the next tag end, as browsers do.
    const stop = end < 0 ? this.html.indexOf('>', this.at) : end + (isComment ? 2 : 0);
    this.at = stop < 0 ? this.html.length : stop + 1;
  }

  private readTag(): Tag | null {
    const isEnd = this.html.charCodeAt(this.at + 1) === 0x2f;
    const start = this.at + (isEnd ? 2 : 1);
    const end = this.tagEnd(start);
    if (end < 0) return null;
    let stop = start;
    while (stop < end && isNameCharacter(this.html.charCodeAt(stop))) stop++;
    this.at = end + 1;
    return { name: this.lower.slice(start, stop), isEnd, attributes: this.html.slice(stop, end) };
  }

  /** The `>` that ends a tag; one inside quotes does not, unless the quotes never close. */
  private tagEnd(from: number): number {
    if (from > this.lastTagEnd) return -1;
    let quote = 0;
    for (let i = from; i < this.html.length && this.spare > 0; i++, this.spare--) {
      const code = this.html.charCodeAt(i);
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === 0x3e) {
        this.spare += i - from;
        return i;
      } else if ((code === 0x22 || code === 0x27) && this.html.charCodeAt(i - 1) === 0x3d) quote = code;
    }
    return this.html.indexOf('>', from);
  }
}

/** Where an element of this name opens; `<b` is not in `<body`. */
function openOf(name: string, text: string): number {
  let open = text.indexOf(`<${name}`);
  while (open >= 0 && isNameCharacter(text.charCodeAt(open + name.length + 1)))
    open = text.indexOf(`<${name}`, open + 1);
  return open;
}

const HIDING = /display\s*:\s*none|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*[;"']|\bhidden\s*=|\shidden\s*$/i;

function isHidden(tag: Tag): boolean {
  return (
    tag.attributes.length > 5 &&
    !VOID.has(tag.name) &&
    tag.name !== 'body' &&
    tag.name !== 'html' &&
    HIDING.test(tag.attributes)
  );
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39) || code === 0x3a || code === 0x2d;
}

/** Elements that stand on lines of their own, and those with a blank line around them. */
const BLOCKS = new Set(
  'address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form header hr legend li main menu nav section summary table tbody tfoot thead tr'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol pre'.split(' '));
const DEEPEST_QUOTE = 10;

/** Text as it grows, white space joined as a browser does. */
class Lines {
  private readonly lines: string[] = [];
  /** Pieces of the current line: a long line that grew as one string would be copied at every look. */
  private pieces: string[] = [];
  private endsInSpace = true;
  private isBlankWanted = false;
  private quotes = 0;
  private pre = 0;

  words(raw: string): void {
    const text = decodeEntities(raw);
    if (this.pre > 0) {
      const parts = text.replace(/\r\n?/g, '\n').split('\n');
      parts.forEach((part, index) => {
        if (index > 0) this.endLine(true);
        this.add(part);
      });
      return;
    }
    const joined = text.replace(/[\s\u00a0]+/g, ' ');
    this.add(this.endsInSpace && joined.startsWith(' ') ? joined.slice(1) : joined);
  }

  tag({ name, isEnd, attributes }: Tag): void {
    if (name === 'br') this.endLine(true);
    else if (name === 'img') this.add(emojiIn(attributes));
    else if (name === 'td' || name === 'th') this.gap();
    else if (PARAGRAPHS.has(name)) this.paragraph(name, isEnd);
    else if (BLOCKS.has(name)) this.block(name, isEnd);
  }

  text(): string {
    this.endLine(false);
    return this.lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  private add(text: string): void {
    if (text === '') return;
    this.pieces.push(text);
    this.endsInSpace = text.endsWith(' ');
  }

  private block(name: string, isEnd: boolean): void {
    this.endLine(false);
    if (name === 'blockquote') this.quotes = Math.min(DEEPEST_QUOTE, Math.max(0, this.quotes + (isEnd ? -1 : 1)));
    else if (name === 'li' && !isEnd) this.add('- ');
    else if (name === 'hr' && this.lines.length > 0) this.lines.push(`${'> '.repeat(this.quotes)}---`);
  }

  private paragraph(name: string, isEnd: boolean): void {
    this.endLine(false);
    this.isBlankWanted = true;
    if (name === 'pre') this.pre = Math.max(0, this.pre + (isEnd ? -1 : 1));
  }

  private gap(): void {
    if (!this.endsInSpace) this.add(' ');
  }

  private endLine(keepsBlank: boolean): void {
    const line = this.pieces.length === 0 ? '' : this.pieces.join('').trimEnd();
    this.pieces = [];
    this.endsInSpace = true;
    const mark = '> '.repeat(this.quotes);
    if (line === '') {
      if (keepsBlank) this.lines.push(mark.trimEnd());
      return;
    }
    if (this.isBlankWanted && this.lines.length > 0) this.lines.push(mark.trimEnd());
    this.isBlankWanted = false;
    this.lines.push(mark + line);
  }
}

/** Mail programs send emoji as pictures with the character as their text. */
function emojiIn(attributes: string): string {
  const alt = /\balt\s*=\s*["']?([^"'>\s]{1,16})/i.exec(attributes)?.[1];
  return alt && /^[\p{Extended_Pictographic}\u200d\ufe0f]+$/u.test(alt) ? alt : '';
}
