import type { CleaningRule } from '../cleaning-rule.ts';
import { eachValue } from '../each-value.ts';
import { SIGNS } from '../signs.ts';

const id = 'narrow-full-width';

/** Full-width letters, digits and signs in numbers, times and addresses; texts and names keep theirs. */
export const narrowFullWidth: CleaningRule = {
  id,
  reason: {
    en: 'Full-width digits and letters come from a keyboard mode, not from a meaning.',
    'zh-CN': '全角数字和字母来自输入法状态，并无含义上的区别。',
  },
  examples: [
    { before: { at: '２０２６－０３－０１ ０９：００' }, after: { at: '2026-03-01 09:00' } },
    {
      before: { customer: { kind: 'phone', address: '１３８００１３８０００' } },
      after: { customer: { kind: 'phone', address: '13800138000' } },
    },
    { before: { text: '您好！' }, after: { text: '您好！' } },
  ],
  signs: SIGNS.fullWidth,
  parameters: {
    inNames: {
      label: { en: 'Letters and digits in names, too', 'zh-CN': '姓名中的字母和数字也改为半角' },
      usual: false,
    },
  },
  apply: (said, note, { inNames }) =>
    eachValue(said, id, note, (value, kind) => {
      if (kind === 'value' || kind === 'address') return value.replace(FULL_WIDTH, narrow);
      return kind === 'name' && inNames === true ? value.replace(LETTERS_AND_DIGITS, narrow) : value;
    }),
};

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const LETTERS_AND_DIGITS = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

function narrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
