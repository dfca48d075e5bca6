import { expect, test } from 'vitest';
import type { RecordId } from '../core/basics/ids.ts';
import { CLEANING_RULES } from '../core/clean/cleaning-rules.ts';
import { type Cleaning, STANDARD_CLEANING } from '../core/clean/cleaning.ts';
import { agentDirectory } from '../core/identify/agent-directory.ts';
import { addSearchTerms } from '../core/search/search-terms.ts';
import type { Said } from '../core/record/said.ts';
import { prepare, standardiseSaid, type Preparing } from './prepare.ts';

const MASKING: Cleaning = { steps: CLEANING_RULES.map((rule) => ({ rule, parameters: {} })) };
const CARD = '4111 1111 1111 1111';
const recordId = '00000000-0000-4000-8000-000000000001' as RecordId;

const how = (cleaning: Cleaning): Preparing => ({
  originalId: 1,
  namespace: 'test',
  reading: { dateOrder: 'ymd', zone: 'UTC', country: null, ratingScale: '1-5' },
  channel: 'email',
  sourceId: 1,
  agents: agentDirectory([]),
  cleaning,
});

const said = (part: Partial<Said>): Said => ({
  kind: 'message',
  threading: { kind: 'references', messageId: '1@shop.example', references: [] },
  at: '2026-03-01 09:00',
  ...part,
});

const prepared = (part: Partial<Said>, cleaning: Cleaning) =>
  prepare({ recordId, digest: '0', place: { offset: 0, length: 1, line: 1 }, said: said(part) }, how(cleaning));

test('what is sensitive is marked, and stays to be read where nobody switched masking on', () => {
  const one = prepared({ text: `Please charge ${CARD}` }, STANDARD_CLEANING);
  expect(one.problem === null && one.interactions[0]).toMatchObject({
    text: `Please charge ${CARD}`,
    sensitive: ['card'],
  });
});

test('where masking is on, nothing that is kept of a record holds the number', () => {
  const quoted = `Yes, ${CARD}.\n\nOn Mon, 4 Mar 2024 at 09:00, Eva <eva@customer.example> wrote:\n> Is it ${CARD}?`;
  const one = prepared(
    { subject: `Card ${CARD}`, text: quoted, replyAt: '2026-03-01 09:30', replyText: CARD },
    MASKING,
  );
  if (one.problem !== null) throw new Error('It passes.');
  expect(one.interactions.map(({ text }) => text)).toEqual(['Yes, •••• 1111.', '•••• 1111']);
  expect(one.interactions.map(({ sensitive }) => sensitive)).toEqual([['card'], ['card']]);
  expect(JSON.stringify(one)).not.toContain(CARD);
  const found = new Set<number>();
  const card = new Set<number>();
  for (const { subject, text } of one.interactions) addSearchTerms(`${subject} ${text}`, found);
  addSearchTerms('4111', card);
  expect([...card].some((term) => found.has(term))).toBe(false);
});

test('what the rules changed is told without it, a number that was cut off included', () => {
  const long = `${'x'.repeat(185)} ${CARD} ${CARD}  `;
  for (const part of [
    { html: `<p>${CARD}</p>` },
    { text: `  ${CARD}\u200b` },
    { text: `Yes.\n-- \nEva\n${CARD}` },
    { text: long },
  ]) {
    const standard = standardiseSaid(recordId, said(part), how(MASKING));
    if (!standard.ok) throw new Error('It passes.');
    expect(standard.value.changes.length).toBeGreaterThan(1);
    expect(JSON.stringify(standard.value.changes)).not.toMatch(/4111/);
  }
});

test('a refused record is quoted without it, in its excerpt and in its reason', () => {
  const one = prepared({ at: CARD, text: `Please charge ${CARD} ${'y'.repeat(450)} ${CARD}` }, MASKING);
  expect(one.problem).toMatchObject({ code: 'time-unreadable', about: { value: '•••• 1111' } });
  expect(JSON.stringify(one)).not.toMatch(/4111/);
});

test('names, attributes and the names of files are masked, too; who somebody is stays whole', () => {
  const one = prepared(
    {
      customer: { kind: 'account', address: '4111111111111111', name: `Eva ${CARD}` },
      company: `Card ${CARD}`,
      text: 'See my card',
      attachments: [{ name: 'card_4111111111111111.png', mediaType: 'image/png', size: 1 }],
      attributes: { Kartennummer: { said: CARD }, Bestellnummer: { said: '4012888888881881' } },
    },
    MASKING,
  );
  if (one.problem !== null) throw new Error('It passes.');
  expect(one.interactions[0]).toMatchObject({ sensitive: ['card'], attachments: [{ name: 'card_•••• 1111.png' }] });
  expect(JSON.stringify(one.interactions)).toContain('•••• 1111');
  // What is called an order number is none of a card.
  expect(JSON.stringify(one.interactions)).toContain('4012888888881881');
  expect(JSON.stringify(one)).not.toContain(CARD);
  // Cut to four digits, two accounts would be one person.
  expect(one.contactPoints.map(({ value }) => value)).toEqual([expect.stringContaining('4111111111111111')]);
});
