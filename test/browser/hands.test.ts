import { AxeBuilder } from '@axe-core/playwright';
import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { company } from './company.ts';
import { settled, until, useBrowser, withPage } from './page.ts';
import { places } from './places.ts';

useBrowser();
let cookie: string;
let pages: string[];
beforeAll(async () => {
  cookie = await company();
  pages = await places();
});

/** Presses Tab until the wanted element has the focus, which must be visible. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => {
      const { activeElement: focused } = document;
      if (!focused?.matches(wanted)) return null;
      return focused.matches(':focus-visible');
    }, selector);
    if (found !== null) return expect({ selector, isVisible: found }).toEqual({ selector, isVisible: true });
  }
  throw new Error(`Tab never came to ${selector}`);
}

test('the main job is done by keyboard alone', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/');
    await settled(page);
    const focused = (part: string) =>
      until(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain(part);

    await page.keyboard.press('Tab');
    await focused('Skip to content');
    await page.keyboard.press('Enter');

    await tabTo(page, '[data-testid="filter-range"]');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Last 30 days' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => page.url()).toContain('range=90d');
    await focused('Last 90 days');

    await tabTo(page, '[data-testid="tile-volume"]');
    await page.keyboard.press('Enter');
    await page.getByTestId('rows-count').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('rows-drawer').waitFor({ state: 'detached' });
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('tile-volume');

    await tabTo(page, '[data-testid="chart-volume-by-channel"] [data-mark]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByTestId('rows-count').waitFor();
    await page.keyboard.press('Escape');

    await page.goto('/customers');
    await page.getByTestId('customers').waitFor();
    await tabTo(page, '[data-testid="customers"] a');
    await page.keyboard.press('Enter');
    await page.getByTestId('timeline').waitFor();
    await tabTo(page, '[data-testid="timeline"] button.who');
    await page.keyboard.press('Enter');
    await page.getByTestId('whole-text').or(page.getByText('No text')).first().waitFor();
    await page.keyboard.press('Escape');

    await page.goto('/imports');
    await page.getByTestId('import').first().waitFor();
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, '.chooser button');
    await page.keyboard.press('Enter');
    await (
      await chooser
    ).setFiles({
      name: 'by-keyboard.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('customer,date,channel,message\nTove,2025-01-05 10:00,email,No mouse was needed\n'),
    });
    await until(() => page.getByTestId('start-import').isEnabled()).toBe(true);
    await tabTo(page, '[data-testid="start-import"]');
    await page.keyboard.press('Enter');
    await page.locator('.current-import').getByTestId('outcome').waitFor();
    await tabTo(page, '.current-import [data-testid="undo-import"]');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await tabTo(page, '[role="alertdialog"] .danger');
    await page.keyboard.press('Enter');
    await page.locator('.current-import [data-state="undone"]').waitFor();
  }));

test.each(['light', 'dark'] as const)('axe finds nothing serious on any page, %s', (theme) =>
  withPage({ cookie, theme, expected: /404/ }, async (page) => {
    for (const path of pages) {
      await page.goto(path);
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
        );
      expect({ path, found }).toEqual({ path, found: [] });
    }
  }),
);

test.each(['en', 'zh-CN'] as const)('a phone scrolls no page sideways, %s', (language) =>
  withPage(
    { cookie, language, expected: /404/, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    async (page) => {
      for (const path of pages) {
        await page.goto(path);
        await settled(page);
        const wide = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth > clientWidth ? `${scrollWidth} px` : null;
        });
        expect({ path, wide }).toEqual({ path, wide: null });
      }
    },
  ),
);

test('every value fits its tile', () =>
  withPage({ cookie }, async (page) => {
    for (const width of [1360, 1100, 768]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/?range=all');
      await settled(page);
      const cut = await page
        .locator('.tile-value')
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
      expect({ width, cut }).toEqual({ width, cut: [] });
    }
  }));
