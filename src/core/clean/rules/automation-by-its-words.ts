import { automationLabelOf, beginsLikeALabel } from '../automation-label.ts';
import type { CleaningRule } from '../cleaning-rule.ts';
import { SIGNS } from '../signs.ts';

const id = 'automation-by-its-words';

/**
 * Words are only looked for at the very beginning, as a label: a customer may well ask about an
 * out-of-office reply.
 */
export const automationByItsWords: CleaningRule = {
  id,
  reason: {
    en: 'Programs begin what they write with a label: “Automatic reply:”, “[自动回复]”, “Out of office”.',
    'zh-CN': '程序发出的文字常以标记开头，例如“自动回复：”“[自动回复]”“Out of office”。',
  },
  examples: [
    {
      before: { text: '[自动回复] 您好，我现在有事不在' },
      after: { text: '[自动回复] 您好，我现在有事不在', isAutomation: true },
    },
    {
      before: { text: 'Out of office\nBack on Monday' },
      after: { text: 'Out of office\nBack on Monday', isAutomation: true },
    },
    { before: { text: '自动回复怎么关闭？' }, after: { text: '自动回复怎么关闭？' } },
    {
      before: { text: 'Your automatic reply says Monday, is that right?' },
      after: { text: 'Your automatic reply says Monday, is that right?' },
    },
  ],
  signs: SIGNS.automation,
  apply(said, note) {
    if (said.isAutomation || said.text === undefined || !beginsLikeALabel(said.text)) return said;
    const label = automationLabelOf(said.text);
    if (label === null) return said;
    note({ field: 'author', rule: id, before: label, after: 'automation' });
    return { ...said, isAutomation: true };
  },
};
