import { expect, test } from 'vitest';
import { saidOfPush } from './pushed.ts';

const item = { id: 'm1', channel: 'chat', at: '2026-03-01T09:00:00Z' };

test('a pushed item may tell several addresses of a customer and of an agent, and the company', () => {
  const said = saidOfPush({
    ...item,
    customer: {
      kind: 'account',
      address: 'C1',
      name: 'Eva',
      also: [{ kind: 'email', address: 'eva@lindt.example' }],
      company: 'Lindt GmbH',
    },
    agent: { kind: 'account', address: 'A7', also: [{ kind: 'extension', address: '801' }] },
  });
  expect(said).toMatchObject({
    ok: true,
    value: {
      customer: { kind: 'account', address: 'C1', name: 'Eva' },
      customerAlso: [{ kind: 'email', address: 'eva@lindt.example' }],
      company: 'Lindt GmbH',
      agent: { kind: 'account', address: 'A7' },
      agentAlso: [{ kind: 'extension', address: '801' }],
    },
  });
  // What decides whose history it is, is the address alone.
  expect(said.ok && said.value.from).toEqual({ kind: 'account', address: 'C1', name: 'Eva' });
});

test('a pushed item may say what it is about, and when a call ended', () => {
  const customer = { kind: 'account', address: 'C1' };
  const call = { outcome: 'abandoned', endedAt: '2026-03-01T09:00:08Z' };
  const about = { topic: 'Returns', subtopic: 'Damaged', tags: ['vip', 'urgent'] };
  expect(saidOfPush({ ...item, kind: 'call', customer, call, ...about })).toMatchObject({
    value: { ...about, outcome: 'abandoned', endedAt: '2026-03-01T09:00:08Z' },
  });
});

test('a further address that is none costs the item, with its place', () => {
  const customer = { kind: 'account', address: 'C1', also: [{ kind: 'pigeon', address: 'x' }] };
  expect(saidOfPush({ ...item, customer })).toMatchObject({
    ok: false,
    problem: { code: 'push-invalid', about: { field: 'customer.also.0.kind' } },
  });
});

test('a pushed item may say that its conversation is resolved, or opened again, at its moment', () => {
  const line = { ...item, kind: 'system', conversation: 'T1', customer: { kind: 'account', address: 'C1' } };
  expect(saidOfPush({ ...line, resolution: 'resolved' })).toMatchObject({
    value: { kind: 'system', resolvedAt: '2026-03-01T09:00:00Z', tellsResolution: true },
  });
  expect(saidOfPush({ ...line, resolution: 'reopened' })).toMatchObject({
    value: { reopenedAt: '2026-03-01T09:00:00Z' },
  });
  expect(saidOfPush({ ...line, resolution: 'open' })).toMatchObject({ value: { tellsResolution: true } });
});
