import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { SENSITIVE_KINDS } from '../../basics/sensitive-kind.ts';
import { findSensitive } from './find-sensitive.ts';
import { masked } from './mask.ts';

const ALL = new Set(SENSITIVE_KINDS);

/** Numbers that the networks, ISO 13616 and GB 11643 print as examples, or made up with a right check digit. */
test.each([
  ['My card 4111 1111 1111 1111 was charged twice', 'card', 'My card •••• 1111 was charged twice'],
  ['4012888888881881', 'card', '•••• 1881'],
  ['5555-5555-5555-4444.', 'card', '•••• 4444.'],
  ['2223003122003222', 'card', '•••• 3222'],
  ['Amex 3782 822463 10005', 'card', 'Amex •••• 0005'],
  ['3056 930902 5904', 'card', '•••• 5904'],
  ['6011111111111117, thanks', 'card', '•••• 1117, thanks'],
  ['3530111333300000', 'card', '•••• 0000'],
  ['卡号４１１１１１１１１１１１１１１１，被扣了两次', 'card', '卡号•••• １１１１，被扣了两次'],
  ['card no. 4222222222222', 'card', 'card no. •••• 2222'],
  ['卡号：6222 0212 3456 7890 128 开户行', 'bank-account', '卡号：•••• 0128 开户行'],
  ['请退到6212345678901232', 'bank-account', '请退到•••• 1232'],
  ['IBAN DE89 3704 0044 0532 0130 00, please', 'bank-account', 'IBAN •••• 3000, please'],
  ['gb82west12345698765432', 'bank-account', '•••• 5432'],
  ['身份证11010519491231002X', 'id-number', '身份证•••• 002X'],
  ['11010519491231002x 是我的', 'id-number', '•••• 002x 是我的'],
  ['身份证号：440524188001010014', 'none', ''],
  ['身份证号：440524198001010013', 'id-number', '身份证号：•••• 0013'],
  ['身份证 110105491231002', 'id-number', '身份证 •••• 1002'],
] as const)('"%s" holds a %s', (text, kind, hidden) => {
  expect(findSensitive(text).map((one) => one.kind)).toEqual(kind === 'none' ? [] : [kind]);
  if (kind !== 'none') expect(masked(text, ALL)).toBe(hidden);
});

/** What looks like one of them and is none. */
test.each([
  ['a wrong check digit', '4111 1111 1111 1112'],
  ['an order number that passes as a card', 'Order 4111111111111111 has not arrived'],
  ['an order number in Chinese', '订单号：4012888888881881，还没到'],
  ['a tracking number', '运单号 6222021234567890128'],
  ['a tracking number with letters', 'SF4111111111111111'],
  ['a UPS number', '1Z4111111111111111'],
  ['an article number (EAN-13)', '4006381333931'],
  ['an EAN that passes Luhn', '4222222222222'],
  ['an IMEI', '356938035643809'],
  ['a SIM card', '8986011684013012345'],
  ['a moment in milliseconds', '1772355600000'],
  ['a moment in digits', '20260301090000123'],
  ['moments', '2026-03-01 09:00:00 2026-03-01 09:30:00'],
  ['telephone numbers', '+86 138 0013 8000, 13800138000 13900139000'],
  ['an international number', '+4111111111111111'],
  ['two numbers beside each other', '4111 1111, 1111 1111'],
  ['a grouping of nobody', '411 1111 111111 111 1'],
  ['a decimal', '4111111111111111.25'],
  ['one digit over and over', '4444444444444444'],
  ['an identity number of no day', '110105194902300029'],
  ['an identity number of no province', '99010519491231002X'],
  ['an identity number with a wrong check', '110105194912310021'],
  ['fifteen digits that nobody calls an identity number', '110105491231002'],
  ['an IBAN of a wrong check', 'DE88 3704 0044 0532 0130 00'],
  ['an IBAN that goes on', 'DE89370400440532013000X'],
  ['an IBAN of no country', 'ZZ89370400440532013000'],
  ['a car', 'AB12 CDE'],
  ['what is masked', '•••• 1111'],
])('%s is none', (_, text) => {
  expect(findSensitive(text)).toEqual([]);
  expect(masked(text, ALL)).toBe(text);
});

it('one kind alone is masked where only it is asked for', () => {
  const text = '4111 1111 1111 1111, DE89 3704 0044 0532 0130 00';
  expect(masked(text, new Set(['card']))).toBe('•••• 1111, DE89 3704 0044 0532 0130 00');
});

it('nothing is left to mask in what is masked, wherever the numbers stand', () => {
  const piece = fc.oneof(
    fc.constantFrom('4111 1111 1111 1111', 'DE89370400440532013000', '11010519491231002X', '6212345678901232'),
    fc.constantFrom(' ', ', ', '-', '卡号', 'order ', '\n', '1', '•••• '),
    fc.string({ unit: fc.constantFrom(...'0123456789 -'), maxLength: 24 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const once = masked(pieces.join(''), ALL);
      expect(masked(once, ALL)).toBe(once);
    }),
  );
});

it('of random numbers of sixteen digits three in a hundred at most are taken for a card', () => {
  const random = fc.sample(fc.stringMatching(/^\d{16}$/), { numRuns: 20_000, seed: 7 });
  expect(random.filter((digits) => findSensitive(digits).length > 0).length / random.length).toBeLessThan(0.03);
});
