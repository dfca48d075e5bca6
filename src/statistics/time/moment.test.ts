import { expect, it } from 'vitest';
import { readMoment } from './moment.ts';

const read = (text: string, zone = 'Asia/Shanghai') => {
  const moment = readMoment(text, zone);
  return moment === null ? null : new Date(moment).toISOString();
};

it.each([
  ['2026', '2025-12-31T16:00:00.000Z'],
  ['2026-03', '2026-02-28T16:00:00.000Z'],
  ['2026-03-01', '2026-02-28T16:00:00.000Z'],
  ['2026-03-01T09:00', '2026-03-01T01:00:00.000Z'],
  ['2026-03-01 09:00:30.5', '2026-03-01T01:00:30.500Z'],
  ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
  ['2026-03-01T09:00:00-03:30', '2026-03-01T12:30:00.000Z'],
])('%s in Shanghai is %s', (text, instant) => {
  expect(read(text)).toBe(instant);
});

it.each([
  '',
  'yesterday',
  '2026-13',
  '2026-02-30',
  '2026-03-01T24:00',
  '0001-01-01',
  '9999-01-01',
  '2026-03-01T09:00:00+8',
])('"%s" is no moment', (text) => expect(read(text)).toBeNull());

it('a time that the clocks skip is the moment after the jump, one that they show twice the first', () => {
  expect(read('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
  expect(read('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
});
