import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterValues } from './cluster-values.ts';

const namesOf = (values: Record<string, number>): string[][] =>
  clusterValues(new Map(Object.entries(values))).map((cluster) => cluster.values.map(({ value }) => value));

describe('clusterValues', () => {
  it('finds spellings that differ in case, spaces, punctuation, width and accents', () => {
    const [whatsapp, cafe] = clusterValues(
      new Map([
        ['Whats App', 3],
        ['WhatsApp ', 40],
        ['whats-app', 2],
        ['ＷＨＡＴＳＡＰＰ', 1],
        ['Café', 2],
        ['cafe', 1],
      ]),
    );
    expect(whatsapp).toEqual({
      name: 'WhatsApp',
      count: 46,
      values: [
        { value: 'WhatsApp ', count: 40 },
        { value: 'Whats App', count: 3 },
        { value: 'whats-app', count: 2 },
        { value: 'ＷＨＡＴＳＡＰＰ', count: 1 },
      ],
    });
    expect(cafe).toMatchObject({ name: 'Café', count: 3 });
  });

  it('finds one wrong, missing, doubled or exchanged letter, from five letters on', () => {
    expect(namesOf({ whatsapp: 9, whatsap: 1, whattsapp: 1, whatzapp: 1, whtasapp: 1 })).toHaveLength(1);
    expect(namesOf({ mail: 9, fail: 1 })).toHaveLength(2);
    expect(namesOf({ whatsapp: 9, whatap: 1 })).toHaveLength(2);
  });

  it('keeps apart what a digit or a Chinese character tells apart', () => {
    expect(namesOf({ 'Queue 1': 5, 'Queue 2': 4 })).toHaveLength(2);
    expect(namesOf({ 上海分公司: 5, 上饶分公司: 4 })).toHaveLength(2);
    expect(namesOf({ カード: 5, ガード: 4 })).toHaveLength(2);
    expect(namesOf({ '✓': 5, '✗': 4, '': 1 })).toHaveLength(3);
  });

  it('never grows in chains: a spelling is near the most frequent one or it is on its own', () => {
    expect(namesOf({ orders: 9, border: 1, orderz: 5, borders: 4 })).toEqual([
      ['orders', 'orderz', 'borders'],
      ['border'],
    ]);
  });

  it('puts every value into one cluster, the counts add up, and the order of arrival is all the same', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '-', 'é', '1', '微'), maxLength: 8 });
    const counted = fc.uniqueArray(fc.tuple(word, fc.integer({ min: 1, max: 9 })), { selector: ([value]) => value });
    fc.assert(
      fc.property(counted, (entries) => {
        const clusters = clusterValues(new Map(entries));
        const all = clusters.flatMap(({ values }) => values);
        expect(all.map(({ value }) => value).sort()).toEqual(entries.map(([value]) => value).sort());
        for (const { count, values } of clusters) expect(count).toBe(values.reduce((sum, each) => sum + each.count, 0));
        expect(clusterValues(new Map([...entries].reverse()))).toEqual(clusters);
      }),
    );
  });

  it('takes seconds for no more than thousands of values', () => {
    const many = new Map(Array.from({ length: 3_000 }, (_, i) => [`value number ${i.toString(36)} of many`, 1]));
    expect(clusterValues(many).reduce((sum, { count }) => sum + count, 0)).toBe(3_000);
  });
});
