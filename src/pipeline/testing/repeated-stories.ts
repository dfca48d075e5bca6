import fc from 'fast-check';
import type { IntakeItem } from '../../contract/intake.ts';
import type { Piece } from './stories.ts';

/**
 * A morning of one customer, kept by several systems at once: mails and their tickets, forms sent twice,
 * calls in the telephone system and in the help desk, a chat exported by an Android and an iPhone. Few moments and
 * few texts, so that much comes twice, or looks as if it did.
 */
export interface RepeatedStory {
  readonly mails: readonly Told[];
  readonly tickets: readonly (Told & { readonly replyAfter: number | null })[];
  readonly pushes: readonly (Told & {
    readonly system: 'desk' | 'form';
    readonly isRated: boolean;
    readonly matter: boolean;
  })[];
  readonly calls: readonly {
    readonly minute: number;
    readonly second: number;
    readonly legs: number;
    readonly talk: number;
  }[];
  readonly logged: readonly { readonly minute: number; readonly second: number; readonly talk: number | null }[];
  readonly lines: readonly { readonly minute: number; readonly isOurs: boolean; readonly text: string }[];
}

interface Told {
  readonly minute: number;
  readonly isOurs: boolean;
  readonly text: string;
}

const LONG = [
  'Hello, my order 4711 has not arrived yet. Could you check where it is?',
  'We have looked it up for you: the parcel will be delivered tomorrow morning.',
  '您好，我的订单还没有收到，请帮我查一下物流信息。',
];
const minute = fc.integer({ min: 0, max: 16 }).map((n) => n * 3);
const told = { minute, isOurs: fc.boolean(), text: fc.constantFrom(...LONG, 'ok') };
const second = fc.integer({ min: 0, max: 59 });

