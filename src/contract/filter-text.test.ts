import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilter, writeFilter } from './filter-text.ts';
import { DIMENSIONS, type FilterTree } from './question.ts';

const email: FilterTree = { dimension: 'channel', value: 'email' };
const ann: FilterTree = { dimension: 'agent', value: 'Ann' };
const fang: FilterTree = { dimension: 'agent', value: '王 芳' };

describe('a filter as people write it', () => {
  it.each<[string, FilterTree]>([
    ['channel=email', email],
    ['channel = email and agent=Ann', { and: [email, ann] }],
    ['channel=email AND NOT agent=Ann', { and: [email, { not: ann }] }],
    ['agent!=Ann', { not: ann }],
    ['agent=Ann or agent="王 芳" and channel=email', { or: [ann, { and: [fang, email] }] }],
    ['（agent=Ann or agent="王 芳"） and channel=email', { and: [{ or: [ann, fang] }, email] }],
    ['agent=""', { dimension: 'agent', value: '' }],
    ['agent="a \\"b\\""', { dimension: 'agent', value: 'a "b"' }],
    ['not not channel=email', { not: { not: email } }],
  ])('%s', (text, tree) => expect(readFilter(text)).toEqual(tree));

  it.each([
    ['', 0],
    ['channel', 7],
    ['mood=good', 0],
    ['channel=email and', 17],
    ['(channel=email', 14],
    ['channel=email agent=Ann', 14],
    ['channel=email)', 13],
    ['channel="email', 8],
    [`${'('.repeat(50)}channel=email`, 21],
    [Array(300).fill('channel=email').join(' or '), 3400],
  ])('%s is none', (text, at) => expect(readFilter(text)).toEqual({ at }));

  it('is read back as it was', () => {
    const leaf = fc.record({ dimension: fc.constantFrom(...DIMENSIONS), value: fc.string({ maxLength: 6 }) });
    const { tree } = fc.letrec<{ tree: FilterTree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.record({ and: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
        fc.record({ or: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
        fc.record({ not: tie('tree') }),
      ),
    }));
    fc.assert(
      fc.property(tree, (one) => {
        expect(flat(readFilter(writeFilter(one)) as FilterTree)).toEqual(flat(one));
      }),
    );
  });
});

/** An `and` in an `and` is the same as one. */
function flat(tree: FilterTree): FilterTree {
  if ('and' in tree) {
    const parts = tree.and.map(flat).flatMap((one) => ('and' in one ? one.and : [one]));
    return { and: parts };
  }
  if ('or' in tree) {
    const parts = tree.or.map(flat).flatMap((one) => ('or' in one ? one.or : [one]));
    return { or: parts };
  }
  return 'not' in tree ? { not: flat(tree.not) } : tree;
}
