import type { CleaningRule } from '../cleaning-rule.ts';
import { textOfMarkup } from '../markup-text.ts';

const id = 'html-to-text';

/** The words of a message that came as markup only; the markup itself stays in the original. */
export const htmlToText: CleaningRule = {
  id,
  reason: {
    en: 'A message is its words. Markup is not searched, not shown, and may carry tracking pixels and scripts.',
    'zh-CN': '消息的内容是文字。标记不用于检索和显示，其中还可能带有跟踪像素和脚本。',
  },
  examples: [
    {
      before: { html: '<p>您好，</p><p>订单&nbsp;<b>17</b>&hellip;</p><img src="https://t.example/p.gif" width="1">' },
      after: { text: '您好，\n\n订单 17…' },
    },
    {
      before: { html: '<style>p{color:red}</style>Yes.<blockquote>Will you come?</blockquote>' },
      after: { text: 'Yes.\n> Will you come?' },
    },
    { before: { html: '<script>alert(1)</script>' }, after: {} },
  ],
  before: ['trim-spaces'],
  apply(said, note) {
    if (said.html === undefined) return said;
    const { html, ...rest } = said;
    const text = said.text ?? (textOfMarkup(html) || undefined);
    note({ field: 'text', rule: id, before: html.slice(0, 200), after: (text ?? '').slice(0, 200) });
    return text === undefined ? rest : { ...rest, text };
  },
};