export const repeatedStory: fc.Arbitrary<RepeatedStory> = fc.record({
  mails: fc.array(fc.record(told), { maxLength: 5 }),
  tickets: fc.array(fc.record({ ...told, replyAfter: fc.option(fc.integer({ min: 0, max: 8 }).map((n) => n * 3)) }), {
    maxLength: 4,
  }),
  pushes: fc.array(
    fc.record({
      ...told,
      system: fc.constantFrom('desk' as const, 'form' as const),
      isRated: fc.boolean(),
      matter: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  calls: fc.array(
    fc.record({ minute, second, legs: fc.integer({ min: 1, max: 2 }), talk: fc.constantFrom(0, 40, 300) }),
    { maxLength: 3 },
  ),
  logged: fc.array(fc.record({ minute, second, talk: fc.option(fc.constantFrom(30, 310)) }), { maxLength: 3 }),
  lines: fc
    .array(
      fc.record({
        minute: fc.integer({ min: 0, max: 5 }),
        isOurs: fc.boolean(),
        text: fc.constantFrom('ok', 'ok', '好的', LONG[2]!),
      }),
      { maxLength: 6 },
    )
    .map((lines) => lines.toSorted((a, b) => a.minute - b.minute)),
});

/** One by one, as systems export them; the chat once from each telephone. */
export function repeatedPieces(story: RepeatedStory): Piece[] {
  return [
    ...story.mails.map((mail, n) => ({ name: `${n}.eml`, content: mailOf(mail, n) })),
    ...story.tickets.map((ticket, n) => ({ name: `${n}.csv`, content: `${TICKETS}\n${ticketOf(ticket, n)}\n` })),
    ...story.pushes.map((push, n) => ({ push: push.system, items: [pushOf(push, n)] })),
    ...story.calls.map((call, n) => ({ name: `${n}/cdr.csv`, content: `${[CDR, ...callOf(call, n)].join('\n')}\n` })),
    ...story.logged.map((call, n) => ({ push: 'desk', items: [loggedOf(call, n)] })),
    ...chatsOf(story.lines),
  ];
}

const START = Date.UTC(2026, 2, 2, 9);

function iso(minutes: number, seconds = 0): string {
  return new Date(START + minutes * 60_000 + seconds * 1_000).toISOString();
}

function mailOf({ minute: at, isOurs, text }: Told, n: number): string {
  const [from, to] = isOurs
    ? ['Ann <ann@shop.example>', 'eva@customer.example']
    : ['Eva <eva@customer.example>', 'help@shop.example'];
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Message-ID: <${n}@x.example>`,
    ...(n % 2 === 0 ? [] : [`In-Reply-To: <${n - 1}@x.example>`]),
    `Date: ${new Date(START + at * 60_000).toUTCString().replace('GMT', '+0000')}`,
    'Subject: Order',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\n');
}

const TICKETS = 'id,customer_email,created_at,channel,direction,message,replied_at,reply';

function ticketOf(ticket: RepeatedStory['tickets'][number], n: number): string {
  const { minute: at, isOurs, text, replyAfter } = ticket;
  const reply = replyAfter === null ? ',' : `${iso(at + replyAfter)},"${LONG[1]}"`;
  return `T${n},eva@customer.example,${iso(at, 20)},email,${isOurs ? 'outbound' : 'inbound'},"> ${text}",${reply}`;
}

function pushOf(push: RepeatedStory['pushes'][number], n: number): IntakeItem {
  return {
    id: String(n),
    kind: 'message',
    channel: 'email',
    direction: push.isOurs ? 'outbound' : 'inbound',
    at: iso(push.minute, 40),
    customer: { kind: 'email', address: 'eva@customer.example' },
    ...(push.matter ? { conversation: 'M1' } : {}),
    ...(push.isRated ? { rating: { value: 1 + (n % 5), scale: '1-5' as const } } : {}),
    text: push.text.toUpperCase(),
  };
}

const CDR =
  'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did,recordingfile,linkedid,sequence';

function callOf({ minute: at, second: s, legs, talk }: RepeatedStory['calls'][number], n: number): string[] {
  return Array.from({ length: legs }, (_, leg) => {
    const start = iso(at, s + leg * 20)
      .slice(0, 19)
      .replace('T', ' ');
    const [spoken, disposition] = leg === legs - 1 && talk > 0 ? [talk, 'ANSWERED'] : [0, 'NO ANSWER'];
    const id = 1_700_000_000 + n;
    return `${start},"""Eva"" <+442012345678>",+442012345678,500,ext-queues,PJSIP/trunk-00000001,PJSIP/10${leg}-00000002,Queue,"500,t",${spoken + 7},${spoken},${disposition},3,,${id}.${leg},,4001234567,,${id}.1,${n}${leg}`;
  });
}

function loggedOf({ minute: at, second: s, talk }: RepeatedStory['logged'][number], n: number): IntakeItem {
  return {
    id: `call ${n}`,
    kind: 'call',
    channel: 'phone',
    direction: 'inbound',
    at: iso(at, s),
    customer: { kind: 'phone', address: '+442012345678' },
    call:
      talk === null ? { outcome: 'missed' } : { outcome: 'answered', talkSeconds: talk, answeredAt: iso(at, s + 15) },
    rating: { value: 4, scale: '1-5' },
  };
}

function chatsOf(lines: RepeatedStory['lines']): Piece[] {
  if (lines.length === 0) return [];
  const android = lines.map(({ minute: at, isOurs, text }) => {
    const [date, time] = iso(at).split('T');
    const [year, month, day] = date!.split('-');
    return `${day}/${month}/${year!.slice(2)}, ${time!.slice(0, 5)} - ${isOurs ? 'Lamp Shop' : 'Eva'}: ${text}`;
  });
  const iphone = lines.map(({ minute: at, isOurs, text }, n) => {
    const [date, time] = iso(at, n * 4).split('T');
    const [year, month, day] = date!.split('-');
    return `[${day}/${month}/${year}, ${time!.slice(0, 8)}] ${isOurs ? 'Lamp Shop' : 'Eva'}: ${text}`;
  });
  return [
    { name: 'android/WhatsApp Chat with Eva.txt', content: `${android.join('\n')}\n` },
    { name: 'iphone/WhatsApp Chat with Eva.txt', content: `${iphone.join('\n')}\n` },
  ];
}
