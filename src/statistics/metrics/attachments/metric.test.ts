import { expect, it } from 'vitest';
import { story } from '../../../store/testing/given.ts';
import { numbersFrom } from '../../testing/answer-to.ts';

it('counts files, and how many interactions had any', async () => {
  const given = story();
  const file = { name: 'a.pdf', mediaType: 'application/pdf', size: 1 };
  const mail = (attachments: unknown) => given.row({ at: '2026-03-01T09:00:00Z', attachments });
  mail([file, file]);
  mail([file]);
  mail(null);
  // 2 + 1 files with two of three mails: 1.5 each.
  expect(
    await numbersFrom(
      given,
      { metric: 'attachments' },
      { metric: 'attachments', aggregate: 'mean' },
      { metric: 'attachments', aggregate: 'count' },
    ),
  ).toEqual([
    [3, 2, null],
    [1.5, 2, null],
    [2, 2, null],
  ]);
});
