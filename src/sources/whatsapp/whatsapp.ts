import { recordIdOf } from '../../core/basics/ids.ts';
import { type Outcome, passed, refused } from '../../core/basics/outcome.ts';
import { type Problem, problem } from '../../core/basics/problem.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import type { Said } from '../../core/record/said.ts';
import { Occurrences } from '../occurrences.ts';
import { beforeOf, LAST_IN_MOMENT, rankOf } from '../order-in-moment.ts';
import type { SourceFile } from '../source-file.ts';
import type { Recognition, RefusedRecord, Source, SourceItem, Survey } from '../source.ts';
import { type Body, bodyOf } from './body.ts';
import { partyOf, titleOf } from './chat.ts';
import { dateIn } from './date-order.ts';
import { type Header, headerOf } from './header.ts';
import { type Message, messagesOf } from './messages.ts';
import { ENCRYPTION_NOTICE } from './phrases.ts';
import { type ChatDetails, surveyChat } from './survey-chat.ts';
import { utf8Of } from '../text-encoding.ts';
import { encodingOf } from './encoding-of.ts';

/** Chats that were exported by WhatsApp as text, of Android and iPhone, in any language. */
export const whatsapp: Source<ChatDetails> = {
  id: 'whatsapp',
  label: { en: 'WhatsApp chat', 'zh-CN': 'WhatsApp 聊天记录' },
  channel: 'chat',
  isKeyedByContent: true,
  recognise,
  survey: surveyChat,
  read,
  readAt: async (bytes, survey, digest) => readAgain(bytes, survey, digest),
};

const LOOKED_AT = 400;

/** By headers with a name behind them; logs of programs look alike, but "INFO" is nobody. */
function recognise(file: SourceFile): Recognition | null {
  const encoding = encodingOf(file.head);
  if (encoding === null) return null;
  const lines = new TextDecoder(encoding).decode(file.head.subarray(0, 64 * 1024)).split('\n', LOOKED_AT);
  const headers = lines.flatMap((line) => headerOf(line.trimEnd()) ?? []);
  const bodies = headers.map(({ rest }) => bodyOf([rest]));
  const authored = bodies.filter(({ author }) => author !== null && !LOG_LEVEL.test(author)).length;
  const isNoticed = bodies.some(({ text, isNotice }) => isNotice || ENCRYPTION_NOTICE.test(text));
  if (authored === 0 && !isNoticed) return null;
  if (bodies.some(({ author }) => author !== null && LOG_LEVEL.test(author))) return null;
  const isNamed = titleOf(file.name) !== null || /(^|\/)_chat\.txt$/.test(file.name);
  const confidence = isNamed || isNoticed ? 0.97 : authored > 1 && headers.length * 3 > lines.length ? 0.9 : 0.6;
  return { confidence, why: { code: 'whatsapp-recognised', about: { headers: String(headers.length) } } };
}

const LOG_LEVEL = /^\W*(trace|debug|info|notice|warn|warning|error|fatal|critical)\b/i;

async function* read(file: SourceFile, survey: Survey<ChatDetails>): AsyncGenerator<readonly SourceItem[]> {
  const { encoding, shapes } = survey.details;
  const known = new Set(shapes);
  const nth = new Occurrences();
  const inMoment = new Occurrences();
  for await (const batch of messagesOf(utf8Of(file.open(), encoding), ({ shape }) => known.has(shape))) {
    const items = batch.flatMap((message) => itemOf(message, survey, nth, inMoment) ?? []);
    if (items.length > 0) yield items;
  }
}

