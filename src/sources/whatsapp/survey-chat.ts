import type { Outcome } from '../../core/basics/outcome.ts';
import { passed, refused } from '../../core/basics/outcome.ts';
import { problem } from '../../core/basics/problem.ts';
import type { SourceFile } from '../source-file.ts';
import type { Survey, SurveyOptions, Why } from '../source.ts';
import { type Body, bodyOf } from './body.ts';
import { type Chat, chatOf, titleOf } from './chat.ts';
import { type DecidedOrder, OrderEvidence, type Orders } from './date-order.ts';
import type { Header, YearAt } from './header.ts';
import { type Message, messagesOf } from './messages.ts';
import { GROUP_WORD } from './phrases.ts';
import { type Encoding, utf8Of } from '../text-encoding.ts';
import { encodingOf } from './encoding-of.ts';

/** How one export is read. */
export interface ChatDetails extends Chat {
  readonly encoding: Encoding;
  /** How this export writes its headers; what else looks like one is part of a message. */
  readonly shapes: readonly string[];
  readonly orders: Orders;
  /** Sizes of the files that came with the chat and are named in it. */
  readonly files: Readonly<Record<string, number>>;
}

/** Reads the whole chat once: no single line tells the order of a date, nor who the chat is with. */
export async function surveyChat(file: SourceFile, options: SurveyOptions): Promise<Outcome<Survey<ChatDetails>>> {
  const encoding = encodingOf(file.head);
  if (encoding === null) return refused(problem('source', 'whatsapp-not-text'));
  const shapes = await shapesOf(file, encoding);
  if (shapes.length === 0) return refused(problem('source', 'whatsapp-no-message'));
  const seen = await look(file, encoding, new Set(shapes));
  const title = titleOf(file.name);
  const agents = options.map?.agents ?? [];
  const chat = chatOf({ title, authors: seen.authors, isGroup: seen.isGroup, agents });
  const wished = options.map?.dateOrder ?? options.learned.dateOrder ?? null;
  const decided = seen.order.decide(wished, options.country);
  const orders = ordersOf(decided);
  return passed({
    namespace: options.map?.system ?? 'whatsapp',
    reading: {
      dateOrder: readingOrder(decided),
      zone: options.zone,
      country: options.country,
      ratingScale: options.map?.ratingScale ?? '1-5',
    },
    unproven: Object.values(decided).every(({ isProven }) => isProven) ? [] : ['dateOrder'],
    evidence: [...Object.values(decided).map(({ why }) => why), aboutPeople(chat, title, seen)],
    details: { encoding, shapes, orders, ...chat, files: seen.files },
    manner: JSON.stringify(chat),
  });
}

/**
 * The shape of most headers; and another one where the file was joined from two exports and both are
 * common in it. A rare other shape is a line that somebody pasted into a message.
 */
async function shapesOf(file: SourceFile, encoding: Encoding): Promise<string[]> {
  const counts = new Map<string, number>();
  let total = 0;
  const count = ({ header }: Message): void => {
    if (!header || (counts.size >= MOST_SHAPES && !counts.has(header.shape))) return;
    counts.set(header.shape, (counts.get(header.shape) ?? 0) + 1);
    total += 1;
  };
  for await (const batch of messagesOf(utf8Of(file.open(), encoding), () => true)) batch.forEach(count);
  const byCount = [...counts].sort((a, b) => b[1] - a[1]);
  return byCount.filter(([, n], index) => index === 0 || (n >= 10 && n >= 0.3 * total)).map(([shape]) => shape);
}

const MOST_SHAPES = 100;
/** A group has at most 1,024 members; more authors are no authors. */
const MOST_AUTHORS = 20_000;
const MOST_FILES = 100_000;

interface Seen {
  readonly order: OrderEvidence;
  readonly authors: Set<string>;
  readonly files: Record<string, number>;
  isGroup: boolean;
  authored: number;
  system: number;
}

async function look(file: SourceFile, encoding: Encoding, shapes: ReadonlySet<string>): Promise<Seen> {
  const seen: Seen = {
    order: new OrderEvidence(),
    authors: new Set(),
    files: {},
    isGroup: false,
    authored: 0,
    system: 0,
  };
  const sizes = new Map([...file.siblings].map(([name, size]) => [name.normalize('NFC'), size]));
  let found = 0;
  for await (const batch of messagesOf(utf8Of(file.open(), encoding), ({ shape }) => shapes.has(shape))) {
    for (const { header, lines, place, isTooLong } of batch) {
      if (!header || isTooLong) continue;
      const body = bodyOf(lines);
      seen.order.add(header, place.line);
      if (body.attachments.length > 0) seen.order.addMedia(header, place.line);
      notePeople(seen, body);
      for (const { name } of body.attachments) {
        const size = sizes.get(name.normalize('NFC'));
        if (size !== undefined && found < MOST_FILES) {
          seen.files[name] = size;
          found += 1;
        }
      }
    }
  }
  return seen;
}

function notePeople(seen: Seen, { author, isNotice, text }: Body): void {
  if (author === null) {
    seen.system += 1;
    seen.isGroup ||= GROUP_WORD.test(text);
    return;
  }
  seen.authored += 1;
  if (!isNotice && seen.authors.size < MOST_AUTHORS) seen.authors.add(author);
}

function ordersOf(decided: Partial<Record<YearAt, DecidedOrder>>): Orders {
  return Object.fromEntries(Object.entries(decided).map(([yearAt, { order }]) => [yearAt, order]));
}

/** Moments are handed over in ISO form, so this only tells people; they know no year-day-month. */
function readingOrder(decided: Partial<Record<Header['yearAt'], DecidedOrder>>): 'dmy' | 'mdy' | 'ymd' {
  const order = (decided.last ?? decided.short ?? decided.first)?.order;
  return order === 'dmy' || order === 'mdy' ? order : 'ymd';
}

function aboutPeople(chat: Chat, title: string | null, seen: Seen): Why {
  const counts = { authored: String(seen.authored), system: String(seen.system), people: String(seen.authors.size) };
  if (chat.customer) return { code: 'whatsapp-chat-with', about: { ...counts, name: chat.customer.address } };
  if (title !== null) return { code: 'whatsapp-group-chat', about: { ...counts, title } };
  return { code: 'whatsapp-untitled-chat', about: counts };
}
