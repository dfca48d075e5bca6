import type { Recognition } from '../source.ts';
import type { SourceFile } from '../source-file.ts';
import { isFieldLine, isFromLine, isMailField, startsMail } from './from-line.ts';
import { fieldColon } from './header.ts';

/** `emlx`: Apple Mail's file: the mail's length on the first line, then the mail, then a plist. */
export type MailFile = 'mbox' | 'mail' | 'emlx';

/** What kind of mail file this is, with confidence from 0 to 1; null: none. */
export function recogniseMail(file: SourceFile): Recognition | null {
  const found = kindOf(file);
  return (
    found && {
      confidence: found.confidence,
      why: { code: `mail-recognised-${found.kind}`, about: { fields: found.fields.join(', ') } },
    }
  );
}

export interface MailKind {
  readonly kind: MailFile;
  readonly confidence: number;
  /** The header fields by which it is known. */
  readonly fields: readonly string[];
}

export function kindOf(file: SourceFile): MailKind | null {
  const head = file.head;
  const start = textStart(head);
  const extension = /\.(eml|emlx|mbox|mbx|mime|mht)$/i.exec(file.name)?.[1]?.toLowerCase() ?? null;
  if (extension === 'emlx' && /^\d{1,12}\s*\n/.test(head.toString('latin1', 0, 20)))
    return { kind: 'emlx', confidence: 0.99, fields: [] };
  if (isFromLine(head, start)) {
    const isCertain = startsMail(head, start, true);
    const newline = head.indexOf(0x0a, start);
    if (isCertain || (newline > 0 && isFieldLine(head, newline + 1, true)))
      return { kind: 'mbox', confidence: 0.98, fields: ['From_'] };
  }
  const fields = mailFieldsAt(head, start);
  if (fields.length >= 2) return { kind: 'mail', confidence: extension === 'eml' ? 0.98 : 0.9, fields };
  if (extension === 'eml' || extension === 'mime') return { kind: 'mail', confidence: 0.7, fields };
  if (extension === 'mbox' || extension === 'mbx') return { kind: 'mbox', confidence: 0.6, fields };
  return fields.length === 1 && SPEAKING_FIELDS.has(fields[0]!) ? { kind: 'mail', confidence: 0.6, fields } : null;
}

/** Fields that hardly anything but a mail has. */
const SPEAKING_FIELDS = new Set([
  'message-id',
  'received',
  'return-path',
  'mime-version',
  'content-type',
  'delivered-to',
]);

function textStart(head: Buffer): number {
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (head[at] === 0x0a || head[at] === 0x0d) at++;
  return at;
}

const MOST_LINES = 200;

/** The known fields before the first blank line; none where half of the lines are no fields. */
function mailFieldsAt(head: Buffer, start: number): string[] {
  const known: string[] = [];
  let fields = 0;
  let others = 0;
  let at = start;
  for (let line = 0; line < MOST_LINES && at < head.length; line++) {
    const newline = head.indexOf(0x0a, at);
    const end = newline < 0 ? head.length : newline;
    if (end === at || (end === at + 1 && head[at] === 0x0d)) break;
    const isFold = head[at] === 0x20 || head[at] === 0x09;
    const colon = isFold ? -1 : fieldColon(head, at, end);
    if (colon > 0) {
      fields++;
      const name = head.toString('latin1', at, colon).trimEnd().toLowerCase();
      if (isMailField(name)) known.push(name);
    } else if (!isFold) others++;
    at = end + 1;
  }
  return others > fields ? [] : known.slice(0, 5);
}
