import { inject, test, expect } from 'vitest';
import { useBrowser, until, withPage } from './page.ts';
import { OWNER } from './product.ts';

useBrowser();

test('the set-up link makes an owner, who finds two doors; the sample company fills the overview', () =>
  withPage({}, async (page) => {
    await page.goto(inject('setUpLink'));
    await page.getByLabel('Name').fill(OWNER.name);
    await page.getByLabel('Password', { exact: true }).fill('too short');
    await page.getByRole('button', { name: 'Create owner' }).click();
    await page.getByText('Use at least 10 characters.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await page.getByRole('button', { name: 'Create owner' }).click();

    const doors = page.getByTestId('first-run');
    await doors.getByRole('heading', { name: 'Bring your own data' }).waitFor();
    await doors.getByTestId('load-sample').click();
    await page.getByTestId('tile-volume').waitFor({ timeout: 120_000 });
    await until(async () => Number(await page.getByTestId('tile-volume').getAttribute('data-value'))).toBeGreaterThan(
      0,
    );
    for (const chart of await page.locator('figure').all()) {
      await chart.locator('[data-mark]').first().waitFor();
    }
    expect(await page.locator('figure').count()).toBeGreaterThanOrEqual(6);
  }));

test('the set-up link works once, not twice', () =>
  withPage({ expected: /403|409/ }, async (page) => {
    await page.goto(inject('setUpLink'));
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const token = new URL(inject('setUpLink')).searchParams.get('token');
    const again = await page.request.post('/api/v1/set-up', {
      data: { token, name: 'Eve', password: 'another password' },
    });
    expect(again.status()).toBe(409);
    expect(((await again.json()) as { fix: string }).fix).not.toBe('');
  }));

test('a wrong password is refused in words, the right one lets in, and signing out shows the door', () =>
  withPage({ expected: /401/ }, async (page) => {
    await page.goto('/customers');
    await page.getByLabel('Name').fill(OWNER.name);
    await page.getByLabel('Password', { exact: true }).fill('a wrong password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/name|password/i);
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByTestId('customers').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.request.get('/api/v1/customers').then((answer) => answer.status())).toBe(401);
  }));
