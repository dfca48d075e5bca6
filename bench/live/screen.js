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

/** A browser on the overview. Each value that its first tile shows is noted in the frame after it was put there. */
export async function openScreen({ url, cookie }, first) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ARGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
  const [name, value] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.goto(url);
  const tile = page.getByTestId('tile-volume');
  await tile.waitFor();
  await page.waitForFunction(
    (there) => Number(document.querySelector('[data-testid=tile-volume]')?.dataset.value) >= there,
    first,
  );
  await page.evaluate(() => {
    window.paints = [];
    let shown = null;
    new MutationObserver(() => {
      const now = Number(document.querySelector('[data-testid=tile-volume]')?.dataset.value);
      if (now === shown) return;
      shown = now;
      // The second frame begins when the first one has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => window.paints.push({ at: Date.now(), value: now })));
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-value'] });
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
