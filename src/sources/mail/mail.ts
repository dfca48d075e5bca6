import { passed, refused } from '../../core/basics/outcome.ts';
import { problem } from '../../core/basics/problem.ts';
import { LIMITS } from '../limits.ts';
import type { SourceFile } from '../source-file.ts';
import type { Source, SourceItem, Survey } from '../source.ts';
import { kindOf, recogniseMail, type MailFile } from './recognise.ts';
import { excerptOf, nameOf, readMail, type MailFormat } from './said.ts';
import { splitMbox, type MailSpan } from './split.ts';

export interface MailDetails {
  readonly file: MailFile;
}

/**
 * Mail as it lies in files: mailboxes (mbox in all its flavours), single mails (.eml, Maildir) and
 * Apple Mail's .emlx. Moments in mails say their zone; nothing about a file has to be guessed.
 */
export const mail: Source<MailDetails> = {
  id: 'mail',
  label: { en: 'Mail', 'zh-CN': '邮件' },
  channel: 'email',

  recognise: recogniseMail,

  async survey(file, options) {
    const kind = kindOf(file);
    if (file.size === 0) return refused(problem('source', 'mail-file-empty', { name: file.name }));
    if (isBinary(file.head) && (kind === null || kind.fields.length === 0))
      return refused(problem('source', 'mail-file-binary', { name: file.name }));
    const details: MailDetails = { file: kind?.kind ?? 'mail' };
    return passed({
      namespace: 'mail',
      reading: { dateOrder: 'ymd', zone: options.zone, country: options.country, ratingScale: '1-5' },
      unproven: [],
      evidence: [{ code: `mail-read-as-${details.file}`, about: {} }],
      details,
    });
  },

  async *read(file, survey) {
    if (survey.details.file === 'mbox') yield* readMbox(file);
    else yield [await readSingle(file, survey)];
  },

  async readAt(bytes, survey) {
    const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return (await readMail(mail, formatOf(survey))).outcome;
  },
};

function formatOf(survey: Survey<MailDetails>): MailFormat {
  return survey.details.file === 'mbox' ? 'mbox' : 'mail';
}

/** Mails are read several at a time: the splitter waits for the event loop, not for the processor. */
const BATCH_MAILS = 64;
const BATCH_BYTES = 4 * 1024 * 1024;

async function* readMbox(file: SourceFile): AsyncGenerator<readonly SourceItem[]> {
  let spans: MailSpan[] = [];
  let bytes = 0;
  for await (const span of splitMbox(file.open())) {
    spans.push(span);
    bytes += span.bytes.length;
    if (spans.length < BATCH_MAILS && bytes < BATCH_BYTES) continue;
    yield await Promise.all(spans.map((each) => itemOf(each, 'mbox')));
    spans = [];
    bytes = 0;
  }
  if (spans.length > 0) yield await Promise.all(spans.map((each) => itemOf(each, 'mbox')));
}

async function readSingle(file: SourceFile, survey: Survey<MailDetails>): Promise<SourceItem> {
  const bytes = file.head.length === file.size ? file.head : await readUpTo(file, LIMITS.mailBytes);
  if (survey.details.file !== 'emlx') return itemOf({ offset: 0, length: file.size, line: 1, bytes }, 'mail');
  const offset = bytes.indexOf(0x0a) + 1;
  const length = Math.min(
    Number.parseInt(bytes.toString('latin1', 0, offset), 10) || bytes.length,
    bytes.length - offset,
  );
  return itemOf({ offset, length, line: 2, bytes: bytes.subarray(offset, offset + length) }, 'mail');
}

async function readUpTo(file: SourceFile, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.open() as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}

async function itemOf(span: MailSpan, format: MailFormat): Promise<SourceItem> {
  const place = { offset: span.offset, length: span.length, line: span.line };
  if (span.length > LIMITS.mailBytes) {
    const reason = problem('source', 'mail-too-large', { bytes: String(span.length), most: String(LIMITS.mailBytes) });
    return {
      ...nameOf(span.bytes.subarray(0, LIMITS.headBytes), format),
      place,
      problem: reason,
      excerpt: excerptOf(span.bytes),
    };
  }
  const read = await readMail(span.bytes, format);
  const { recordId, digest, outcome } = read;
  if (outcome.ok) return { recordId, digest, place, said: outcome.value };
  return { recordId, digest, place, problem: outcome.problem, excerpt: excerptOf(span.bytes) };
}

/** NUL bytes stand in no mail's head, but in every program, picture and archive. */
function isBinary(head: Buffer): boolean {
  return head.subarray(0, 4096).includes(0);
}
