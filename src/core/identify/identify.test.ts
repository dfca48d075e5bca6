import { describe, expect, test } from 'vitest';
import { contactPointIdOf, scopeIdOf } from '../basics/ids.ts';
import type { Party, StandardRecord } from '../standardise/standard-record.ts';
import { clock, email, record } from '../testing/interactions.ts';
import { agentDirectory } from './agent-directory.ts';
import { contactPointOf } from './contact-point.ts';
import { identify } from './identify.ts';

const eva = email('eva@home.example');
const ann = email('ann@shop.example');
const bob = email('bob@shop.example');
const account: Party = { kind: 'account', value: '17', name: null };
const how = { sourceId: 7, agents: agentDirectory(['@shop.example']), namespace: 'shop' };
const nobodyListed = { ...how, agents: agentDirectory([]) };
const idOf = (party: Party) => contactPointOf(party, 'shop');

function only(said: Partial<StandardRecord>, whoIsOurs = how) {
  const { interactions } = identify(record(said), whoIsOurs);
  expect(interactions.length).toBe(1);
  return { ...interactions[0]!, ...interactions[0]!.facts, ...interactions[0]!.facts.derived };
}

describe('a matter of its own', () => {
  const ticket = (state: 'resolved' | 'open', more: Partial<StandardRecord> = {}) =>
    only({
      threading: { kind: 'own' },
      direction: 'inbound',
      customer: eva,
      resolution: { state, resolvedAt: state === 'open' ? null : clock('12:00'), reopenedAt: null, reopens: null },
      ...more,
    });
  test('that was resolved is waited for by nobody, though nothing says when it was answered', () => {
    expect(ticket('resolved')).toMatchObject({
      opensWait: false,
      isFirstWait: false,
      resolution: { state: 'resolved' },
    });
    expect(ticket('open')).toMatchObject({ opensWait: true, isFirstWait: true, resolution: { state: 'open' } });
  });

  test('that was answered has its answer, resolved or not', () => {
    const answered = ticket('resolved', { answeredAt: clock('11:00') });
    expect(answered).toMatchObject({ opensWait: true, answeredAt: clock('11:00') });
  });
});

describe('contact points', () => {
  test('an address is the same everywhere, an account number only within its system', () => {
    expect(contactPointOf(eva, 'shop')).toBe(contactPointOf(eva, 'other'));
    expect(contactPointOf(account, 'shop')).not.toBe(contactPointOf(account, 'other'));
    expect(contactPointOf(account, 'shop')).toBe(contactPointIdOf('account', 'shop\n17'));
  });

  test('remembering many addresses mixes none of them up', () => {
    for (let n = 0; n < 20_000; n++) {
      const party: Party = { kind: n % 2 ? 'account' : 'handle', value: String(n >> 1), name: null };
      expect(contactPointOf(party, 'shop')).toBe(contactPointIdOf(party.kind, `shop\n${party.value}`));
    }
  });

  test('a row that names no customer belongs to the unknown customer of its system', () => {
    const row = identify(record({}), how);
    expect(row.contactPoints).toEqual([
      {
        contactPointId: contactPointIdOf('unknown', 'shop'),
        kind: 'unknown',
        value: 'shop',
        name: null,
        company: null,
      },
    ]);
    expect(row.interactions[0]!.facts.derived.contactPointId).toBe(contactPointIdOf('unknown', 'shop'));
  });

  test('everyone who is named is kept once, with the name', () => {
    const named = { ...account, name: 'Eva' };
    const { contactPoints } = identify(
      record({ customer: named, agent: ann, reply: { at: 0, text: null, words: null, language: null, sensitive: [] } }),
      how,
    );
    expect(contactPoints).toEqual([
      { contactPointId: idOf(account), kind: 'account', value: '17', name: 'Eva', company: null },
      { contactPointId: idOf(ann), kind: 'email', value: 'ann@shop.example', name: null, company: null },
    ]);
  });
});

