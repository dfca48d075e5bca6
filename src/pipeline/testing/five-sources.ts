import type { IntakeItem } from '../../contract/intake.ts';
import type { Piece } from './stories.ts';
import { LEGACY } from './stories.ts';

/** How many records each of the five sources holds. */
export interface Sizes {
  readonly mails: number;
  readonly lines: number;
  readonly calls: number;
  readonly rows: number;
  readonly pushes: number;
  /** Half of those whom nobody took on the telephone are called back. */
  readonly hasCallBacks?: boolean;
}

/** Numbers from a seed, the same on every machine: mulberry32. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}

const START = Date.UTC(2025, 0, 6, 7);
const MINUTE = 60_000;
/** Half a year. */
const MINUTES = 26 * 7 * 24 * 60;
const PEOPLE = 400;
const STAFF = ['ann', 'ben', 'chen', 'dora'] as const;
const WORDS = [
  'order',
  'refund',
  '退款',
  '发票',
  'delivery',
  'lamp',
  'broken',
  '请问',
  'thanks',
  'when',
  '地址',
  'size',
];

/**
 * A company's half year in five systems, cut into pieces that overlap as exports do: two mailboxes, chat
 * exports, call records, ticket tables, and what programs push. The same people are in all of them.
 * The same seed gives the same bytes.
 */
export function fiveSources(seed: number, sizes: Sizes): Piece[] {
  const roll = dice(seed);
  return [
    ...mailboxes(roll, sizes.mails),
    ...chats(roll, sizes.lines),
    ...callRecords(roll, sizes.calls, sizes.hasCallBacks ?? false),
    ...tables(roll, sizes.rows),
    ...pushes(roll, sizes.pushes),
  ];
}

type Roll = (sides: number) => number;

function minutesOf(roll: Roll, count: number): number[] {
  return Array.from({ length: count }, () => roll(MINUTES)).sort((a, b) => a - b);
}

function wordsOf(roll: Roll): string {
  return Array.from({ length: 3 + roll(6) }, () => WORDS[roll(WORDS.length)]!).join(' ');
}

/** Pieces of about equal length, each beginning some items before the last one ended. */
function overlapping<T>(all: readonly T[], count: number, overlap: number): T[][] {
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, n) => all.slice(Math.max(0, n * size - overlap), (n + 1) * size));
}

