import fc from 'fast-check';
import type { Said } from '../../record/said.ts';

const odd = fc.constantFrom(
  ' ',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\u0301',
  '\u3000',
  '１',
  'Ã',
  '©',
  'â',
  '€',
  '™',
  'e',
  '-',
  'N',
  'A',
  '/',
  '无',
  '👍',
  '\n',
  '\u2028',
);
const values = fc.oneof(
  fc.string(),
  fc.array(odd, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.constantFrom('N/A', 'null', 'Null', ' - ', '无', ''),
);
/** Rows as hostile programs write them. */
export const rows: fc.Arbitrary<Said> = fc.record(
  {
    kind: fc.constant('message' as const),
    threading: fc.constant({ kind: 'own' as const }),
    at: values,
    channel: values,
    text: values,
    replyText: values,
    rating: values,
    customer: fc.record({ kind: fc.constantFrom('email' as const, 'name' as const), address: values, name: values }),
    company: values,
    attributes: fc.dictionary(fc.constantFrom('weight', 'basket'), fc.record({ said: values }), { maxKeys: 2 }),
    customerAlso: fc.array(fc.record({ kind: fc.constant('email' as const), address: values, name: values }), {
      maxLength: 2,
    }),
    to: fc.array(fc.record({ kind: fc.constant('phone' as const), address: values }), { maxLength: 2 }),
  },
  { requiredKeys: ['kind', 'threading'] },
);

const lines = fc.constantFrom(
  'Thank you!',
  '谢谢！',
  '',
  ' ',
  '-- ',
  '--',
  'Eva',
  '+49 30 1234',
  'Sent from my iPhone',
  '发自我的iPhone',
  'On Mon, 4 Mar 2024 at 09:00, Eva <eva@customer.example> wrote:',
  '在 2024-03-04 09:00:00，"李雷" <lilei@customer.example> 写道：',
  'Am 04.03.24 um 09:00 schrieb Eva:',
  '> Where is my order?',
  '>',
  '> > older',
  '-----Original Message-----',
  '------------------ 原始邮件 ------------------',
  'From: Eva <eva@customer.example>',
  'Sent: Monday',
  'To: help@shop.example',
  'Subject: Order',
  '_______________________________________________',
  'cafÃ©',
  'a\u200bb',
  'é\u0000',
);
const bodies = fc.array(lines, { maxLength: 9 }).map((all) => all.join('\n'));

/** Mails of quotes, signatures and footers in any order. */
export const mails: fc.Arbitrary<Said> = fc.record(
  {
    kind: fc.constant('message' as const),
    threading: fc.constant({ kind: 'references' as const, messageId: '1@shop.example', references: [] }),
    subject: fc.constantFrom('Order', 'Fwd: Order', 'Re: Order', ' N/A'),
    text: bodies,
    html: fc.oneof(
      bodies.map((body) => `<p>${body.replaceAll('>', '&gt;')}</p>`),
      fc.constantFrom('<blockquote>Where?</blockquote>', '<script>1</script>', ''),
    ),
  },
  { requiredKeys: ['kind', 'threading'] },
);
