import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('takes first and next responses together', async () => {
  const given = story();
  const eva = given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30');
  eva.writes('11:00').agent('Bob').replies('12:00');
  const question = { metric: 'response-time', aggregate: 'mean' } as const;
  // (1,800 s + 3,600 s) ÷ 2; Bob answered the second.
  expect(await numbersFrom(given, question, { ...question, where: [{ dimension: 'agent', value: 'Bob' }] })).toEqual([
    [2700, 2, 0],
    [3600, 1, null],
  ]);
});

it('is the same in whatever order the rows lie', async () => {
  const answers = [];
  for (const minutes of [
    ['07', '11', '13'],
    ['13', '07', '11'],
  ]) {
    const given = story();
    for (const end of minutes) given.customer(end).writes('2026-03-01T09:00:00.001Z').agent('Ann').replies(`09:${end}`);
    answers.push(await numbersFrom(given, { metric: 'response-time', aggregate: 'mean' }));
  }
  expect(answers[0]).toEqual(answers[1]);
});
