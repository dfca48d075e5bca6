import { describe, expect, test } from 'vitest';
import { blockingKeys } from './blocking-keys.ts';
import { companyKey, type CustomerProfile } from './customer-profile.ts';
import { type Frequencies, likenessOf } from './likeness.ts';
import { distinctNames } from './shared-point.ts';

/** A town of 10,000 in which everything is as rare as `counts` says, else known of two. */
const among = (counts: Record<string, number> = {}): Frequencies => ({
  customers: 10_000,
  countOf: (kind, value) => counts[`${kind} ${value}`] ?? 2,
});

const profile = (id: string, name: string, more: Partial<Omit<CustomerProfile, 'names'>> = {}): CustomerProfile => ({
  id,
  side: 'customer',
  names: distinctNames([name]),
  emails: [],
  phones: [],
  companies: [],
  shared: [],
  firstAt: null,
  lastAt: null,
  ...more,
});

const score = (a: CustomerProfile, b: CustomerProfile, frequencies = among()): number =>
  likenessOf(a, b, frequencies)?.score ?? 0;

describe('how probable it is that two are one', () => {
  test('a rare name in common says much, a common one little', () => {
    const [one, other] = [profile('a', 'Xanthe Quill'), profile('b', 'Quill, Xanthe')];
    expect(score(one, other)).toBeGreaterThan(0.9);
    const common = among({ 'word xanthe': 800, 'word quill': 300 });
    expect(score(one, other, common)).toBeLessThan(0.1);
  });

  test('a common name in the same company, and with an address but for one letter, is suggested', () => {
    const common = among({ 'word wang': 700, 'word wei': 600, 'company lantern': 8 });
    const [one, other] = [profile('a', '王伟'), profile('b', 'Wang Wei')];
    expect(score(one, other, common)).toBeLessThan(0.1);
    const at = { companies: ['lantern'] };
    const [here, there] = [
      { ...one, ...at, emails: ['weiwang77@mail.example'] },
      { ...other, ...at, emails: ['wieiwang77@mail.example'] },
    ];
    expect(score(here, there, common)).toBeGreaterThan(0.9);
  });

  test('who is known by a company, and who writes from its domain, have that in common', () => {
    const common = among({ 'word julia': 120, 'word smith': 300, 'company schulz logistics': 9 });
    const [one, other] = [profile('a', 'Julia Smith'), profile('b', 'Julia Smith')];
    const by = { ...one, companies: [companyKey('Schulz Logistics GmbH')!] };
    const from = { ...other, emails: ['juliasmith.47@mail.schulz-logistics.example'] };
    expect(score(by, other, common)).toBeLessThan(0.5);
    expect(score(by, from, common)).toBeGreaterThan(0.9);
    expect(likenessOf(from, by, common)!.evidence).toMatchObject([
      { field: 'name' },
      { field: 'company', how: 'equal' },
    ]);
    const elsewhere = { ...from, emails: ['juliasmith.47@schulz.example'] };
    expect(score(by, elsewhere, common)).toBeLessThan(0.5);
    expect([...blockingKeys(by)].some((key) => blockingKeys(from).has(key) && key.includes(' c '))).toBe(true);
  });

  test('a mistyped telephone number beside a mistyped name is suggested, with both as evidence', () => {
    const one = profile('a', 'Eva Stone', { phones: ['+8613800138000'] });
    const other = profile('b', 'Eva Stnoe', { phones: ['+8613800138009'] });
    const found = likenessOf(one, other, among({ 'word eva': 150, 'word stone': 60 }))!;
    expect(found.score).toBeGreaterThan(0.5);
    expect(found.evidence.map(({ field, how }) => `${field} ${how}`)).toEqual(['name typo', 'phone typo']);
  });

  test('what differs speaks against it', () => {
    const [one, other] = [profile('a', 'Eva Stone'), profile('b', 'Eva Stone')];
    const [here, there] = [
      { ...one, phones: ['+8613800138000'], companies: ['lantern'] },
      { ...other, phones: ['+8613911112222'], companies: ['harbour'] },
    ];
    expect(score(here, there)).toBeLessThan(score(one, other));
    expect(likenessOf(here, there, among())!.evidence.filter(({ weight }) => weight < 0)).toHaveLength(2);
  });

  test('names that contradict each other are never suggested, whatever else they share', () => {
    const shared = [{ id: 's', value: '+8613800138000', neighbours: 2 }];
    expect(
      likenessOf(profile('a', 'Eva Stone', { shared }), profile('b', 'Bob Stone', { shared }), among()),
    ).toBeNull();
  });

  test('agents and customers are not compared', () => {
    expect(likenessOf(profile('a', 'Eva Stone'), profile('b', 'Eva Stone', { side: 'agent' }), among())).toBeNull();
  });
});

describe('who is compared at all', () => {
  const meet = (a: CustomerProfile, b: CustomerProfile): boolean => {
    const keys = blockingKeys(b);
    return [...blockingKeys(a)].some((key) => keys.has(key));
  };

  test.each([
    ['王小明', 'Xiaoming Wang'],
    ['Eva Stone', 'Eva Stnoe'],
    ['Eva Stone', 'E. Stone'],
    ['Eva Stone', 'Stone, Eva Maria'],
  ])('%s and %s', (a, b) => {
    expect(meet(profile('a', a), profile('b', b))).toBe(true);
  });

  test.each(['+8613900138000', '+8613800139000', '+8613800138001', '+8613800183000'])(
    '+8613800138000 and %s, each with another slip',
    (phone) => {
      const nobody = { names: [] };
      expect(
        meet(
          { ...profile('a', ''), ...nobody, phones: ['+8613800138000'] },
          { ...profile('b', ''), ...nobody, phones: [phone] },
        ),
      ).toBe(true);
    },
  );

  test('not two who have nothing in common', () => {
    expect(meet(profile('a', 'Eva Stone'), profile('b', 'Bob Hill'))).toBe(false);
  });
});

test.each([
  ['Lantern GmbH', 'LANTERN'],
  ['Lantern Ltd.', 'lantern'],
  ['上海灯笼贸易有限公司', '上海灯笼贸易'],
])('%s is %s', (a, b) => {
  expect(companyKey(a)).toBe(companyKey(b));
});
