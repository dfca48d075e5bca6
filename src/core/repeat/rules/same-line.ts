import { byMoment, type Candidate, isLine, lineKeyOf } from '../candidate.ts';
import { agree, alikeBy } from '../nearest-pairs.ts';
import type { Pair, RepeatRule } from '../repeat-rule.ts';
import { LEAST_LETTERS } from '../same-text.ts';

const NEIGHBOUR = 600;

const line = { system: 'whatsapp', channel: 'chat', threading: 'session' } as const;
const here = { ...line, scopeId: 'room' as never, files: [1] };
const there = { ...line, scopeId: 'room' as never, files: [2] };
const elsewhere = { ...line, scopeId: 'renamed' as never, files: [2] };
const text = '请问我的订单4711什么时候可以发货呢？';

/**
 * Two exports of one chat whose records do not bear the same ids: one has seconds and the other only minutes,
 * the phones speak other languages, the file was renamed; or a chat that a program pushed and somebody exported.
 *
 * Lines meet one by one within the minute, and never two of one file: "ok", "ok" in one minute are two in each.
 */
export const sameLine: RepeatRule = {
  id: 'same-line',
  reason: {
    en: 'Two exports of one chat hold the same line in the same minute.',
    'zh-CN': '同一聊天的两份导出在同一分钟内有相同的一条消息。',
  },
  parameters: {
    minute: {
      value: 60,
      reason: {
        en: 'Android writes minutes, the iPhone seconds: the minute is what both tell.',
        'zh-CN': '安卓导出只精确到分钟，iPhone 精确到秒：分钟是两者共有的。',
      },
    },
    letters: {
      value: LEAST_LETTERS,
      reason: {
        en: 'Of two chats that do not bear the same title, only a line as long as that shows that they are one.',
        'zh-CN': '标题不同的两份聊天，只有这样长的相同消息才能证明是同一聊天。',
      },
    },
    neighbour: {
      value: NEIGHBOUR,
      reason: {
        en: 'Near such a line the short ones ("ok") of these two chats are the same too.',
        'zh-CN': '在这样的消息前后十分钟内，两份聊天里的短消息（如“好的”）也视为同一条。',
      },
    },
  },
  examples: [
    { one: { ...here, text: 'ok' }, other: { ...there, text: 'ok', after: 40 }, isRepeat: true },
    { one: { ...here, text: 'ok' }, other: { ...there, text: 'ok', after: 60 }, isRepeat: false },
    { one: { ...here, text: 'ok' }, other: { ...there, text: 'okay' }, isRepeat: false },
    { one: { ...here, text: 'ok' }, other: { ...here, text: 'ok', after: 10 }, isRepeat: false },
    { one: { ...here, text: 'ok' }, other: { ...elsewhere, text: 'ok' }, isRepeat: false },
    { one: { ...here, text }, other: { ...elsewhere, text, after: 20 }, isRepeat: true },
    { one: { ...here, text }, other: { ...elsewhere, system: 'crm', files: null, text }, isRepeat: true },
    { one: { ...here, files: null, text }, other: { ...here, files: null, text, after: 9 }, isRepeat: false },
    {
      one: { ...here, attachments: ['IMG-20241213-WA0001.jpg'] },
      other: { ...there, attachments: [''] },
      isRepeat: true,
    },
    {
      one: { ...here, attachments: ['IMG-20241213-WA0001.jpg'] },
      other: { ...there, attachments: ['IMG-20241213-WA0002.jpg'] },
      isRepeat: false,
    },
    {
      one: { ...here, text: 'ok', direction: 'inbound' },
      other: { ...there, text: 'ok', direction: 'outbound' },
      isRepeat: false,
    },
  ],
  pairs: (candidates) => {
    const lines = alikeBy(candidates, lineOf);
    const sure = lines.flatMap((alike) => pairsIn(alike, isSureRoom));
    const rooms = sure.filter(([a, b]) => a.scopeId !== b.scopeId);
    if (rooms.length === 0) return sure;
    const near = nearRooms(rooms);
    return lines.flatMap((alike) => pairsIn(alike, (a, b) => isSureRoom(a, b) || near(a, b)));
  },
};

function lineOf(one: Candidate): string | null {
  const isSaid = one.written.content !== '' || one.attachments.length > 0;
  return one.kind === 'message' && isLine(one) && isSaid
    ? `${one.contactPointId} ${lineKeyOf(one, one.written)}`
    : null;
}

/** Each joins the first that stands in none of its files: the nth "ok" of one file is the nth of the other. */
function pairsIn(alike: readonly Candidate[], isOneRoom: (a: Candidate, b: Candidate) => boolean): Pair[] {
  const groups: Candidate[][] = [];
  const pairs: Pair[] = [];
  for (const one of alike) {
    const group = groups.find((members) => members.every((other) => mayBeOneLine(other, one) && isOneRoom(other, one)));
    if (group) {
      pairs.push([group[0]!, one]);
      group.push(one);
    } else groups.push([one]);
  }
  return pairs;
}

function mayBeOneLine(a: Candidate, b: Candidate): boolean {
  const hasSameFiles = a.attachments.every((name, place) => agree(name || null, b.attachments[place] || null));
  return areApart(a, b) && hasSameFiles && agree(a.agentPointId, b.agentPointId);
}

/** Not two lines of one file, nor two that a system itself tells apart. */
function areApart(a: Candidate, b: Candidate): boolean {
  if (a.system !== b.system) return true;
  return a.files !== null && b.files !== null && !a.files.some((file) => b.files!.includes(file));
}

function isSureRoom(a: Candidate, b: Candidate): boolean {
  return a.scopeId === b.scopeId || (a.written.isMeaningful && b.written.isMeaningful);
}

/** Two chats that share a telling line are one around it. */
function nearRooms(sure: readonly Pair[]): (a: Candidate, b: Candidate) => boolean {
  const moments = new Map<string, number[]>();
  for (const pair of sure) {
    const rooms = roomsOf(pair);
    moments.set(rooms, [...(moments.get(rooms) ?? []), pair.toSorted(byMoment)[0]!.at]);
  }
  return (a, b) => (moments.get(roomsOf([a, b])) ?? []).some((at) => Math.abs(at - a.at) <= NEIGHBOUR * 1_000);
}

function roomsOf([a, b]: Pair): string {
  return [a.scopeId, b.scopeId].sort().join(' ');
}
