import { expect, test } from 'vitest';
import { questionSeconds } from './question-seconds.ts';

test('a number of seconds, or as usual', () => {
  expect(questionSeconds({})).toBeUndefined();
  expect(questionSeconds({ RAPPORT_QUESTION_SECONDS: '' })).toBeUndefined();
  expect(questionSeconds({ RAPPORT_QUESTION_SECONDS: '600' })).toBe(600);
  expect(questionSeconds({ RAPPORT_QUESTION_SECONDS: '0.5' })).toBe(0.5);
});

test.each(['0', '-1', '3601', 'ten', 'Infinity', '1m'])('%s is none', (value) => {
  expect(() => questionSeconds({ RAPPORT_QUESTION_SECONDS: value })).toThrow(
    expect.objectContaining({ code: 'cli.question-seconds', options: { exitCode: 2 } }),
  );
});
