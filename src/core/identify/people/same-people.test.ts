import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactPointKind } from '../../standardise/standard-record.ts';
import type { PointEvidence } from './point-evidence.ts';
import { type PeopleDecision, samePeople } from './same-people.ts';

/** What records say: each names one person by these contact points, and calls the person so. */
interface Said {
  readonly points: readonly string[];
  readonly name?: string;
  readonly side?: 'customer' | 'agent';
}

/** `eva@x` is a mail address, `+49…` a telephone, `#7` an account, `x101` an extension, else a name. */
function kindOf(id: string): ContactPointKind {
  if (id.includes('@')) return 'email';
  if (id.startsWith('+')) return 'phone';
  if (id.startsWith('#')) return 'account';
  return /^x\d+$/.test(id) ? 'extension' : 'name';
}

function evidence(records: readonly Said[]): Map<string, PointEvidence> {
  const points = new Map<string, { names: Set<string>; ties: Map<string, PointEvidence['ties'][number]> }>();
  const of = (id: string) => {
    const known = points.get(id) ?? { names: new Set<string>(), ties: new Map() };
    points.set(id, known);
    return known;
  };
  for (const {
    points: [first, ...also],
    name,
    side = 'customer',
  } of records) {
    if (name) of(first!).names.add(name);
    for (const other of also) {
      of(first!).ties.set(`${other}${side}`, { id: other, kind: kindOf(other), side });
      of(other).ties.set(`${first}${side}`, { id: first!, kind: kindOf(first!), side });
      if (name) of(other).names.add(name);
    }
  }
  return new Map(
    [...points].map(([id, { names, ties }]) => [
      id,
      { id, kind: kindOf(id), value: id, names: [...names], ties: [...ties.values()], isCut: false },
    ]),
  );
}

const customersOf = (records: readonly Said[], decisions: readonly PeopleDecision[] = []) =>
  Object.fromEntries([...samePeople(evidence(records), decisions).links].map(([id, link]) => [id, link.customerId]));

const one = (decisionId: number, ...points: string[]): PeopleDecision => ({ decisionId, kind: 'one', points });
const apart = (decisionId: number, kept: string[], left: string[]): PeopleDecision => ({
  decisionId,
  kind: 'apart',
  kept,
  left,
});

describe('what records say', () => {
  test('the addresses of one row are one customer, named after the mail address', () => {
    const records = [{ points: ['#7', 'eva@home.example', '+491'], name: 'Eva Stone' }];
    expect(customersOf(records)).toEqual({ '#7': 'eva@home.example', '+491': 'eva@home.example' });
  });

  test('two systems meet in a shared address of one person', () => {
    const records = [
      { points: ['#7', 'eva@home.example'], name: 'Eva Stone' },
      { points: ['#shop-12', 'eva@home.example', '+491'], name: 'Stone, Éva' },
    ];
    expect(Object.keys(customersOf(records)).sort()).toEqual(['#7', '#shop-12', '+491']);
  });

  test('why: each point stands by the one nearer to its customer', () => {
    const { links } = samePeople(evidence([{ points: ['#7', 'eva@home.example'] }, { points: ['#7', '+491'] }]), []);
    expect(links.get('#7')).toMatchObject({ with: 'eva@home.example', rule: 'same-record', decisionId: null });
    expect(links.get('+491')).toMatchObject({ customerId: 'eva@home.example', with: '#7' });
  });

  test.each<[string, string, Said[]]>([
    [
      'a family telephone',
      'names',
      [
        { points: ['#1', '+491'], name: 'Eva Stone' },
        { points: ['#2', '+491'], name: 'Bob Stone' },
      ],
    ],
    [
      'a number that went to somebody else',
      'names',
      [
        { points: ['a@x.example', '+491'], name: '王伟' },
        { points: ['b@x.example', '+491'], name: '李娜' },
      ],
    ],
    ['info@ with a person’s name', 'role', [{ points: ['#1', 'info@x.example'], name: 'Eva Stone' }]],
    ['support-eu2@', 'role', [{ points: ['#1', 'support-eu2@x.example'], name: 'Eva Stone' }]],
    ['客服@', 'role', [{ points: ['#1', '客服01@x.example'], name: 'Eva Stone' }]],
    [
      'a telephone of two accounts that nobody is named with',
      'unnamed',
      [{ points: ['#1', '+491'] }, { points: ['#2', '+491'] }],
    ],
    [
      'a mailbox of seven accounts',
      'accounts',
      Array.from({ length: 7 }, (_, n) => ({ points: [`#${n}`, 'eva@x.example'], name: 'Eva Stone' })),
    ],
  ])('%s joins nobody', (_, reason, records) => {
    const { links, shared } = samePeople(evidence(records), []);
    expect([...links.values()]).toEqual([]);
    expect([...shared.values()]).toEqual([reason]);
  });

  test('an account of a company joins nobody, and its people stay apart', () => {
    const records = [
      { points: ['#acme', 'ann@acme.example'], name: 'Ann Lee' },
      { points: ['#acme', 'bob@acme.example'], name: 'Bob Hill' },
      { points: ['#crm-3', 'bob@acme.example', '+491'], name: 'Bob Hill' },
    ];
    expect(customersOf(records)).toEqual({ '#crm-3': 'bob@acme.example', '+491': 'bob@acme.example' });
  });

  test('names that contradict each other at a distance are not joined through one that fits both', () => {
    const records = [
      { points: ['#1', 'a@x.example'], name: 'Eva Stone' },
      { points: ['#1', '+491'], name: 'E. Stone' },
      { points: ['#2', '+491'], name: 'E. Stone' },
      { points: ['#2', 'b@x.example'], name: 'Emil Stone' },
    ];
    const customers = customersOf(records);
    expect(customers['#1'] ?? '#1').not.toBe(customers['#2'] ?? '#2');
  });

  test('a name alone joins no customers, and joins an agent whom nobody shares it with', () => {
    expect(customersOf([{ points: ['#1', 'Eva'], name: 'Eva' }])).toEqual({});
    const agents = [
      { points: ['ann@shop.example', 'x201', 'Ann'], name: 'Ann', side: 'agent' as const },
      { points: ['bo@shop.example', 'Bo'], name: 'Bo', side: 'agent' as const },
      { points: ['bo2@shop.example', 'Bo'], name: 'Bo', side: 'agent' as const },
    ];
    expect(customersOf(agents)).toEqual({ x201: 'ann@shop.example', Ann: 'ann@shop.example' });
  });

  test('one of ours is never joined with a customer, whatever a row says', () => {
    const records = [
      { points: ['ann@shop.example', 'x201'], name: 'Ann', side: 'agent' as const },
      { points: ['#7', 'ann@shop.example', '+491'], name: 'Ann' },
    ];
    expect(customersOf(records)).toEqual({ x201: 'ann@shop.example', '#7': '+491' });
  });
});

