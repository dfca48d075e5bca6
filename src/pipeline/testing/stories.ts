import fc from 'fast-check';
import type { IntakeItem } from '../../contract/intake.ts';

/** What a company's systems hold, small, of all kinds at once; whole or cut, it is one history. */
export interface Story {
  readonly mails: readonly Mail[];
  readonly lines: readonly Line[];
  readonly legs: readonly Leg[];
  readonly rows: readonly Row[];
  readonly pushes: readonly IntakeItem[];
  /** Who is listed as ours before anything comes. */
  readonly agents: readonly string[];
}

interface Mail {
  readonly id: number;
  /** Mails it refers to; some that nobody has. */
  readonly references: readonly number[];
  readonly minute: number;
  readonly isOurs: boolean;
  readonly subject: string;
  /** In which mailboxes it lies; in both, where people copied each other. */
  readonly inboxes: 'first' | 'second' | 'both';
  /** The copies differ, as gateways leave them. */
  readonly isRewritten: boolean;
}

interface Line {
  readonly minute: number;
  readonly isOurs: boolean;
}

interface Leg {
  readonly call: number;
  readonly second: number;
  readonly isAnswered: boolean;
  /** We called: what may answer an earlier call that nobody took. */
  readonly isOurs: boolean;
  readonly agent: number;
}

interface Row {
  readonly id: number;
  readonly minute: number;
  readonly replyAfter: number | null;
  readonly text: string;
}

/** Something that comes in at once: a file, or a push. */
export type Piece =
  | { readonly name: string; readonly content: string }
  | { readonly push: string; readonly items: readonly IntakeItem[] };

const minute = fc.integer({ min: 0, max: 6_000 });

export const story: fc.Arbitrary<Story> = fc.record({
  agents: fc.constantFrom([], ['@shop.example']),
  mails: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 9 }),
      references: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 2 }),
      minute,
      isOurs: fc.boolean(),
      subject: fc.constantFrom('order', 'Re: order', 'AW: [shop] order', 'Re: bill'),
      inboxes: fc.constantFrom('first', 'second', 'both'),
      isRewritten: fc.boolean(),
    }),
    { maxLength: 6, selector: ({ id }) => id },
  ),
  lines: fc
    .array(fc.record({ minute: fc.integer({ min: 0, max: 40 }).map((n) => n * 97), isOurs: fc.boolean() }), {
      maxLength: 8,
    })
    .map((lines) => lines.toSorted((a, b) => a.minute - b.minute)),
  legs: fc.uniqueArray(
    fc.record({
      call: fc.integer({ min: 0, max: 6 }),
      second: fc.integer({ min: 0, max: 300 }),
      isAnswered: fc.boolean(),
      isOurs: fc.boolean(),
      agent: fc.integer({ min: 101, max: 103 }),
    }),
    { maxLength: 9, selector: ({ call, second, agent }) => `${call} ${second} ${agent}` },
  ),
  rows: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 9 }),
      minute,
      replyAfter: fc.option(fc.integer({ min: -20, max: 400 })),
      text: fc.constantFrom('Where is my order?', '想咨询退款进度', '"quoted", yes', ''),
    }),
    { maxLength: 6, selector: ({ id }) => id },
  ),
  pushes: fc.array(
    fc
      .record({
        id: fc.integer({ min: 0, max: 5 }),
        minute,
        isOurs: fc.boolean(),
        customer: fc.constantFrom('C1', 'C2'),
        matter: fc.option(fc.constant('M1')),
        name: fc.option(fc.constantFrom('Eva Stone', 'Bob Hill')),
        phone: fc.option(fc.constantFrom('+8613800138000', '+8613800138001')),
      })
      .map(({ id, minute, isOurs, customer, matter, name, phone }): IntakeItem => ({
        id: String(id),
        kind: 'message',
        channel: 'chat',
        direction: isOurs ? 'outbound' : 'inbound',
        at: iso(minute),
        customer: {
          kind: 'account',
          address: customer,
          ...(name === null ? {} : { name }),
          ...(phone === null ? {} : { also: [{ kind: 'phone', address: phone }] }),
        },
        ...(isOurs ? { agent: { kind: 'account', address: 'ann', name: 'Ann' } } : {}),
        ...(matter === null ? {} : { conversation: matter }),
        text: `pushed at ${minute}`,
      })),
    { maxLength: 5 },
  ),
});

/** Everything as its systems would export it in one go. */
export function whole(told: Story): Piece[] {
  return [
    ...inboxOf(told, 'first', told.mails),
    ...inboxOf(told, 'second', told.mails),
    ...chatOf(told.lines, 0, told.lines.length, 'whole'),
    ...callsOf(told.legs, 'whole'),
    ...tableOf(told.rows, 'whole'),
    ...(told.pushes.length === 0 ? [] : [{ push: 'crm', items: told.pushes }]),
  ];
}