function mailboxes(roll: Roll, count: number): Piece[] {
  const mails = minutesOf(roll, count).map((minute, id) => {
    const person = roll(PEOPLE);
    const isReply = id > 0 && roll(3) > 0;
    const staff = STAFF[roll(STAFF.length)]!;
    const isOurs = isReply && roll(2) === 0;
    const customer = `Person ${person} <p${person}@mail.example>`;
    const us = `${staff} <${staff}@shop.example>`;
    return [
      'From nobody Mon Jan  6 07:00:00 2025',
      `From: ${isOurs ? us : customer}`,
      `To: ${isOurs ? customer : us}`,
      `Message-ID: <m${id}@mail.example>`,
      ...(isReply ? [`In-Reply-To: <m${Math.max(0, id - 1 - roll(40))}@mail.example>`] : []),
      `Date: ${new Date(START + minute * MINUTE).toUTCString().replace('GMT', '+0000')}`,
      `Subject: ${isReply ? 'Re: ' : ''}${WORDS[roll(WORDS.length)]!}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      wordsOf(roll),
      '',
    ].join('\n');
  });
  return overlapping(mails, 6, 30).map((some, n) => ({ name: `inbox-${n}.mbox`, content: `${some.join('\n')}\n` }));
}

/** Rooms of one customer each; a room is exported twice, the second time longer. */
function chats(roll: Roll, count: number): Piece[] {
  const rooms = 24;
  return Array.from({ length: rooms }, (_, room) => {
    const lines = minutesOf(roll, Math.ceil(count / rooms)).map((minute, n) => {
      const [date, time] = new Date(START + minute * MINUTE).toISOString().split('T');
      const [year, month, day] = date!.split('-');
      const speaker = roll(2) === 0 ? `Person ${room}` : 'Lamp Shop';
      return `${day}/${month}/${year!.slice(2)}, ${time!.slice(0, 5)} - ${speaker}: ${wordsOf(roll)} ${n}`;
    });
    return [lines.slice(0, Math.ceil(lines.length * 0.7)), lines].map((some, half) => ({
      name: `${half}/WhatsApp Chat with Person ${room}.txt`,
      content: `${some.join('\n')}\n`,
    }));
  }).flat();
}

const CDR =
  'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,linkedid,sequence';

/** A queue with one leg a call, now and then two; of those who are called back some are so too late, some in vain. */
function callRecords(roll: Roll, count: number, hasCallBacks: boolean): Piece[] {
  const rows = minutesOf(roll, count).flatMap((minute, call) => {
    const phone = `0201${String(200_000 + roll(PEOPLE))}`;
    const agent = 101 + roll(4);
    const talk = roll(3) > 0 ? 5 + roll(600) : 0;
    const linked = 1_736_000_000 + call - (call % 9 === 8 ? 1 : 0);
    const ring = {
      minute,
      row: `${cdrDate(minute)},"""P"" <${phone}>",${phone},500,ext-queues,PJSIP/trunk-${call},PJSIP/${agent}-${call},Queue,"500,t",${talk + 7},${talk},${talk > 0 ? 'ANSWERED' : 'NO ANSWER'},3,,${1_736_000_000 + call}.1,,4001234567,,${linked}.1,${call}`,
    };
    if (talk > 0 || !hasCallBacks || roll(2) === 0) return [ring];
    const [later, spoken] = [minute + 1 + roll(4 * 24 * 60), roll(3) > 0 ? 30 + roll(300) : 0];
    const row = `${cdrDate(later)},"""${agent}"" <${agent}>",${agent},${phone},from-internal,PJSIP/${agent}-${call},PJSIP/trunk-${call},Dial,"PJSIP/${phone}@trunk",${spoken + 9},${spoken},${spoken > 0 ? 'ANSWERED' : 'NO ANSWER'},3,,${1_736_000_000 + call}.2,,,,${1_736_000_000 + call}.2,${call}`;
    return [ring, { minute: later, row }];
  });
  const inOrder = rows.sort((a, b) => a.minute - b.minute).map(({ row }) => row);
  return overlapping(inOrder, 5, 20).map((some, n) => ({
    name: `cdr-${n}/cdr.csv`,
    content: `${[CDR, ...some].join('\n')}\n`,
  }));
}

function cdrDate(minute: number): string {
  return new Date(START + minute * MINUTE).toISOString().slice(0, 19).replace('T', ' ');
}

/** As people name things: with signs that files and queries give a meaning of their own. */
const TOPICS = ['Returns', '退货\\换货', "it's \\N", ''];
const STATUSES = ['Solved', 'open', '', '处理中'];
const TAGS = ['vip; urgent', '加急，退款', 'a\\b', '', 'vip'];

/** Tickets with their answers; some cannot be read, some come twice with other words. */
function tables(roll: Roll, count: number): Piece[] {
  const rows = minutesOf(roll, count).map((minute, id) => {
    const at = roll(200) === 0 ? 'some day' : new Date(START + minute * MINUTE).toISOString();
    const channel = ['email', 'Chat ', '电话', 'Whats App', 'e-mail'][roll(5)]!;
    const answeredAt = new Date(START + (minute + roll(900)) * MINUTE).toISOString();
    const resolvedAt = roll(3) === 0 ? '' : new Date(START + (minute + roll(9_000)) * MINUTE).toISOString();
    const reply = roll(4) === 0 ? ',' : `${answeredAt},${wordsOf(roll)}`;
    return `R${id},C${roll(PEOPLE)},${at},${channel},"${wordsOf(roll)}",${reply},${TOPICS[id % 4]},"${TAGS[id % 5]}",${STATUSES[roll(4)]!},${resolvedAt},${roll(3) === 0 ? roll(3) : ''}`;
  });
  return overlapping(rows, 6, 50).map((some, n) => ({
    name: `tickets-${n}.csv`,
    content: `${[`${LEGACY},topic,tags,status,resolved at,reopens`, ...some.map((row, at) => (at % 97 === 96 ? row.replace('thanks', 'many thanks') : row))].join('\n')}\n`,
  }));
}

function pushes(roll: Roll, count: number): Piece[] {
  const items = minutesOf(roll, count).map((minute, id): IntakeItem => {
    const person = roll(PEOPLE);
    const isOurs = roll(2) === 0;
    return {
      id: String(id),
      kind: roll(12) === 0 ? 'rating' : 'message',
      channel: 'chat',
      direction: isOurs ? 'outbound' : 'inbound',
      at: new Date(START + minute * MINUTE).toISOString(),
      customer: { kind: 'email', address: `p${person}@mail.example`, name: `Person ${person}` },
      ...(isOurs ? { agent: { kind: 'account', address: STAFF[roll(STAFF.length)]! } } : {}),
      ...(roll(3) === 0 ? {} : { conversation: `M${roll(count / 4)}` }),
      rating: { value: 1 + roll(5), scale: '1-5' },
      text: wordsOf(roll),
      ...(roll(3) === 0 ? { resolution: (['resolved', 'resolved', 'reopened', 'open'] as const)[roll(4)]! } : {}),
      ...(id % 3 === 0 ? { topic: TOPICS[id % 4]!, subtopic: 'by "phone"', tags: [TAGS[id % 5]!] } : {}),
    };
  });
  return overlapping(items, 10, 5).map((some) => ({ push: 'crm', items: some }));
}
