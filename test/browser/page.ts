import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { address, ZONE } from './company.ts';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Conditions are awaited, however loaded the machine is; nothing here waits for a length of time. */
const PATIENCE = 30_000;

let browser: Browser;

/** A browser for the tests of one file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.RAPPORT_BROWSER ?? '/usr/bin/chromium',
      args: FLAGS,
    });
  });
  afterAll(async () => await browser.close());
}

interface How extends BrowserContextOptions {
  /** Signed in with this session; without it nobody is. */
  readonly cookie?: string;
  readonly language?: 'en' | 'zh-CN';
  readonly theme?: 'light' | 'dark';
  /** Refusals that the story is about: what the browser says of them is no failure. */
  readonly expected?: RegExp;
}

/**
 * A page with a profile of its own. Whatever the page reports as an error fails the test, and so
 * does every request to anywhere but the product.
 */
export async function withPage(how: How, story: (page: Page) => Promise<void>): Promise<void> {
  const { cookie, language = 'en', theme = 'light', expected, ...options } = how;
  const context = await browser.newContext({
    baseURL: address,
    locale: language === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: ZONE,
    colorScheme: theme,
    reducedMotion: 'reduce',
    viewport: { width: 1360, height: 900 },
    ...options,
  });
  const wrong: string[] = [];
  try {
    if (cookie) {
      const [name, value] = cookie.split(/=(.*)/s) as [string, string];
      await context.addCookies([{ name, value, url: address }]);
    }
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      const text = `${message.text()} ${message.location().url}`;
      if (message.type() === 'error' && !expected?.test(text)) wrong.push(`console: ${text}`);
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') wrong.push(`asked ${request.url()}`);
    });
    await story(page);
  } finally {
    await context.close();
  }
  expect(wrong).toEqual([]);
}

/** Waits until what is read from the page is as expected. */
export const until = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: PATIENCE });

/** The number on a tile, to the last digit; null where nothing was measured. */
export async function tileValue(page: Page, tile: string): Promise<number | null> {
  const shown = page.locator(`[data-testid="tile-${tile}"]:not([disabled]):not(.stale)`);
  await shown.waitFor();
  const value = await shown.getAttribute('data-value');
  return value ? Number(value) : null;
}

/** Waits until nothing on the page is still on its way: no skeleton, no stale number. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await until(() => page.locator('.bone, .bones, .stale').count()).toBe(0);
}
