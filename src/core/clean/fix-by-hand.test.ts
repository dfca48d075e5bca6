import { expect, test } from 'vitest';
import { recordIdOf } from '../basics/ids.ts';
import type { Said } from '../record/said.ts';
import { clean } from './clean.ts';
import { STANDARD_CLEANING } from './cleaning.ts';
import { fixByHand } from './fix-by-hand.ts';
import { type Fix, fixesOf } from './fixes.ts';

const recordId = recordIdOf('shop', '1');
const said = (more: Partial<Said>): Said => ({ kind: 'message', threading: { kind: 'own' }, ...more });
const fix = (more: Partial<Fix>): Fix => ({
  namespace: 'shop',
  recordId: null,
  field: 'channel',
  values: ['Whats App'],
  to: 'WhatsApp',
  ...more,
});

function fixed(before: Said, ...fixes: Fix[]) {
  const record = { recordId, namespace: 'shop' };
  return fixByHand(record, before, clean(before, STANDARD_CLEANING), fixesOf(fixes));
}

test('a value is put right, and the change is there to be seen', () => {
  const { said: after, changes, fixed: values } = fixed(said({ channel: 'Whats App' }), fix({}));
  expect(after.channel).toBe('WhatsApp');
  expect(changes).toEqual([{ field: 'channel', rule: 'fix-by-hand', before: 'Whats App', after: 'WhatsApp' }]);
  expect(values).toEqual([{ field: 'channel', value: 'Whats App' }]);
});

test('a value is known by how the source wrote it, or by how the rules left it', () => {
  const spaced = said({ channel: '  Whats\u200b App ' });
  expect(fixed(spaced, fix({})).said.channel).toBe('WhatsApp');
  expect(fixed(spaced, fix({ values: ['  Whats\u200b App '] })).said.channel).toBe('WhatsApp');
  expect(fixed(said({ channel: 'n/a' }), fix({ values: [null] })).said.channel).toBe('WhatsApp');
});

test('another namespace, another value or another field is none of its business', () => {
  const one = said({ channel: 'Whats App', direction: 'Whats App' });
  expect(fixed(one, fix({ namespace: 'bank' })).said).toBe(one);
  expect(fixed(one, fix({ values: ['whatsapp'] })).said).toBe(one);
  expect(fixed(one, fix({ field: 'waited' })).said).toBe(one);
  expect(fixed(said({ channel: 'email' }), fix({ values: [null] })).said.channel).toBe('email');
});

test('what one fix gives another puts right in its turn, and a circle ends', () => {
  const one = said({ channel: 'a' });
  const ab = fix({ values: ['a'], to: 'b' });
  const bc = fix({ values: ['b'], to: 'c' });
  expect(fixed(one, ab, bc).said.channel).toBe('c');
  expect(fixed(one, bc, ab).said.channel).toBe('c');
  expect(fixed(one, ab, bc).fixed).toEqual([
    { field: 'channel', value: 'a' },
    { field: 'channel', value: 'b' },
  ]);
  expect(fixed(one, ab, fix({ values: ['b'], to: 'a' })).said.channel).toBe('a');
});

test('of two fixes of one value the later counts; the one record goes before all alike', () => {
  const one = said({ channel: 'a' });
  const first = fix({ values: ['a'], to: 'b' });
  expect(fixed(one, first, fix({ values: ['a'], to: 'c' })).said.channel).toBe('c');
  const own = fix({ namespace: null, recordId, values: ['a'], to: 'mine' });
  expect(fixed(one, own, first).said.channel).toBe('mine');
  expect(fixed(one, { ...own, values: ['other'] }, first).said.channel).toBe('b');
});

test('a value is left out, an agent is filled in', () => {
  expect(fixed(said({ rating: 'eleven' }), fix({ field: 'rating', values: ['eleven'], to: null })).said.rating).toBe(
    undefined,
  );
  const ann = fix({ field: 'agent', values: [null], to: 'Ann' });
  expect(fixed(said({}), ann).said.agent).toEqual({ kind: 'name', address: 'Ann' });
});

test('a value that is longer than problems quote is known by its start', () => {
  const long = 'x'.repeat(500);
  expect(fixed(said({ at: long }), fix({ field: 'at', values: [long.slice(0, 200)], to: '2026-01-01' })).said.at).toBe(
    '2026-01-01',
  );
});
