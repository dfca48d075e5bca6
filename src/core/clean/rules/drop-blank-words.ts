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
  looksForItself: ({ words }) => words !== '',
  parameters: {
    words: {
      label: { en: 'Further words, with commas between them', 'zh-CN': '其他表示“没有”的词，用逗号分隔' },
      usual: '',
      to: 1_000,
    },
  },
  apply(said, note, { words }) {
    const further = wordsOf(String(words));
    return eachValue(said, id, note, (value, kind) => (isBlank(value, kind, further) ? undefined : value));
  },
};

let lastWords = '';
let lastSet: ReadonlySet<string> = new Set();

/** The words of a parameter in lower case. The same parameter comes with every record, so it is read once. */
function wordsOf(words: string): ReadonlySet<string> {
  if (words !== lastWords) {
    const read = words.split(/[,\uff0c、;\uff1b\n]/).map((word) => word.trim().toLowerCase());
    lastSet = new Set(read.filter((word) => word !== ''));
    lastWords = words;
  }
  return lastSet;
}

function isBlank(value: string, kind: ValueKind, further: ReadonlySet<string>): boolean {
  if (kind === 'text') return false;
  if (further.size > 0 && further.has(value.toLowerCase())) return true;
  if (!isBlankWord(value)) return false;
  // Null, Nan and None are surnames; the same in capitals or small letters is a program's word.
  return kind !== 'name' || !/^(?:N[aA]|Nan|Nil|Null|None)$/.test(value);
}
