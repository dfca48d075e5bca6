import { SENSITIVE_KINDS, type SensitiveKind } from '../../basics/sensitive-kind.ts';
import type { Said } from '../../record/said.ts';
import type { CleaningRule } from '../cleaning-rule.ts';
import { eachTold, finderOf } from '../sensitive/each-told.ts';
import { SIGNS } from '../signs.ts';

const id = 'find-sensitive';

/** Marks what holds numbers that no one else should read; the text stays (see mask-sensitive). */
export const findSensitiveNumbers: CleaningRule = {
  id,
  reason: {
    en: 'Card, bank account and Chinese identity numbers do not belong in messages, names or notes. Found, they can be counted, looked at and masked.',
    'zh-CN': '消息、姓名和备注中不应出现银行卡号、银行账号和身份证号。找出来，才能统计、核对和隐藏。',
  },
  examples: [
    {
      before: { text: 'My card 4111 1111 1111 1111 was charged twice' },
      after: { text: 'My card 4111 1111 1111 1111 was charged twice', sensitive: ['card'] },
    },
    {
      before: { text: '身份证11010519491231002X，请退到卡号6222021234567890128' },
      after: {
        text: '身份证11010519491231002X，请退到卡号6222021234567890128',
        sensitive: ['id-number', 'bank-account'],
      },
    },
    {
      before: { replyText: 'Is DE89 3704 0044 0532 0130 00 right?' },
      after: { replyText: 'Is DE89 3704 0044 0532 0130 00 right?', replySensitive: ['bank-account'] },
    },
    { before: { text: 'Order 4111111111111111' }, after: { text: 'Order 4111111111111111' } },
  ],
  signs: SIGNS.numbers,
  apply(said, note) {
    const found = { here: new Set(said.sensitive), inReply: new Set(said.replySensitive) };
    eachTold(said, (value, field) => {
      for (const { kind } of finderOf(field)(value)) found[field === 'replyText' ? 'inReply' : 'here'].add(kind);
      return value;
    });
    const sensitive = inOrder(found.here, said.sensitive);
    const replySensitive = inOrder(found.inReply, said.replySensitive);
    if (sensitive === said.sensitive && replySensitive === said.replySensitive) return said;
    const marked: Said = {
      ...said,
      ...(sensitive && { sensitive }),
      ...(replySensitive && { replySensitive }),
    };
    if (sensitive !== said.sensitive) note({ field: 'text', rule: id, before: '', after: sensitive!.join(', ') });
    if (replySensitive !== said.replySensitive)
      note({ field: 'replyText', rule: id, before: '', after: replySensitive!.join(', ') });
    return marked;
  },
};

/** In the order of their list; what was known already when nothing is new. */
function inOrder(
  found: ReadonlySet<SensitiveKind>,
  known: readonly SensitiveKind[] | undefined,
): readonly SensitiveKind[] | undefined {
  return found.size === (known?.length ?? 0) ? known : SENSITIVE_KINDS.filter((kind) => found.has(kind));
}