describe('what people decide', () => {
  test('the first of a decision lends its id to the others', () => {
    expect(customersOf([], [one(1, 'eva', 'eva@work', '+44')])).toEqual({ 'eva@work': 'eva', '+44': 'eva' });
  });

  test('decisions chain: whoever was one with the second is one with the first', () => {
    expect(customersOf([], [one(1, 'b', 'c'), one(2, 'a', 'b')])).toEqual({ b: 'a', c: 'a' });
    expect(customersOf([], [one(1, 'a', 'b'), one(2, 'b', 'c')])).toEqual({ b: 'a', c: 'a' });
  });

  test('to decide again what holds changes nothing', () => {
    expect(customersOf([], [one(1, 'a', 'b'), one(2, 'a', 'b'), one(3, 'b', 'a')])).toEqual({ b: 'a' });
  });

  const row = [{ points: ['#7', 'eva@x.example', '+491'], name: 'Eva Stone' }];

  test('a contact point that is not theirs goes, and takes along what hangs only on it', () => {
    const records = [...row, { points: ['+491', '#9'], name: 'Eva Stone' }];
    expect(customersOf(records, [apart(1, ['eva@x.example', '#7'], ['+491'])])).toEqual({
      '#7': 'eva@x.example',
      '#9': '+491',
    });
  });

  test('a refusal cuts what comes later; what hangs on both sides stays with the first', () => {
    const records = [...row, { points: ['bo@x.example', '#8'] }, { points: ['bo@x.example', '#7'] }];
    const refused = [apart(1, ['#7', 'eva@x.example', '+491'], ['bo@x.example'])];
    expect(customersOf(records, refused)).toEqual({
      '#7': 'eva@x.example',
      '+491': 'eva@x.example',
      '#8': 'bo@x.example',
    });
  });

  test('of decisions that contradict each other the newest holds', () => {
    expect(customersOf([], [one(1, 'a', 'b'), apart(2, ['a'], ['b'])])).toEqual({});
    expect(customersOf([], [apart(1, ['a'], ['b']), one(2, 'a', 'b')])).toEqual({ b: 'a' });
    expect(customersOf([], [one(1, 'a', 'c'), one(2, 'b', 'c'), apart(3, ['a'], ['b'])])).toEqual({ c: 'b' });
  });
});

describe('order', () => {
  const id = fc.constantFrom('#1', '#2', '#3', 'a@x.example', 'b@x.example', 'info@x.example', '+491', '+492', 'x101');
  const records = fc.array(
    fc.record({
      points: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
      name: fc.constantFrom('Eva Stone', 'E. Stone', 'Bob Stone', '王伟', 'Wang Wei', ''),
      side: fc.constantFrom('customer' as const, 'customer' as const, 'agent' as const),
    }),
    { maxLength: 12 },
  );
  const decisions = fc
    .array(fc.tuple(fc.boolean(), fc.uniqueArray(id, { minLength: 2, maxLength: 3 })), { maxLength: 4 })
    .map((all) =>
      all.map(([isOne, points], at) =>
        isOne ? one(at + 1, ...points) : apart(at + 1, points.slice(0, 1), points.slice(1)),
      ),
    );

  test('the order in which records come decides nothing', () => {
    fc.assert(
      fc.property(records, decisions, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (said, decided, dice) => {
        const shuffled = said
          .map((record, at) => [dice[at]!, record] as const)
          .sort(([a], [b]) => a - b)
          .map(([, record]) => record);
        const [first, second] = [said, shuffled].map((all) => samePeople(evidence(all), decided));
        expect(new Map([...second!.links].sort())).toEqual(new Map([...first!.links].sort()));
        expect(new Map([...second!.shared].sort())).toEqual(new Map([...first!.shared].sort()));
      }),
    );
  });

  test('no customer is linked to anybody, and the newest refusal always holds', () => {
    fc.assert(
      fc.property(records, decisions, (said, decided) => {
        const { links } = samePeople(evidence(said), decided);
        for (const { customerId } of links.values()) expect(links.has(customerId)).toBe(false);
        const newest = decided.at(-1);
        if (newest?.kind !== 'apart') return;
        const customerOf = (point: string) => links.get(point)?.customerId ?? point;
        for (const kept of newest.kept)
          for (const left of newest.left) expect(customerOf(kept)).not.toBe(customerOf(left));
      }),
    );
  });
});
