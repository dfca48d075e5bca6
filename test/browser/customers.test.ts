import { beforeAll, expect, test } from 'vitest';
import { company, push, rapport } from './company.ts';
import { until, useBrowser, withPage } from './page.ts';

useBrowser();
let cookie: string;
beforeAll(async () => {
  cookie = await company();
  const { token } = await rapport<{ token: string }>('token', 'customers');
  const customer = { kind: 'phone', address: '+86 139 5550 7788', name: '温蒂' };
  const message = (id: string, hour: number, more: object): object => ({
    id,
    channel: 'sms',
    direction: 'inbound',
    at: `2026-10-12T0${hour}:00:00+08:00`,
    customer,
    ...more,
  });
  await push(token, 'texts', [
    message('1', 1, { text: 'Where is my table?' }),
    message('2', 2, { text: 'On its way.', direction: 'outbound', agent: { kind: 'name', address: 'Ann' } }),
    message('3', 3, { text: 'It is the wrong one.' }),
    message('4', 4, { text: 'Hello?' }),
  ]);
});

test('a customer is found by a part of the name, or of the number', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/customers');
    for (const text of ['温蒂', '温', '5550778', '139 5550']) {
      await page.getByTestId('customer-search').fill(text);
      await until(() => page.locator('[data-testid="customers"] tbody tr').first().innerText()).toContain('温蒂');
      await until(() => page.url()).toContain('text=');
    }
    await page.getByTestId('customer-search').fill('nobody has this name');
    await page.getByText('No customer matches').waitFor();
  }));

test('a history marks the oldest unanswered, and only that', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/customers?text=温蒂');
    await page.getByRole('link', { name: /温蒂/ }).click();
    await page.getByTestId('timeline').waitFor();
    const rows = page.getByTestId('timeline').locator('[data-record]');
    await until(() => rows.count()).toBe(4);
    const marked = rows.filter({ has: page.getByTestId('oldest-wait') });
    expect(await marked.count()).toBe(1);
    expect(await marked.innerText()).toContain('It is the wrong one.');
    expect(await rows.filter({ hasText: 'Where is my table?' }).innerText()).toMatch(/Answered after 1\sh/);
  }));

test('search finds what was said, in Chinese too, and leads to its history', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/search');
    await page.getByTestId('search').fill('wrong one');
    await page.getByTestId('search-results').getByText('It is the').waitFor();
    await page
      .getByRole('link', { name: /Open history/ })
      .first()
      .click();
    await page.getByRole('heading', { name: '温蒂' }).waitFor();
    await page.goto('/search');
    await page.getByTestId('search').fill('沙发');
    await until(() => page.getByTestId('search-results').locator('li').count()).toBeGreaterThan(0);
  }));