describe('several addresses of one person', () => {
  const phone: Party = { kind: 'phone', value: '+8613800138000', name: 'Eva' };
  const named = { ...account, name: 'Eva' };

  test('are each kept with the company, and tied to the one whose history it is', () => {
    const row = identify(record({ customer: named, customerAlso: [eva, phone], company: 'Lindt GmbH' }), how);
    expect(row.contactPoints).toEqual([
      { contactPointId: idOf(account), kind: 'account', value: '17', name: 'Eva', company: 'Lindt GmbH' },
      { contactPointId: idOf(eva), kind: 'email', value: 'eva@home.example', name: null, company: 'Lindt GmbH' },
      { contactPointId: idOf(phone), kind: 'phone', value: '+8613800138000', name: 'Eva', company: 'Lindt GmbH' },
    ]);
    expect(row.ties).toEqual([
      { a: idOf(account), b: idOf(eva), rule: 'same-record', side: 'customer' },
      { a: idOf(account), b: idOf(phone), rule: 'same-record', side: 'customer' },
    ]);
    expect(row.interactions[0]!.facts.derived.contactPointId).toBe(idOf(account));
  });

  test('are tied for the agent, too, who has no company', () => {
    const name: Party = { kind: 'name', value: 'Ann', name: 'Ann' };
    const reply = { at: 0, text: null, words: null, language: null, sensitive: [] };
    const row = identify(record({ customer: account, agent: ann, agentAlso: [name], company: 'Lindt', reply }), how);
    expect(row.ties).toEqual([{ a: idOf(ann), b: idOf(name), rule: 'same-record', side: 'agent' }]);
    expect(row.contactPoints.map(({ value, company }) => [value, company])).toEqual([
      ['17', 'Lindt'],
      ['ann@shop.example', null],
      ['Ann', null],
    ]);
  });

  test('are no ties where each is called by one address', () => {
    expect(identify(record({ customer: account, agent: ann }), how).ties).toEqual([]);
    expect(identify(record({ company: 'Lindt GmbH' }), how).contactPoints[0]!.company).toBeNull();
  });
});

describe('who speaks to whom', () => {
  const mail = { threading: { kind: 'references', keys: [] } } as const;

  test('from one of ours is outbound, and the rule that said so is kept', () => {
    const sent = only({ ...mail, from: ann, to: [eva] });
    expect(sent).toMatchObject({ statedDirection: 'outbound', fills: ['direction:fill-direction-from-agents'] });
    expect(sent).toMatchObject({ authorPointId: idOf(ann), recipientPointId: idOf(eva) });
  });

  test('to one of ours is inbound; the one of ours among many is the recipient', () => {
    const sent = only({ ...mail, from: eva, to: [email('list@home.example'), bob] });
    expect(sent).toMatchObject({ statedDirection: 'inbound', authorPointId: idOf(eva), recipientPointId: idOf(bob) });
  });

  test('from ours to ours only is internal; with one customer among them it is outbound', () => {
    expect(only({ ...mail, from: ann, to: [bob] }).statedDirection).toBe('internal');
    const both = only({ ...mail, from: ann, to: [bob, eva] });
    expect(both).toMatchObject({ statedDirection: 'outbound', recipientPointId: idOf(eva) });
  });

  test('where nobody is ours the conversation must decide', () => {
    expect(only({ ...mail, from: eva, to: [ann] }, nobodyListed)).toMatchObject({ statedDirection: null, fills: [] });
  });

  test('what the source says stands against the list', () => {
    expect(only({ ...mail, direction: 'inbound', from: ann, to: [eva] })).toMatchObject({
      statedDirection: 'inbound',
      fills: [],
    });
  });

  test('the customer whom the source names is the customer, whoever sends', () => {
    const fromCustomer = only({ from: account, customer: account, agent: ann }, nobodyListed);
    expect(fromCustomer).toMatchObject({ direction: 'inbound', fills: ['direction:fill-direction-from-roles'] });
    const fromAgent = only({ from: ann, customer: account, agent: ann }, nobodyListed);
    expect(fromAgent).toMatchObject({ direction: 'outbound', contactPointId: idOf(account), agentPointId: idOf(ann) });
  });

  test('a line that a program wrote is internal and nobody speaks', () => {
    const joined = only({ kind: 'system', threading: { kind: 'session', scopeId: scopeIdOf('session', 'x') } });
    expect(joined).toMatchObject({ direction: 'internal', authorKind: 'automation', opensWait: false });
  });

  test('a mail without Message-ID is connected with itself', () => {
    const lone = only({ ...mail, from: eva });
    expect(lone.threadKeys).toEqual([lone.recordId]);
  });
});

