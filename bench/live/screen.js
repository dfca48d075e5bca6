/* global document, MutationObserver, requestAnimationFrame, window */
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/test/find-browser.js';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A browser on the overview. Noted is of each of its tiles which version of the history it shows, and of the first one its
 * value as well, in the frame after these were put there.
 */
export async function openScreen({ url, cookie }, first) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ARGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const [name, value] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByTestId('tile-volume').waitFor();
  await page.waitForFunction(
    (there) =>
      Number(document.querySelector('[data-testid=tile-volume]')?.dataset.value) >= there &&
      [...document.querySelectorAll('[data-testid^=tile-]')].every((tile) => tile.querySelector('[data-version]')),
    first,
  );
  await page.evaluate(() => {
    window.paints = [];
    const shown = new Map();
    new MutationObserver(() => {
      const news = [...document.querySelectorAll('[data-testid^=tile-]')].flatMap((tile) => {
        const now = {
          tile: tile.dataset.testid,
          value: Number(tile.dataset.value),
          version: Number(tile.querySelector('[data-version]')?.dataset.version),
        };
        const before = shown.get(now.tile);
        shown.set(now.tile, now);
        return before?.version === now.version && before.value === now.value ? [] : [now];
      });
      if (news.length === 0) return;
      // The second frame begins when the first one has been painted.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const at = Date.now();
          window.paints.push(...news.map((one) => ({ ...one, at })));
        }),
      );
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-value', 'data-version'],
    });
  });
  return {
    async untilShown(there, timeout) {
      const isShown = (least) => Number(document.querySelector('[data-testid=tile-volume]')?.dataset.value) >= least;
      await page.waitForFunction(isShown, there, { timeout }).catch(() => undefined);
      // Its browser tells the server of its paints every five seconds.
      await page.waitForTimeout(5_500);
    },
    async close() {
      const paints = await page.evaluate(() => window.paints);
      await browser.close();
      return paints;
    },
  };
}
