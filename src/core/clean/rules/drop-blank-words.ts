import { isBlankWord } from '../blank-words.ts';
import type { CleaningRule } from '../cleaning-rule.ts';
import { eachValue, type ValueKind } from '../each-value.ts';
import { SIGNS } from '../signs.ts';

const id = 'drop-blank-words';

/** Words that programs and people write where nothing is known. Never in a text: "None" may be an answer. */
export const dropBlankWords: CleaningRule = {
  id,
  reason: {
    en: 'A word for "nothing" is no value.',
    'zh-CN': '表示“没有”的词不是值。',
  },
  examples: [
    { before: { replyAt: 'NULL' }, after: {} },
    { before: { rating: 'nan', agent: { kind: 'name', address: '无' } }, after: {} },
    { before: { replyAt: '0000-00-00 00:00:00' }, after: {} },
    { before: { text: 'None' }, after: { text: 'None' } },
    { before: { customer: { kind: 'name', address: 'Null' } }, after: { customer: { kind: 'name', address: 'Null' } } },
  ],
  signs: SIGNS.short,
  apply: (said, note) => eachValue(said, id, note, (value, kind) => (isBlank(value, kind) ? undefined : value)),
};

function isBlank(value: string, kind: ValueKind): boolean {
  if (kind === 'text' || !isBlankWord(value)) return false;
  // Null, Nan and None are surnames; the same in capitals or small letters is a program's word.
  return kind !== 'name' || !/^(?:N[aA]|Nan|Nil|Null|None)$/.test(value);
}
