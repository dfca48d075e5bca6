import type { CleaningRule } from '../cleaning-rule.ts';
import { eachValue } from '../each-value.ts';
import { SIGNS } from '../signs.ts';

const id = 'compose-characters';

/** Unicode's one composed form (NFC): what a Mac writes as two characters, others write as one. */
export const composeCharacters: CleaningRule = {
  id,
  reason: {
    en: 'The same letter written as one or as two characters must be found alike (Unicode NFC).',
    'zh-CN': '同一个字母无论写成一个还是两个字符，都应能被同样检索到（Unicode NFC）。',
  },
  examples: [
    {
      before: { customer: { kind: 'name', address: 'Jose\u0301' } },
      after: { customer: { kind: 'name', address: 'José' } },
    },
  ],
  signs: SIGNS.composed,
  apply: (said, note) => eachValue(said, id, note, (value) => value.normalize('NFC')),
};
