import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, QuestionInput } from '../../src/contract/question.ts';
import { EVERYTHING } from '../../src/contract/touched.ts';
import { askAgain, askShown, type News } from './ask-again.ts';
import { hashOf, onShown, showPlace } from './shown.ts';

const VOLUME: QuestionInput = { metric: 'volume' };
const COURSE: QuestionInput = { metric: 'volume', every: 'day' };
const MISSED: QuestionInput = { metric: 'calls-missed' };

let look: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void;
let version = 1;
let isAway = false;
const together: QuestionInput[][] = [];

beforeEach(() => {
  together.length = 0;
  [version, isAway] = [1, false];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(told: typeof look) {
        look = told;
      }
      observe = () => undefined;
      unobserve = () => undefined;
    },
  );
  vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
    if (isAway) return Promise.reject(new TypeError('away'));
    const { questions } = JSON.parse(body) as { questions: QuestionInput[] };
    together.push(questions);
    return Promise.resolve(new Response(JSON.stringify(questions.map(() => ({ answer: answer(version) })))));
  });
});
afterEach(() => vi.unstubAllGlobals());

const answer = (of: number) => ({ version: of, isPast: false, rows: [] }) as unknown as Answer;
const news = (of: number): News => ({ touched: EVERYTHING, version: of, isReset: false, notice: null });

/** A page on which these are shown; `alone`: what was asked by itself. */
async function screen(questions: readonly QuestionInput[]) {
  const client = new QueryClient();
  const alone: QuestionInput[] = [];
  const ends = questions.map((question) =>
    new QueryObserver(client, {
      queryKey: ['answers', question],
      staleTime: 30_000,
      queryFn: () => {
        alone.push(question);
        return Promise.resolve(answer(version));
      },
    }).subscribe(() => undefined),
  );
  await vi.waitFor(() => expect(alone.length).toBe(questions.length));
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  alone.length = 0;
  const shows = (question: QuestionInput) => client.getQueryData<Answer>(['answers', question])?.version;
  return { client, alone, shows, end: () => ends.forEach((end) => end()) };
}

test('numbers that are seen are asked first and together, the rest after them, what is unseen when it comes into view', async () => {
  const { client, alone, shows, end } = await screen([VOLUME, COURSE, MISSED]);
  const [tile, below] = [{}, {}] as [Element, Element];
  const gone = [showPlace(tile, hashOf(VOLUME), [hashOf(COURSE)]), showPlace(below, hashOf(MISSED), [])];
  look([{ target: below, isIntersecting: false }]);
  const unlisten = onShown((answers) => askShown(client, answers));
  version = 2;

  expect(await askAgain(client, news(2), 'number')).toBe(1);
  expect(together).toEqual([[VOLUME]]);
  expect([VOLUME, COURSE, MISSED].map(shows)).toEqual([2, 1, 1]);

  expect(await askAgain(client, news(2), 'rest')).toBe(1);
  expect(together).toEqual([[VOLUME], [COURSE]]);
  expect([VOLUME, COURSE, MISSED].map(shows)).toEqual([2, 2, 1]);

  look([{ target: below, isIntersecting: true }]);
  await vi.waitFor(() => expect(shows(MISSED)).toBe(2));
  expect(alone).toEqual([MISSED]);

  // All of them have these news: nothing is asked twice.
  expect(await askAgain(client, news(2), 'number')).toBe(0);
  for (const leave of [...gone, unlisten, end]) leave();
});

test('where the one request fails each is asked by itself, and an older answer never replaces a newer one', async () => {
  const { client, alone, shows, end } = await screen([VOLUME, MISSED]);
  const gone = [VOLUME, MISSED].map((question) => showPlace({} as Element, hashOf(question), []));
  isAway = true;
  version = 3;
  await askAgain(client, news(3), 'number');
  await vi.waitFor(() => expect([VOLUME, MISSED].map(shows)).toEqual([3, 3]));
  expect(alone).toEqual([VOLUME, MISSED]);

  isAway = false;
  version = 2;
  await askAgain(client, news(4), 'number');
  expect([VOLUME, MISSED].map(shows)).toEqual([3, 3]);
  for (const leave of [...gone, end]) leave();
});
