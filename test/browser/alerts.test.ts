import { beforeAll, expect, it } from 'vitest';
import { company, push, rapport } from './company.ts';
import { settled, until, useBrowser, withPage } from './page.ts';

useBrowser();

let cookie: string;
let token: string;
beforeAll(async () => {
  cookie = await company();
  token = (await rapport<{ token: string }>('token', 'alerts test')).token;
}, 300_000);

const writes = (id: string) => ({
  id,
  channel: 'web' as const,
  at: new Date(Date.now() - 3_600_000).toISOString(),
  direction: 'inbound',
  customer: { kind: 'email', address: `${id}@alerts.example` },
  text: 'Is anybody there?',
});
const replies = (id: string) => ({
  ...writes(id),
  id: `${id} reply`,
  at: new Date().toISOString(),
  direction: 'outbound',
  agent: { kind: 'name', address: 'Ann' },
});

it('an alert made in Explore fires after a push, is told on any page, and clears again', async () => {
  await withPage({ cookie }, async (page) => {
    await page.goto('/explore?metric=waiting&longer=30&filter=channel%3Dweb');
    await settled(page);
    await page.getByTestId('alert-me').click();
    await page.getByLabel('Name', { exact: true }).fill('Forgotten forms');
    await page.getByTestId('alert-at').fill('1');
    await page.getByRole('button', { name: 'Watch it' }).click();
    await page.getByText('“Forgotten forms” is watched').waitFor();
    const { alerts } = await rapport<{ alerts: { about: { name: string; clears: number }; state: string }[] }>(
      'alerts',
      'list',
    );
    expect(alerts.find(({ about }) => about.name === 'Forgotten forms')).toMatchObject({
      state: 'quiet',
      about: { at: 1, clears: 0, question: { longerThan: 1_800 } },
    });

    // On another page, while two customers turn out to have waited for an hour.
    await page.goto('/customers');
    await settled(page);
    await push(token, 'alerts test', [writes('eva'), writes('max')]);
    await page.getByTestId('toast').getByText('Forgotten forms: 2').waitFor();
    await page.getByTestId('toast').getByRole('link').click();
    await page.getByTestId('firings').getByText('still firing').waitFor();
    await until(() => page.getByTestId('firing-count').first().innerText()).toContain('1');

    // Both are answered: nobody waits.
    await push(token, 'alerts test', [replies('eva'), replies('max')]);
    await page.getByTestId('firings').getByText('cleared').waitFor();
    expect(await page.getByTestId('firing-count').count()).toBe(0);

    // What it fired on is there as it was then.
    await page.getByTestId('firings').getByRole('link', { name: 'As it was then' }).click();
    await page.getByTestId('standing').getByText('As the history stood on').waitFor();
    await page.getByTestId('table-explore').getByRole('button', { name: '2', exact: true }).waitFor();
  });
});
