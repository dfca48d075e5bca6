import type { CleaningRule } from '../cleaning-rule.ts';
import { eachValue } from '../each-value.ts';
import { SIGNS } from '../signs.ts';

const id = 'strip-invisible-characters';

/** Zero-width space, word joiner, soft hyphen, byte order mark, bidirectional marks and overrides. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** The joiners build emoji and Persian words, so names and texts keep them. */
const JOINERS = /[\u200c\u200d]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

export const stripInvisibleCharacters: CleaningRule = {
  id,
  reason: {
    en: 'Two values that look the same must be the same.',
    'zh-CN': '看起来一样的值必须是同一个值。',
  },
  examples: [
    { before: { at: '\u200e2026-03-01\u00a009:00' }, after: { at: '2026-03-01 09:00' } },
    {
      before: { customer: { kind: 'email', address: '\ufeffann@example.com' } },
      after: { customer: { kind: 'email', address: 'ann@example.com' } },
    },
    { before: { text: '👨\u200d👩\u200d👧 here' }, after: { text: '👨\u200d👩\u200d👧 here' } },
    { before: { text: '您好\u3000世界' }, after: { text: '您好\u3000世界' } },
  ],
  signs: SIGNS.invisible,
  apply: (said, note) =>
    eachValue(said, id, note, (value, kind) => {
      const visible = value.replace(INVISIBLE, '');
      if (kind === 'text') return visible.replace(/\u00a0/g, ' ');
      const spaced = visible.replace(SPACES, ' ');
      return kind === 'name' ? spaced : spaced.replace(JOINERS, '');
    }),
};
