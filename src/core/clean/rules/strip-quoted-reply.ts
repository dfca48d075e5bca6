import type { CleaningRule } from '../cleaning-rule.ts';
import { isMail } from '../is-mail.ts';
import { withoutQuotedReply } from '../quoted-reply.ts';

const id = 'strip-quoted-reply';
const threading = { kind: 'references', messageId: '1@shop.example', references: [] } as const;

/** The answered mail, copied below the answer: it is in the history already, under its own date. */
export const stripQuotedReply: CleaningRule = {
  id,
  reason: {
    en: 'A quoted mail would be found and counted as written twice.',
    'zh-CN': '引用的原邮件已经在历史中，不应被重复检索和统计。',
  },
  examples: [
    {
      before: {
        threading,
        text: 'It is on its way.\n\nOn Mon, 4 Mar 2024 at 09:00, Eva <eva@customer.example> wrote:\n> Where is my order?\n>',
      },
      after: { threading, text: 'It is on its way.' },
    },
    {
      before: {
        threading,
        text: '已发货。\n\n在 2024-03-04 09:00:00，"李雷" <lilei@customer.example> 写道：\n> 我的订单在哪里？',
      },
      after: { threading, text: '已发货。' },
    },
    {
      before: { threading, text: '好的\n\n------------------ 原始邮件 ------------------\n发件人: "李雷"\n主题: 订单' },
      after: { threading, text: '好的' },
    },
    {
      before: {
        threading,
        text: 'Yes.\n\nFrom: Eva <eva@customer.example>\nSent: Monday\nTo: help@shop.example\nSubject: Order\n\nWhere is it?',
      },
      after: { threading, text: 'Yes.' },
    },
    {
      before: { threading, text: '> Red?\nNo, blue.\n> And when?\nTomorrow.' },
      after: { threading, text: '> Red?\nNo, blue.\n> And when?\nTomorrow.' },
    },
    { before: { threading, text: '> Only a quote.' }, after: { threading, text: '> Only a quote.' } },
    { before: { text: 'Not a mail.\n> quote' }, after: { text: 'Not a mail.\n> quote' } },
  ],
  before: ['strip-signature'],
  apply(said, note) {
    if (said.text === undefined || !isMail(said)) return said;
    const text = withoutQuotedReply(said.text, said.subject ?? '');
    if (text === said.text) return said;
    note({ field: 'text', rule: id, before: said.text.slice(text.length, text.length + 200).trim(), after: '' });
    return { ...said, text };
  },
};
