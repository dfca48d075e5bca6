import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/contract/question.ts';
import type { ToldTogether } from '../../src/contract/together.ts';
import { company, push, rapport } from './company.ts';
import { tileValue, until, useBrowser, withPage } from './page.ts';

useBrowser();
let cookie: string;
let token: string;
beforeAll(async () => {
  cookie = await company();
  ({ token } = await rapport<{ token: string }>('token', 'live'));
});

const message = (id: string, text: string): object => ({
  id,
  channel: 'chat',
  direction: 'inbound',
  at: new Date().toISOString(),
  customer: { kind: 'handle', address: 'live-guest', name: 'Lin Xiaomei' },
  text,
});

test('what a program pushes appears on the open overview without a reload', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/');
    const before = Number(await tileValue(page, 'volume'));
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    expect(await push(token, 'live', [message('a', 'Is the sofa back in stock?')])).toMatchObject([
      { verdict: 'stored' },
    ]);
    await until(() => tileValue(page, 'volume')).toBe(before + 1);
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  }));

test('what nothing in the history tells is not shown but named, until something tells it', () =>
  withPage({ cookie }, async (page) => {
    const together = '**/api/v1/answers/together';
    await page.route(together, async (route) => {
      const told = (await (await route.fetch()).json()) as ToldTogether;
      const isCounted = (answer: Answer): boolean => answer.metric === 'csat' && answer.aggregate === 'count';
      const nothing = (answer: Answer) => ({ ...answer, rows: answer.rows.map((row) => ({ ...row, value: 0, n: 0 })) });
      await route.fulfill({
        json: told.map((one) => (one.answer && isCounted(one.answer) ? { ...one, answer: nothing(one.answer) } : one)),
      });
    });
    await page.goto('/');
    const absent = page.getByTestId('absent');
    await absent.waitFor();
    expect(await absent.innerText()).toMatch(/nothing in this history tells of it yet: .*ratings/);
    expect(await page.getByTestId('tile-satisfaction').count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    await push(token, 'live', [message('r', 'Thank you!')]);
    await page.getByTestId('tile-satisfaction').waitFor();
    await until(async () => ((await absent.count()) > 0 ? await absent.innerText() : '')).not.toContain('ratings');
  }));

test('in an open history nothing jumps: a quiet "1 new" stands on top until it is asked for', () =>
  withPage({ cookie }, async (page) => {
    await push(token, 'live', [message('b', 'Hello, is anybody there?')]);
    await page.goto('/customers?text=Lin+Xiaomei');
    await page.getByRole('link', { name: /Lin Xiaomei/ }).click();
    const rows = page.getByTestId('timeline').locator('[data-record]');
    await rows.first().waitFor();
    const before = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-record')));
    const place = await rows.first().boundingBox();
    await push(token, 'live', [message('c', 'Forget it, I found it.')]);
    await page.getByTestId('new-arrivals').waitFor();
    expect(await page.getByTestId('new-arrivals').innerText()).toBe('1 new');
    expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-record')))).toEqual(before);
    expect((await rows.first().boundingBox())?.y).toBe(place?.y);
    await page.getByTestId('new-arrivals').click();
    await page.getByText('Forget it, I found it.').waitFor();
    expect(await rows.count()).toBe(before.length + 1);
  }));
