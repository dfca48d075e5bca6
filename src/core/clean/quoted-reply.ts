/**
 * A mail's text without the mail that it answers, which is quoted at its end; the text itself where
 * there is nothing to cut.
 *
 * Careful: a mail that is all quote keeps its text, an answer written between the quoted lines keeps
 * them, a forwarded mail is content. What a list adds behind the quote stays.
 */
export function withoutQuotedReply(text: string, subject: string): string {
  let current = text;
  for (;;) {
    const shorter = withoutLastQuote(current, isForwarded(subject));
    if (shorter === current) return current;
    current = shorter;
  }
}

function withoutLastQuote(text: string, isForward: boolean): string {
  const lines = text.split('\n');
  const start = isForward ? -1 : quotedCopyAt(lines);
  const cut = start >= 0 ? { start, end: lines.length } : markedQuoteAt(lines);
  if (cut === null) return text;
  const kept = lines.slice(0, cut.start).join('\n').trimEnd();
  if (kept === '') return text;
  const footer = lines.slice(cut.end).join('\n').trim();
  return footer === '' ? kept : `${kept}\n\n${footer}`;
}

const FORWARD_SUBJECT = /^\s*(?:(?:re|aw|sv|回复|答复)\s*[:\uff1a]\s*)*(?:fwd?|wg|tr|rv|i|转发|轉寄)\s*[:\uff1a]/i;

function isForwarded(subject: string): boolean {
  return FORWARD_SUBJECT.test(subject);
}

/** Where a copy of the answered mail begins without any marks: everything behind it belongs to it. */
function quotedCopyAt(lines: readonly string[]): number {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!.trim();
    if (line.length > LONGEST_MARK || line === '') continue;
    if (FORWARD_LINE.test(line)) return -1;
    if (ORIGINAL_LINE.test(line)) return i;
    if (HEADER_START.test(line) && headersFrom(lines, i) >= 3) return withRuleAbove(lines, i);
    if (
      isAttribution(lines, i) &&
      !isQuoted(lineBehindAttribution(lines, i)) &&
      ADDRESS_OR_DATE.test(attributionAt(lines, i))
    )
      return i;
  }
  return -1;
}

const LONGEST_MARK = 400;

const ORIGINAL_LINE =
  /^[-_*=\s]{2,}\s*(?:original(?:e)? (?:message|mail)|original appointment|reply message|ursprüngliche nachricht|original-nachricht|message d['’]origine|message original|mensaje original|原始邮件|原邮件|原始郵件|回复的原邮件)\s*[-_*=\s]{2,}$/i;
const FORWARD_LINE =
  /^[-_*=\s]{2,}\s*(?:forwarded (?:message|mail|by\b.*)|weitergeleitete nachricht|message (?:transféré|réexpédié)|mensaje reenviado|转发的?邮件(?:信息)?|转发邮件信息|轉寄郵件)\s*[-_*=\s]{0,}$|^begin forwarded message:?$/i;

const HEADER_START = /^\*?(?:from|von|de|发件人|寄件者|发信人)\s*\*?\s*[:\uff1a]/i;
const HEADER_LINE =
  /^\*?(?:from|sent|date|to|cc|subject|importance|von|gesendet|datum|an|betreff|de|envoyé|date|à|objet|enviado|enviado el|fecha|para|asunto|发件人|寄件者|发信人|发送时间|发送日期|日期|时间|收件人|抄送|主题|主旨)\s*\*?\s*[:\uff1a]/i;

function headersFrom(lines: readonly string[], at: number): number {
  let count = 0;
  for (const line of lines.slice(at, at + 10)) if (HEADER_LINE.test(line.trim())) count++;
  return count;
}

function withRuleAbove(lines: readonly string[], at: number): number {
  let i = at;
  while (i > 0 && /^\s*[-_]{0,}\s*$/.test(lines[i - 1]!)) i--;
  return i;
}

/** `On Mon, 4 Mar 2024, Eva <eva@x.example> wrote:` in the languages that mail programs speak. */
const ATTRIBUTION =
  /^(?:on\b.{6,300}\bwrote|le\b.{6,300}\ba écrit|am\b.{6,300}\bschrieb.{0,200}|el\b.{6,300}\bescribió|il\b.{6,300}\bha scritto|em\b.{6,300}\bescreveu|op\b.{6,300}\bschreef.{0,200}|在.{4,300}写道|于.{4,300}写道|.{2,200}于.{4,100}写道|.{1,200}\bwrote|.{1,200}\bschrieb|.{1,200}\bwrites|.{1,200}写道)\s*[:\uff1a]$/iu;
const ADDRESS_OR_DATE = /@|\b\d{1,2}:\d{2}\b|\b(?:19|20)\d{2}\b/;

/** Mail programs break the line at 76 characters: two or three lines may be one. */
function attributionAt(lines: readonly string[], at: number): string {
  let joined = '';
  for (const line of lines.slice(at, at + 3)) {
    if (line.trim() === '' || isQuoted(line)) return '';
    joined = `${joined} ${line.trim()}`.trim();
    if (joined.length > LONGEST_MARK) return '';
    if (/[:\uff1a]$/.test(joined)) return ATTRIBUTION.test(joined) ? joined : '';
    if (!/^(?:on|le|am|el|il|em|op)\b|^[在于]|[<@]/i.test(joined)) return '';
  }
  return '';
}

function isAttribution(lines: readonly string[], at: number): boolean {
  return attributionAt(lines, at) !== '';
}

function lineBehindAttribution(lines: readonly string[], at: number): string {
  let i = at;
  while (i < lines.length && !/[:\uff1a]\s*$/.test(lines[i]!)) i++;
  i++;
  while (i < lines.length && lines[i]!.trim() === '') i++;
  return lines[i] ?? '';
}

function isQuoted(line: string): boolean {
  return /^\s?[>\uff1e]/.test(line);
}

/** The block of `>` lines at the end with its attribution; null where quotes and answers alternate. */
function markedQuoteAt(lines: readonly string[]): { start: number; end: number } | null {
  const end = footerStart(lines);
  let start = end;
  while (start > 0 && (isQuoted(lines[start - 1]!) || lines[start - 1]!.trim() === '')) start--;
  if (!lines.slice(start, end).some(isQuoted)) return null;
  for (let back = Math.min(3, start); back >= 1; back--) {
    if (attributionAt(lines, start - back) !== '' && /[:\uff1a]\s*$/.test(lines[start - 1]!)) {
      start -= back;
      break;
    }
  }
  return lines.slice(0, start).some(isQuoted) ? null : { start, end };
}

const LONGEST_FOOTER_LINES = 12;

/** Where a mailing list's footer (below a long rule) begins, or the end of the last line with text. */
function footerStart(lines: readonly string[]): number {
  const from = Math.max(0, lines.length - LONGEST_FOOTER_LINES);
  for (let i = lines.length - 1; i >= from; i--) {
    if (isQuoted(lines[i]!)) break;
    if (/^\s*(?:_{10,}|-{20,}|={20,})/.test(lines[i]!)) return i;
  }
  return lines.length;
}
