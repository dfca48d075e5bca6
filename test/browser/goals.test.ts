import { beforeAll, expect, it } from 'vitest';
import { company } from './company.ts';
import { settled, until, useBrowser, withPage } from './page.ts';

useBrowser();

let cookie: string;
beforeAll(async () => {
  cookie = await company();
}, 300_000);

it('a goal set in Settings stands in tile and chart with its value, and whether it is met in words', async () => {
  await withPage({ cookie }, async (page) => {
    await page.goto('/settings');
    await settled(page);
    await page.getByRole('button', { name: 'Add a target' }).click();
    const editor = page.getByTestId('target-editor');
    await editor.getByLabel('Metric').selectOption('csat');
    // Of a share no wait is promised: it is a goal of that share.
    expect(await editor.getByTestId('target-aggregate').inputValue()).toBe('ratio');
    await editor.getByLabel('Target', { exact: true }).fill('99.9');
    await editor.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByTestId('held-target').getByText('Satisfaction (CSAT) (Share): 99.9').waitFor();

    await page.goto('/');
    await settled(page);
    await until(() => page.getByTestId('tile-satisfaction').getByTestId('goal').innerText()).toMatch(
      /^Target 99\.9\s%: not met$/,
    );
    await page
      .getByTestId('chart-satisfaction-over-time')
      .getByText(/^Target 99\.9/)
      .waitFor();

    await page.goto('/explore?metric=csat&by=channel');
    await settled(page);
    await page
      .getByTestId('chart-explore')
      .getByText(/· Target 99\.9\s%: not met/)
      .first()
      .waitFor();

    // Taken back, it is gone.
    await page.goto('/settings');
    await settled(page);
    await page.getByTestId('held-target').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('No targets yet.').waitFor();
    await page.goto('/');
    await settled(page);
    expect(await page.getByTestId('goal').count()).toBe(0);
  });
});
