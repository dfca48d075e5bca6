import { type Candidate, isLine } from '../candidate.ts';
import { agree, alikeBy } from '../nearest-pairs.ts';
import type { Pair, RepeatRule } from '../repeat-rule.ts';
import { LEAST_LETTERS } from '../same-text.ts';
import { textKeyOf } from './same-message.ts';

const WINDOW = 600;

const text = 'Hello, my order 4711 has not arrived yet. Could you check?';
const form = { text, system: 'desk' } as const;

/**
 * A form that was sent twice, a ticket that was opened twice. Only what customers wrote: an agent who
 * answers two questions alike has answered both. Not the lines of a chat either: there, saying it again is
 * part of the talk.
 */
export const sentTwice: RepeatRule = {
  id: 'sent-twice',
  reason: {
    en: 'The customer sent the same text again within ten minutes: a form sent twice, a ticket opened twice.',
    'zh-CN': '客户在十分钟内又发了同样的文字：表单重复提交，或工单重复创建。',
  },
  parameters: {
    window: {
      value: WINDOW,
      reason: {
        en: 'Who sees no confirmation sends again within minutes; who writes the same after an hour is still waiting, and says so.',
        'zh-CN': '没看到提交成功的人会在几分钟内重发；一小时后再写同样内容的人，是在催促。',
      },
    },
    letters: {
      value: LEAST_LETTERS,
      reason: {
        en: 'Shorter texts ("hello", "??") are said again by chance; a Chinese character counts as three letters, about what it says.',
        'zh-CN': '更短的文字（如“在吗”“？？”）本来就会重复；一个汉字按三个字母计，与其信息量相当。',
      },
    },
  },
  examples: [
    { one: form, other: { ...form, after: 45 }, isRepeat: true },
    { one: form, other: { ...form, after: 600, text: `${text.toLowerCase()}\n` }, isRepeat: true },
    { one: form, other: { ...form, after: 601 }, isRepeat: false },
    { one: form, other: { ...form, after: 45, text: text.replace('4711', '4712') }, isRepeat: false },
    {
      one: { ...form, direction: 'outbound' },
      other: { ...form, direction: 'outbound', after: 45 },
      isRepeat: false,
    },
    { one: { ...form, text: 'hello' }, other: { ...form, text: 'hello', after: 10 }, isRepeat: false },
    { one: { ...form, text: '好的' }, other: { ...form, text: '好的', after: 10 }, isRepeat: false },
    { one: { ...form, text: '??' }, other: { ...form, text: '??', after: 10 }, isRepeat: false },
    {
      one: { ...form, threading: 'session', channel: 'chat' },
      other: { ...form, threading: 'session', channel: 'chat', after: 10 },
      isRepeat: false,
    },
    { one: { ...form, isAutomation: true }, other: { ...form, isAutomation: true, after: 10 }, isRepeat: false },
  ],
  pairs: (candidates) => alikeBy(candidates, formKeyOf).flatMap(neighboursOf),
};

function formKeyOf(one: Candidate): string | null {
  const isForm = one.direction === 'inbound' && !isLine(one) && !one.isAutomation;
  const key = isForm ? textKeyOf(one) : null;
  return key === null ? null : `${one.system} ${key}`;
}

/** Each with the one before it, where that is near enough: sent three times, it is one still. */
function neighboursOf(alike: readonly Candidate[]): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 1; at < alike.length; at++) {
    const [before, one] = [alike[at - 1]!, alike[at]!];
    const isSame = agree(before.written.subject || null, one.written.subject || null);
    if (one.at - before.at <= WINDOW * 1_000 && isSame) pairs.push([before, one]);
  }
  return pairs;
}
