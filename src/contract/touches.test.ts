import { describe, expect, it } from 'vitest';
import type { QuestionInput } from './question.ts';
import { EVERYTHING, type Touched } from './touched.ts';
import { touches } from './touches.ts';

const EVA = '6f1c2a90-0000-8000-8000-000000000001';
const MAX = '6f1c2a90-0000-8000-8000-000000000002';
const plain = { reach: 'interaction', shape: 'series' } as const;

/** A mail of Eva, kept by the shop, on one day. */
const mailOn = (first: string, last = first): Touched => ({
  days: [[first, last]],
  customers: [EVA],
  channels: ['email'],
  sources: [{ id: 5, name: 'Shop' }],
});
const march: QuestionInput = { metric: 'volume', from: '2026-03-01', to: '2026-04-01' };
const where = (dimension: 'customer' | 'channel' | 'source' | 'agent', ...values: string[]): QuestionInput => ({
  ...march,
  where: values.map((value) => ({ dimension, value })),
});
const asked = (question: QuestionInput, touched = mailOn('2026-03-10')) => touches(question, touched, plain);

describe('what a commit touches: days', () => {
  it('an answer whose range they lie in, or that has none', () => {
    expect(asked(march)).toBe(true);
    expect(asked({ metric: 'volume' }, mailOn('1999-01-01'))).toBe(true);
  });
  it('always one by company: what a new mail says of it goes for old ones, too', () => {
    const before = mailOn('2026-06-10');
    expect(asked({ ...march, by: ['company'] }, before)).toBe(true);
    expect(asked({ ...march, filter: { not: { dimension: 'company', value: 'Lindt' } } }, before)).toBe(true);
    expect(asked({ ...march, by: ['tag'] }, before)).toBe(false);
  });
  it('not one that ended before or begins after', () => {
    expect(asked(march, mailOn('2026-06-10'))).toBe(false);
    expect(asked(march, mailOn('2026-02-10'))).toBe(false);
  });
  it('not one that lies between two days that were touched', () => {
    const days: Touched['days'] = [
      ['2019-01-01', '2019-01-01'],
      ['2026-06-10', '2026-06-10'],
    ];
    expect(asked(march, { ...mailOn('2019-01-01'), days })).toBe(false);
  });
  it('the edge of the day in any zone, and not beyond', () => {
    expect(asked(march, mailOn('2026-04-01'))).toBe(true);
    expect(asked(march, mailOn('2026-04-02'))).toBe(false);
    expect(asked(march, mailOn('2026-02-28'))).toBe(true);
    expect(asked(march, mailOn('2026-02-27'))).toBe(false);
  });
  it('a moment with its offset, exactly', () => {
    const until = (to: string) => asked({ metric: 'volume', to }, mailOn('2026-03-10'));
    expect(until('2026-03-10T01:00:00+02:00')).toBe(false);
    expect(until('2026-03-10T02:30:00+02:00')).toBe(true);
  });
  it('every answer, when it does not say; none, when nothing counts otherwise', () => {
    expect(asked(march, EVERYTHING)).toBe(true);
    expect(asked({ metric: 'volume' }, { ...mailOn('2026-03-10'), days: [] })).toBe(false);
  });
  it('what is compared with', () => {
    expect(asked({ ...march, compare: 'previous' }, mailOn('2026-02-10'))).toBe(true);
    expect(asked({ ...march, compare: 'previous' }, mailOn('2026-01-02'))).toBe(false);
    expect(asked({ ...march, compare: 'year' }, mailOn('2025-03-10'))).toBe(true);
    expect(asked({ ...march, compare: 'year' }, mailOn('2024-03-10'))).toBe(false);
  });
  it('a level, by waits that began long before', () => {
    const level = { reach: 'interaction', shape: 'level' } as const;
    expect(touches(march, mailOn('2024-03-10'), level)).toBe(true);
    expect(touches(march, mailOn('2026-06-10'), level)).toBe(false);
  });
});

describe('what a commit touches: filters', () => {
  it('a customer, by id; one who is named may be anybody', () => {
    expect(asked(where('customer', EVA))).toBe(true);
    expect(asked(where('customer', EVA.toUpperCase()))).toBe(true);
    expect(asked(where('customer', MAX))).toBe(false);
    expect(asked(where('customer', MAX, EVA))).toBe(true);
    expect(asked(where('customer', 'Max'))).toBe(true);
    expect(asked(where('customer', MAX), { ...mailOn('2026-03-10'), customers: null })).toBe(true);
  });
  it('a channel', () => {
    expect(asked(where('channel', 'Email'))).toBe(true);
    expect(asked(where('channel', 'phone'))).toBe(false);
    expect(asked(where('channel', 'phone', 'email'))).toBe(true);
  });
  it('a source, by number or name', () => {
    expect(asked(where('source', '5'))).toBe(true);
    expect(asked(where('source', 'shop'))).toBe(true);
    expect(asked(where('source', '6'))).toBe(false);
    expect(asked(where('source', 'mailbox'))).toBe(false);
  });
  it('what a notice does not tell, always', () => {
    expect(asked(where('agent', 'Ann'))).toBe(true);
    expect(asked({ ...march, where: [{ dimension: 'channel', value: '' }] })).toBe(true);
  });
  it('and, or, not', () => {
    const filtered = (filter: QuestionInput['filter'], touched?: Touched) => asked({ ...march, filter }, touched);
    const email = { dimension: 'channel', value: 'email' } as const;
    const max = { dimension: 'customer', value: MAX } as const;
    const ann = { dimension: 'agent', value: 'Ann' } as const;
    expect(filtered({ not: email })).toBe(false);
    expect(filtered({ not: email }, { ...mailOn('2026-03-10'), channels: ['email', 'chat'] })).toBe(true);
    expect(filtered({ and: [email, max] })).toBe(false);
    expect(filtered({ or: [email, max] })).toBe(true);
    expect(filtered({ not: { or: [email, ann] } })).toBe(false);
    expect(filtered({ not: { and: [email, ann] } })).toBe(true);
    expect(filtered({ and: [] })).toBe(true);
    expect(filtered({ or: [] })).toBe(false);
  });
});

describe('what a commit touches: numbers that look around', () => {
  it('of a customer, at any time and on any channel', () => {
    const recovery = { reach: 'customer', shape: 'series' } as const;
    const calls = where('channel', 'phone');
    expect(touches(calls, mailOn('2026-04-03'), recovery)).toBe(true);
    expect(touches(where('customer', MAX), mailOn('2026-04-03'), recovery)).toBe(false);
  });
  it('of a conversation, a cohort, or nobody knows: always', () => {
    const late = mailOn('2026-09-01');
    expect(touches(where('customer', MAX), late, { reach: 'conversation', shape: 'distribution' })).toBe(true);
    expect(touches({ ...march, date: 'cohort' }, late, plain)).toBe(true);
    expect(touches(march, late, null)).toBe(true);
  });
});
