import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Answer } from '../../src/contract/question.ts';
import { company, day, push, rapport, ZONE } from './company.ts';
import { tileValue, until, useBrowser, withPage } from './page.ts';

useBrowser();
let cookie: string;
beforeAll(async () => {
  cookie = await company();
});

const RANGE = { from: day(-20), last: day(-8), to: day(-7) };
const view = ({ from, last }: { from: string; last: string }, more = ''): string =>
  `/?range=custom&from=${from}&to=${last}&zone=${encodeURIComponent(ZONE)}${more}`;

test('the number on each tile is the one that the command line prints', () =>
  withPage({ cookie }, async (page) => {
    await page.goto(view(RANGE));
    const ask = async (metric: string, aggregate: string, range = ['--from', RANGE.from, '--to', RANGE.to]) =>
      (await rapport<Answer>('ask', metric, '--aggregate', aggregate, '--zone', ZONE, ...range)).rows[0]?.value ?? null;
    expect({
      volume: await tileValue(page, 'volume'),
      waiting: await tileValue(page, 'waiting'),
      median: await tileValue(page, 'first-response-median'),
      p90: await tileValue(page, 'first-response-p90'),
      csat: await tileValue(page, 'satisfaction'),
      missed: await tileValue(page, 'missed-calls'),
    }).toEqual({
      volume: await ask('volume', 'count'),
      waiting: await ask('waiting', 'level', []),
      median: await ask('first-response-time', 'median'),
      p90: await ask('first-response-time', 'p90'),
      csat: await ask('csat', 'ratio'),
      missed: await ask('calls-missed', 'count'),
    });
  }));

/** Opens what is behind a number and counts it to its last row. */
async function rowsBehind(page: Page): Promise<{ said: number; listed: number }> {
  const drawer = page.getByTestId('rows-drawer');
  const said = Number(await drawer.getByTestId('rows-count').getAttribute('data-value'));
  expect(await drawer.locator('.explanation').innerText()).toMatch(/Definition[\s\S]+Clock[\s\S]+Left out/);
  const rows = drawer.locator('.rows-list > li');
  const more = drawer.getByRole('button', { name: 'Show more' });
  for (let before = 0; (await more.count()) > 0 && (await rows.count()) > before;) {
    before = await rows.count();
    await more.click();
    await until(() => rows.count()).toBeGreaterThan(before);
  }
  const listed = await rows.count();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  return { said, listed };
}

test('a bar, a point, a slice and a tile open down to their rows, as many as the number says', () =>
  withPage({ cookie }, async (page) => {
    await page.goto(view({ from: day(-10), last: day(-9) }, '&every=day'));

    const volume = await tileValue(page, 'volume');
    await page.getByTestId('tile-volume').click();
    expect(await rowsBehind(page)).toEqual({ said: volume, listed: volume });

    const bar = page.getByTestId('chart-volume-by-channel').locator('[data-mark]').first();
    const high = Number(await bar.getAttribute('data-value'));
    expect(high).toBeGreaterThan(0);
    await bar.click();
    expect(await rowsBehind(page)).toEqual({ said: high, listed: high });

    const slice = page.getByTestId('chart-channel-mix').locator('button[data-mark]').nth(1);
    const share = Number(await slice.getAttribute('data-value'));
    await slice.click();
    expect(await rowsBehind(page)).toEqual({ said: share, listed: share });

    const point = page.getByTestId('chart-volume-over-time').locator('[data-mark]').first();
    const told = Number(/n = ([\d,]+)/.exec((await point.getAttribute('aria-label')) ?? '')?.[1]?.replace(',', ''));
    expect(told).toBeGreaterThan(0);
    await point.click();
    expect(await rowsBehind(page)).toEqual({ said: told, listed: told });
  }));

test('range, zone and filters live in the address: reload, back and forward keep them', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/');
    const all = await tileValue(page, 'volume');
    await page.getByTestId('filter-range').click();
    await page.getByRole('option', { name: 'Last 90 days' }).click();
    await until(() => page.url()).toContain('range=90d');
    await page.getByTestId('filter-channel').click();
    await page.getByRole('option', { name: /Phone/ }).click();
    await page.keyboard.press('Escape');
    await until(() => page.url()).toContain('channel=phone');
    const question = ['--where', 'channel=phone', '--zone', ZONE, '--from', day(-89), '--to', day(1)];
    const phone = (await rapport<Answer>('ask', 'volume', ...question)).rows[0]?.value;
    await until(() => tileValue(page, 'volume')).toBe(phone);
    await page.reload();
    expect(await tileValue(page, 'volume')).toBe(phone);

    await page.goBack();
    await page.goBack();
    await until(() => new URL(page.url()).search).toBe('');
    await until(() => tileValue(page, 'volume')).toBe(all);
    await page.goForward();
    await page.goForward();
    await until(() => tileValue(page, 'volume')).toBe(phone);
    await page.getByRole('button', { name: 'Channel: Phone' }).waitFor();
  }));

test('a range in which nothing happened says so once, with the way out of it', () =>
  withPage({ cookie }, async (page) => {
    await page.goto(view({ from: '2001-02-01', last: '2001-02-03' }));
    await page.getByText('Nothing in this range').waitFor();
    expect(await tileValue(page, 'volume')).toBe(0);
    const charts = page.locator('[data-testid^="chart-"]');
    await until(() => charts.count()).toBe(0);
    await page.getByRole('button', { name: 'Show all time' }).click();
    await page.getByTestId('chart-volume-over-time').waitFor();
    await until(() => page.getByText('Nothing in this range').count()).toBe(0);

    await page.goto(view({ from: '2001-02-01', last: '2001-02-03' }, '&channel=phone'));
    await page.getByText('Nothing in this range').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await until(() => page.url()).not.toContain('channel=');
  }));

test('another zone moves a message of midnight to the other day', () =>
  withPage({ cookie }, async (page) => {
    const { token } = await rapport<{ token: string }>('token', 'midnight');
    // Half past midnight in Shanghai, half a year before the sample company opened.
    const item = { id: '1', channel: 'chat', direction: 'inbound', text: '有人吗？', at: '2025-03-02T00:30:00+08:00' };
    await push(token, 'midnight', [{ ...item, customer: { kind: 'handle', address: 'night owl' } }]);
    const on = (zone: string): string =>
      `/?range=custom&from=2025-03-02&to=2025-03-02&zone=${encodeURIComponent(zone)}`;
    await page.goto(on(ZONE));
    expect(await tileValue(page, 'volume')).toBe(1);
    await page.getByTestId('filter-zone').click();
    await page.getByRole('combobox').fill('London');
    await page.getByRole('combobox').press('Enter');
    await until(() => page.url()).toContain('Europe%2FLondon');
    await until(() => tileValue(page, 'volume')).toBe(0);
    await page.goto(on('Europe/London').replaceAll('03-02', '03-01'));
    expect(await tileValue(page, 'volume')).toBe(1);
  }));
