import { beforeAll, expect, test } from 'vitest';
import type { ForecastAnswer } from '../../src/contract/forecast.ts';
import { company, rapport, ZONE } from './company.ts';
import { until, useBrowser, withPage } from './page.ts';

useBrowser();
let cookie: string;
beforeAll(async () => {
  cookie = await company();
});

test('the switch continues the line by what the command line prints, in words and as a table, and the address keeps it', () =>
  withPage({ cookie }, async (page) => {
    await page.goto(`/explore?metric=volume&range=30d&zone=${encodeURIComponent(ZONE)}`);
    await page.getByTestId('forecast-switch').click();
    await page.getByTestId('forecast-mark').waitFor();
    expect(page.url()).toContain('forecast=1');

    const told = await rapport<ForecastAnswer>('forecast', 'volume', '--zone', ZONE);
    await page.getByText('Forecast as a table').click();
    const values = page.getByTestId('table-forecast').locator('td[data-value]');
    const shown = await values.evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    expect(shown).toEqual(told.rows.map(({ value }) => value));
    const words = await page.getByTestId('forecast').innerText();
    expect(words).toMatch(/Next 14 days together: [\d,]+/);
    expect(words).toMatch(/tried on \d+ days from .+: off by ±/);
    const last = page.getByTestId('chart-explore').locator('[data-mark]').last();
    expect(await last.getAttribute('aria-label')).toMatch(/Forecast [\d,.]+, 80 %: .+ – .+, 95 %: /);

    await page.reload();
    await page.getByTestId('forecast-mark').waitFor();
    await page.getByTestId('forecast-switch').click();
    await until(() => page.getByTestId('forecast-mark').count()).toBe(0);
  }));

test('where there was too little history it is refused in words, with what is needed', () =>
  withPage({ cookie, expected: /400/ }, async (page) => {
    // As the history stood before anything was imported.
    await page.goto('/explore?metric=volume&every=day&forecast=1&as-of=2020-01-01T00:00');
    await until(() => page.locator('main').innerText()).toMatch(/There are 0 whole days of history.+needs 60/);
  }));
