import type { Candidate } from '../candidate.ts';
import { agree, alikeBy, nearestPairs } from '../nearest-pairs.ts';
import type { RepeatRule } from '../repeat-rule.ts';

const SECOND = 1_000;
const START = 60;
const TALK = 60;
const TALK_SHARE = 0.1;

const call = { kind: 'call', channel: 'phone', direction: 'inbound' } as const;

/** A telephone system and a help desk that both keep the call. Each call of one meets the nearest of the other. */
export const sameCall: RepeatRule = {
  id: 'same-call',
  reason: {
    en: 'Two systems kept a call with the same number that began within a minute and lasted as long.',
    'zh-CN': '两个系统记录了与同一号码的通话，开始时间相差不到一分钟，通话时长也吻合。',
  },
  parameters: {
    start: {
      value: START,
      reason: {
        en: 'A help desk opens its row when the telephone rings or when somebody picks up; a queue rings for up to a minute.',
        'zh-CN': '客服系统在振铃或接听时建立记录，而排队振铃通常不超过一分钟。',
      },
    },
    talk: {
      value: TALK,
      reason: {
        en: 'People write durations down in whole minutes, and some systems count the ringing (or a tenth, of long calls).',
        'zh-CN': '人工登记的时长多取整到分钟，有的系统还把振铃计入（较长的通话允许相差一成）。',
      },
    },
  },
  examples: [
    {
      one: { ...call, system: 'pbx', talk: 277_000, outcome: 'answered' },
      other: { ...call, system: 'desk', after: 21, talk: 300_000 },
      isRepeat: true,
    },
    {
      one: { ...call, system: 'pbx' },
      other: { ...call, system: 'desk', after: -60, direction: null },
      isRepeat: true,
    },
    { one: { ...call, system: 'pbx' }, other: { ...call, system: 'desk', after: 61 }, isRepeat: false },
    { one: { ...call, system: 'pbx' }, other: { ...call, system: 'pbx', after: 5 }, isRepeat: false },
    {
      one: { ...call, system: 'pbx' },
      other: { ...call, system: 'desk', direction: 'outbound' },
      isRepeat: false,
    },
    {
      one: { ...call, system: 'pbx', outcome: 'missed' },
      other: { ...call, system: 'desk', outcome: 'answered' },
      isRepeat: false,
    },
    {
      one: { ...call, system: 'pbx', talk: 40_000 },
      other: { ...call, system: 'desk', talk: 600_000 },
      isRepeat: false,
    },
  ],
  pairs: (candidates) =>
    alikeBy(candidates, ({ kind }) => (kind === 'call' ? kind : null)).flatMap((calls) =>
      nearestPairs(calls, START * SECOND, mayBeOneCall),
    ),
};

function mayBeOneCall(a: Candidate, b: Candidate): boolean {
  return agree(a.direction, b.direction) && agree(wasTaken(a), wasTaken(b)) && haveLastedAlike(a.talk, b.talk);
}

function wasTaken({ outcome }: Candidate): boolean | null {
  return outcome === null ? null : outcome === 'answered';
}

function haveLastedAlike(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return true;
  return Math.abs(a - b) <= Math.max(TALK * SECOND, TALK_SHARE * Math.max(a, b));
}
