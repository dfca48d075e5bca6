import { type Candidate, isLine } from '../candidate.ts';
import { agree, alikeBy, nearestPairs } from '../nearest-pairs.ts';
import { FURTHEST, type RepeatRule } from '../repeat-rule.ts';
import { LEAST_LETTERS } from '../same-text.ts';

const WINDOW = FURTHEST / 1_000;

const mailbox = { system: 'mailbox', threading: 'references', channel: 'email' } as const;
const chat = { threading: 'session', channel: 'chat', source: 'whatsapp' } as const;
const desk = { system: 'desk' } as const;
const text = 'Hello, my order 4711 has not arrived yet. Could you check?';

/** A mail that lies in a mailbox and, as a row, in a help desk. Each of one system meets the nearest of the other. */
export const sameMessage: RepeatRule = {
  id: 'same-message',
  reason: {
    en: 'Two systems kept the same text of the same customer within a quarter of an hour.',
    'zh-CN': '两个系统在一刻钟内记录了同一客户的同一段文字。',
  },
  parameters: {
    window: {
      value: WINDOW,
      reason: {
        en: 'Help desks fetch mail every one to five minutes, and mail that is held back is sent again after five to ten.',
        'zh-CN': '客服系统每一到五分钟收取一次邮件；被暂缓的邮件会在五到十分钟后重发。',
      },
    },
    letters: {
      value: LEAST_LETTERS,
      reason: {
        en: 'Shorter texts ("Thank you!") are said again by chance; a Chinese character counts as three letters, about what it says.',
        'zh-CN': '更短的文字（如“谢谢！”）可能碰巧相同；一个汉字按三个字母计，与其信息量相当。',
      },
    },
  },
  examples: [
    {
      one: { ...mailbox, text },
      other: { ...desk, after: 90, text: `${text.toUpperCase()}\n-- \nEva` },
      isRepeat: true,
    },
    {
      one: { ...mailbox, text, subject: 'Order 4711' },
      other: { ...desk, after: -30, text: `> ${text}`, subject: 'Re: order 4711' },
      isRepeat: true,
    },
    {
      one: { ...mailbox, text: '您好，我的订单还没有收到，请帮我查一下物流信息。' },
      other: { ...desk, after: 240, text: '您好,我的订单还没有收到 请帮我查一下物流信息' },
      isRepeat: true,
    },
    {
      one: { ...chat, system: 'whatsapp', source: 'whatsapp', text },
      other: { ...chat, system: 'crm', source: 'crm', after: 61, text },
      isRepeat: true,
    },
    { one: { ...chat, system: 'a', text }, other: { ...chat, system: 'b', after: 61, text }, isRepeat: false },
    { one: { ...mailbox, text }, other: { ...desk, after: 901, text }, isRepeat: false },
    { one: { ...mailbox, text: 'Thank you!' }, other: { ...desk, text: 'Thank you!' }, isRepeat: false },
    { one: { ...mailbox, text: '好的，谢谢' }, other: { ...desk, text: '好的，谢谢' }, isRepeat: false },
    { one: { ...mailbox, text }, other: { ...desk, text, direction: 'outbound' }, isRepeat: false },
    { one: { ...mailbox, text }, other: { ...desk, text: text.replace('4711', '4712') }, isRepeat: false },
    {
      one: { ...mailbox, text, subject: 'Order 4711' },
      other: { ...desk, text, subject: 'Second reminder' },
      isRepeat: false,
    },
  ],
  pairs: (candidates) =>
    alikeBy(candidates, textKeyOf).flatMap((alike) => nearestPairs(alike, WINDOW * 1_000, mayBeOneMessage)),
};

/** The side and the words; null for what is too short to mean one thing. */
export function textKeyOf({ kind, direction, written }: Candidate): string | null {
  return kind === 'message' && written.isMeaningful ? `${direction ?? ''} ${written.words}` : null;
}

/** Lines of one source are met within the minute, by same-line. */
function mayBeOneMessage(a: Candidate, b: Candidate): boolean {
  if (isLine(a) && isLine(b) && a.source === b.source) return false;
  return agree(a.written.subject || null, b.written.subject || null) && agree(a.agentPointId, b.agentPointId);
}
