import type { CleaningRule } from '../cleaning-rule.ts';
import { eachValue } from '../each-value.ts';
import { SIGNS } from '../signs.ts';

const id = 'trim-spaces';

/** Spaces at either end. An empty value is a missing one. */
export const trimSpaces: CleaningRule = {
  id,
  reason: {
    en: 'Spaces at the ends of a cell are left over from typing.',
    'zh-CN': '单元格首尾的空格是录入时留下的。',
  },
  examples: [
    { before: { channel: 'Email ' }, after: { channel: 'Email' } },
    { before: { text: '  Where is my order?\n' }, after: { text: 'Where is my order?' } },
    { before: { text: '  ', rating: '' }, after: {} },
    {
      before: { attributes: { weight: { said: ' 180 lb', unit: 'lb' }, height: { said: ' ' } } },
      after: { attributes: { weight: { said: '180 lb', unit: 'lb' } } },
    },
    {
      before: { company: ' Lindt GmbH', customerAlso: [{ kind: 'email', address: 'eva@lindt.example ' }] },
      after: { company: 'Lindt GmbH', customerAlso: [{ kind: 'email', address: 'eva@lindt.example' }] },
    },
  ],
  signs: SIGNS.loose | SIGNS.invisible | SIGNS.control,
  apply: (said, note) => eachValue(said, id, note, (value) => value.trim() || undefined),
};
