import { describe, expect, test } from 'vitest';
import { chinese } from './chinese.ts';
import { english } from './english.ts';

describe.each([
  ['English', english],
  ['Chinese', chinese],
])('%s', (_name, words) => {
  test('every question has its subject and its answer', () => {
    for (const { subjects, asks, answers, further, furtherAnswers } of words.topics) {
      expect([subjects.length, answers.length]).toEqual([asks.length, asks.length]);
      expect(furtherAnswers).toHaveLength(further.length);
    }
  });
});