describe('a matter of its own', () => {
  const row = { customer: account, agent: ann };

  test('a question and its answer are two interactions, and the customer waited from one to the other', () => {
    const { interactions } = identify(
      record({ ...row, reply: { at: clock('09:30'), text: 'Soon.', words: 1, language: null, sensitive: [] } }),
      how,
    );
    const [question, answer] = interactions;
    expect(question!.facts.derived).toMatchObject({
      contactPointId: idOf(account),
      authorKind: 'customer',
      direction: 'inbound',
      agentPointId: null,
      conversationId: question!.facts.recordId,
      opensConversation: true,
      opensWait: true,
      isFirstWait: true,
      answeredAt: clock('09:30'),
      answeredBy: idOf(ann),
      answer: { recordId: question!.facts.recordId, part: 1 },
    });
    expect(answer).toMatchObject({ text: 'Soon.', facts: { part: 1, at: clock('09:30'), isReply: true } });
    expect(answer!.facts.derived).toMatchObject({
      contactPointId: idOf(account),
      authorKind: 'agent',
      direction: 'outbound',
      agentPointId: idOf(ann),
      conversationId: question!.facts.recordId,
      opensConversation: false,
      opensWait: false,
    });
  });

  test('an answer of nobody in particular still ends the wait', () => {
    const { interactions } = identify(
      record({
        customer: account,
        reply: { at: clock('09:30'), text: null, words: null, language: null, sensitive: [] },
      }),
      how,
    );
    expect(interactions[0]!.facts.derived).toMatchObject({ answeredAt: clock('09:30'), answeredBy: null });
    expect(interactions[1]!.facts).toMatchObject({ authorPointId: null, derived: { authorKind: 'agent' } });
  });

  test('a question that nobody answered waits', () => {
    expect(only(row)).toMatchObject({ opensWait: true, isFirstWait: true, answeredAt: null, answer: null });
  });

  test('an answer dated before its question leaves no wait: the source contradicts itself', () => {
    const { interactions } = identify(
      record({ ...row, reply: { at: clock('08:59'), text: null, words: null, language: null, sensitive: [] } }),
      how,
    );
    expect(interactions[0]!.facts.derived).toMatchObject({ opensWait: false, answeredAt: null, answer: null });
    expect(only({ ...row, answeredAt: clock('08:59') })).toMatchObject({ opensWait: false, answeredAt: null });
  });

  test.each(['inbound', 'outbound'] as const)(
    'a ticket (%s) that only says when it was answered states a wait',
    (direction) => {
      expect(only({ ...row, direction, answeredAt: clock('09:05') })).toMatchObject({
        opensWait: true,
        answeredAt: clock('09:05'),
        answeredBy: idOf(ann),
        answer: { part: 0 },
        agentPointId: idOf(ann),
      });
    },
  );

  test('an automatic message neither waits nor answers', () => {
    expect(only({ ...row, isAutomation: true })).toMatchObject({ authorKind: 'automation', opensWait: false });
  });

  test('what we wrote on our own opens no wait', () => {
    expect(only({ ...row, direction: 'outbound' })).toMatchObject({ authorKind: 'agent', opensWait: false });
  });

  test('a rating stands on part 0, to the credit of the agent who is named', () => {
    const rating = { value: 4, scale: '1-5', at: clock('12:00') } as const;
    expect(only({ ...row, rating })).toMatchObject({
      ratingValue: 4,
      ratedAt: clock('12:00'),
      agentPointId: idOf(ann),
    });
    const alone = only({ ...row, kind: 'rating', rating });
    expect(alone).toMatchObject({ opensWait: false, opensConversation: false, agentPointId: idOf(ann) });
  });
});

describe('a call that is a matter of its own', () => {
  const parts = { talk: 60_000, hold: null, wrapUp: null, gaveUpAt: null };
  const call = { kind: 'call', channel: 'phone', customer: account, agent: ann } as const;

  test('answered: the caller waited from the ring to the pick-up, by whoever took it', () => {
    const taken = only({ ...call, call: { ...parts, outcome: 'answered' }, answeredAt: clock('09:01') });
    expect(taken).toMatchObject({ callOutcome: 'answered', opensWait: true, answeredAt: clock('09:01') });
    expect(taken).toMatchObject({ answeredBy: idOf(ann), agentPointId: idOf(ann), answer: { part: 0 } });
  });

  test.each(['missed', 'abandoned'] as const)('%s: the caller waits until somebody calls back', (outcome) => {
    expect(only({ ...call, call: { ...parts, outcome } })).toMatchObject({
      callOutcome: outcome,
      opensWait: true,
      answeredAt: null,
    });
  });

  test('answered, but nobody says when: no wait that could be measured', () => {
    expect(only({ ...call, call: { ...parts, outcome: 'answered' } })).toMatchObject({ opensWait: false });
  });

  test('a call of ours that nobody took is neither missed nor a wait', () => {
    const ours = only({ ...call, direction: 'outbound', call: { ...parts, outcome: 'missed' } });
    expect(ours).toMatchObject({ callOutcome: 'unreached', opensWait: false });
  });

  test('a call of ours that a row states with its request and its response tells how long the customer waited', () => {
    const ours = only({
      ...call,
      direction: 'outbound',
      call: { ...parts, outcome: 'answered' },
      answeredAt: clock('09:01'),
    });
    expect(ours).toMatchObject({ callOutcome: 'answered', opensWait: true, answeredAt: clock('09:01') });
    expect(ours.answeredBy).toBe(idOf(ann));
  });

  test('a caller who withholds the number is the unknown customer', () => {
    const hidden = only({ kind: 'call', to: [{ kind: 'extension', value: '101', name: null }] }, nobodyListed);
    expect(hidden).toMatchObject({ direction: 'inbound', contactPointId: contactPointIdOf('unknown', 'shop') });
    expect(hidden.directionRule).toBe('fill-direction-from-opener');
  });
});
