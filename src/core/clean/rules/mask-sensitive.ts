import { SENSITIVE_KINDS, type SensitiveKind } from '../../basics/sensitive-kind.ts';
import type { CleaningRule, RuleParameters } from '../cleaning-rule.ts';
import { eachTold, finderOf } from '../sensitive/each-told.ts';
import { masked } from '../sensitive/mask.ts';
import { SIGNS } from '../signs.ts';

const id = 'mask-sensitive';

/** Leaves the last four characters of numbers that no one else should read. The original stays as it came. */
export const maskSensitive: CleaningRule = {
  id,
  reason: {
    en: 'Who reads the history needs no card number. The last four digits tell which one; the original stays with those who may open it. Accounts and addresses by which a customer is known are left whole: cut, two customers would be one.',
    'zh-CN':
      '查看历史无需看到完整卡号，保留末四位即可辨认；原始数据只对有权限的人开放。用于识别客户的账号和地址不隐藏，否则不同客户会被当成同一人。',
  },
  examples: [
    {
      before: { text: 'My card 4111 1111 1111 1111 was charged twice' },
      after: { text: 'My card •••• 1111 was charged twice' },
    },
    { before: { text: '身份证11010519491231002X' }, after: { text: '身份证•••• 002X' } },
    { before: { subject: 'IBAN DE89370400440532013000' }, after: { subject: 'IBAN •••• 3000' } },
    {
      before: { attributes: { 身份证号: { said: '110105491231002' } } },
      after: { attributes: { 身份证号: { said: '•••• 1002' } } },
    },
    {
      before: { attachments: [{ name: '身份证_11010519491231002X.jpg', mediaType: 'image/jpeg', size: 9 }] },
      after: { attachments: [{ name: '身份证_•••• 002X.jpg', mediaType: 'image/jpeg', size: 9 }] },
    },
    { before: { text: '运单号 6222021234567890128' }, after: { text: '运单号 6222021234567890128' } },
  ],
  signs: SIGNS.numbers,
  parameters: {
    cards: { label: { en: 'Payment cards', 'zh-CN': '支付卡号' }, usual: true },
    identityNumbers: { label: { en: 'Chinese identity numbers', 'zh-CN': '身份证号' }, usual: true },
    bankAccounts: { label: { en: 'Bank accounts and Chinese bank cards', 'zh-CN': '银行账号、银行卡号' }, usual: true },
  },
  isOffAtFirst: true,
  apply(said, note, parameters) {
    const kinds = maskedKinds(parameters);
    return eachTold(said, (value, field) => {
      const less = masked(value, kinds, finderOf(field));
      // What was there is what must not be told.
      if (less !== value) note({ field, rule: id, before: HIDDEN, after: less.slice(0, 200) });
      return less;
    });
  },
};

const HIDDEN = '••••••••••••••••';

/** What the rule masks with these parameters. */
export function maskedKinds(parameters: RuleParameters): ReadonlySet<SensitiveKind> {
  const isOn: Record<SensitiveKind, unknown> = {
    card: parameters['cards'],
    'id-number': parameters['identityNumbers'],
    'bank-account': parameters['bankAccounts'],
  };
  return new Set(SENSITIVE_KINDS.filter((kind) => isOn[kind] !== false));
}