/** The same in pieces: cut in two, overlapping where exports overlap. */
export function pieces(told: Story, at: number): Piece[] {
  const halves = <T>(all: readonly T[]): readonly T[][] => {
    const cut = Math.floor(all.length * at);
    return [all.slice(0, cut), all.slice(Math.max(0, cut - 1))];
  };
  const chat = Math.floor(told.lines.length * at);
  return [
    ...halves(told.mails).flatMap((some) => [...inboxOf(told, 'first', some), ...inboxOf(told, 'second', some)]),
    ...chatOf(told.lines, 0, chat, 'a'),
    ...chatOf(told.lines, startOfMinute(told.lines, chat), told.lines.length, 'b'),
    ...halves(told.legs).flatMap((legs, n) => callsOf(legs, String(n))),
    ...halves(told.rows).flatMap((rows, n) => tableOf(rows, String(n))),
    ...halves(told.pushes).flatMap((items) => (items.length === 0 ? [] : [{ push: 'crm', items }])),
  ];
}

/** Two exports of a chat meet where one of them holds the whole minute. */
function startOfMinute(lines: readonly Line[], end: number): number {
  let start = Math.max(0, end - 1);
  while (start > 0 && lines[start - 1]!.minute === lines[start]!.minute) start--;
  return start;
}

const START = Date.UTC(2024, 11, 13, 8);

function iso(minute: number, second = 0): string {
  return new Date(START + minute * 60_000 + second * 1_000).toISOString();
}

function inboxOf(_told: Story, inbox: 'first' | 'second', mails: readonly Mail[]): Piece[] {
  const inside = mails.filter((mail) => mail.inboxes === 'both' || mail.inboxes === inbox);
  if (inside.length === 0) return [];
  const content = inside.map((mail) => mailOf(mail, mail.isRewritten ? inbox : '')).join('\n');
  return [{ name: `${inbox}.mbox`, content: `${content}\n` }];
}

/** Over a month, so that some are too far apart to be one matter by their subject. */
function mailOf({ id, references, minute, isOurs, subject }: Mail, footer: string): string {
  const at = new Date(START + minute * 8 * 60_000).toUTCString().replace('GMT', '+0000');
  const [from, to] = isOurs
    ? ['Ann <ann@shop.example>', 'eva@customer.example']
    : ['Eva <eva@customer.example>', 'help@shop.example'];
  return [
    'From nobody Fri Dec 13 08:00:00 2024',
    `From: ${from}`,
    `To: ${to}`,
    `Message-ID: <${id}@x.example>`,
    `Date: ${at}`,
    `Subject: ${subject}`,
    ...(references.length === 0 ? [] : [`References: ${references.map((one) => `<${one}@x.example>`).join(' ')}`]),
    '',
    `mail ${id}${footer}`,
    '',
  ].join('\n');
}

function chatOf(lines: readonly Line[], from: number, to: number, folder: string): Piece[] {
  if (from >= to) return [];
  const text = lines.slice(from, to).map(({ minute, isOurs }, at) => {
    const [date, time] = iso(minute).split('T');
    const [year, month, day] = date!.split('-');
    return `${day}/${month}/${year!.slice(2)}, ${time!.slice(0, 5)} - ${isOurs ? 'Lamp Shop' : 'Eva'}: line ${from + at}`;
  });
  return [{ name: `${folder}/WhatsApp Chat with Eva.txt`, content: `${text.join('\n')}\n` }];
}

const CDR =
  'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,linkedid,sequence';

/** A call every sixteen hours, so that some follow each other within a few days; one in four is another customer's. */
function callsOf(legs: readonly Leg[], name: string): Piece[] {
  if (legs.length === 0) return [];
  const rows = legs.map(({ call, second, isAnswered, isOurs, agent }) => {
    const at = new Date(START + call * 16 * 3_600_000 + second * 1_000).toISOString().slice(0, 19).replace('T', ' ');
    const id = `${1_700_000_000 + call}.${second}${agent}`;
    const [talk, disposition] = isAnswered ? [60, 'ANSWERED'] : [0, 'NO ANSWER'];
    const phone = call % 4 === 3 ? '0207654321' : '0201234567';
    const route = isOurs
      ? `"""Ann"" <${agent}>",${agent},${phone},from-internal,PJSIP/${agent}-00000002,PJSIP/trunk-00000001,Dial,"PJSIP/${phone}@trunk"`
      : `"""Eva"" <${phone}>",${phone},500,ext-queues,PJSIP/trunk-00000001,PJSIP/${agent}-00000002,Queue,"500,t"`;
    return `${at},${route},${talk + 7},${talk},${disposition},3,,${id},,4001234567,,${1_700_000_000 + call}.1,${second}${agent}`;
  });
  return [{ name: `cdr-${name}/cdr.csv`, content: `${[CDR, ...rows].join('\n')}\n` }];
}

export const LEGACY =
  'id,customer_id,communication_time,communication_type,communication_content,response_time,response_content';

function tableOf(rows: readonly Row[], name: string): Piece[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ id, minute, replyAfter, text }) => {
    const reply = replyAfter === null ? ',' : `${iso(minute + replyAfter)},On its way`;
    return `R${id},C${id % 3},${iso(minute)},email,"${text.replaceAll('"', '""')}",${reply}`;
  });
  return [{ name: `${name}.csv`, content: `${[LEGACY, ...lines].join('\n')}\n` }];
}