/** A message as a record; null for blank lines above the first one. */
function itemOf(
  message: Message,
  survey: Survey<ChatDetails>,
  nth: Occurrences,
  inMoment: Occurrences,
): SourceItem | null {
  const { header, lines, place } = message;
  const bad = problemOf(message);
  if (bad || !header) return bad ? refusedOf(message, bad, survey, nth) : null;
  const body = bodyOf(lines);
  const at = momentOf(header, survey.details);
  const before = Math.min(inMoment.of(at) - 1, LAST_IN_MOMENT);
  // The first line only, so that a message that was cut off with its file is still the same message.
  const key = [survey.details.room, at, body.author ?? '', firstLine(lines)].join('\n');
  return {
    recordId: recordIdOf(survey.namespace, `${key}\n${nth.of(key)}`),
    digest: `${rankOf(before)}${sha256([at, body.author ?? '', ...lines.slice(1), body.text].join('\n')).slice(0, 13)}`,
    place,
    said: saidOf(body, inOrder(at, before), survey.details),
  };
}

/**
 * Exports write minutes, or seconds: who spoke last within one is told by the file's order alone. So
 * a message bears how many were written before it at the same time, as milliseconds.
 */
function inOrder(at: string, before: number): string {
  if (before === 0) return at;
  const seconds = at.split(':').length > 2 ? at : `${at}:00`;
  return `${seconds}.${String(before).padStart(3, '0')}`;
}

function firstLine(lines: readonly string[]): string {
  return (lines[0] ?? '').slice(0, 1_000);
}

function problemOf({ header, lines, isTooLong }: Message): Problem | null {
  if (isTooLong) return problem('source', 'whatsapp-message-too-long');
  return header === null && lines.some((line) => line.trim() !== '') ? problem('source', 'whatsapp-no-header') : null;
}

function refusedOf(message: Message, why: Problem, survey: Survey<ChatDetails>, nth: Occurrences): RefusedRecord {
  const { header, lines, place } = message;
  const excerpt = lines.join('\n').slice(0, 500);
  const key = [survey.details.room, 'refused', header?.written ?? '', excerpt].join('\n');
  const digest = sha256(key).slice(0, 16);
  return { recordId: recordIdOf(survey.namespace, `${key}\n${nth.of(key)}`), digest, place, problem: why, excerpt };
}

/** Local time in ISO form, without seconds where the export has none; as written if there is no such day. */
function momentOf(header: Header, { orders }: ChatDetails): string {
  const date = dateIn(orders[header.yearAt] ?? 'dmy', header.date);
  if (!date) return header.written;
  const time = [header.hour, header.minute, ...(header.second === null ? [] : [header.second])];
  return `${date.year}-${twoDigits(date.month)}-${twoDigits(date.day)} ${time.map(twoDigits).join(':')}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function saidOf(body: Body, at: string, details: ChatDetails): Said {
  const { room, customer, files } = details;
  const threading = { kind: 'session', room } as const;
  const text = body.text === '' && body.attachments.length > 0 ? {} : { text: body.text };
  if (body.author === null) return { kind: 'system', threading, at, ...(customer ? { customer } : {}), ...text };
  const from = partyOf(body.author);
  const isCustomer = customer !== null && from.kind === customer.kind && from.address === customer.address;
  // A notice bears the name of the chat: it is a message that nobody wrote.
  const who = body.isNotice
    ? { automationSign: 'whatsapp-notice' }
    : { from, ...(customer && !isCustomer ? { agent: from } : {}) };
  return {
    kind: 'message',
    threading,
    at,
    ...who,
    ...(customer ? { customer } : {}),
    ...text,
    ...(body.attachments.length > 0
      ? { attachments: body.attachments.map((file) => ({ ...file, size: files[file.name] ?? null })) }
      : {}),
  };
}

/** A record is one message: what looks like a header below its first line is part of it. */
function readAgain(bytes: Uint8Array, survey: Survey<ChatDetails>, digest: string): Outcome<Said> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/(?:\r?\n)+$/, '');
  const lines = text.split(/\r?\n/);
  const header = headerOf(lines[0] ?? '');
  if (!header) return refused(problem('source', 'whatsapp-no-header'));
  const at = inOrder(momentOf(header, survey.details), beforeOf(digest));
  return passed(saidOf(bodyOf([header.rest, ...lines.slice(1)]), at, survey.details));
}
