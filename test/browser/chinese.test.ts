import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { en } from '../../web/locales/en/index.ts';
import { zhCN } from '../../web/locales/zh-CN/index.ts';
import { company } from './company.ts';
import { places } from './places.ts';
import { settled, useBrowser, withPage } from './page.ts';

useBrowser();
let cookie: string;
let pages: string[];
beforeAll(async () => {
  cookie = await company();
  pages = await places();
});

/** What English says where Chinese says something else; of texts with gaps, their longest part. */
const ENGLISH = phrases(en, zhCN);

function phrases(english: unknown, chinese: unknown): string[] {
  if (typeof english === 'string') return english === chinese || !/[a-z]/i.test(english) ? [] : [english];
  if (typeof english !== 'object' || english === null) return [];
  return Object.entries(english).flatMap(([key, value]) => phrases(value, (chinese as Record<string, unknown>)[key]));
}

/** Words of people, files and programs stay as they were written. */
const AS_WRITTEN =
  '.interaction .who, .interaction .subject, .interaction .excerpt, .interaction h3, td.name, .row-who, .attachment, .problems, ' +
  '.files-card summary, .whole-text, .glimpse, .side-points, .side-card h3, .points, code, pre, [lang="en"], .brand, .live, input, h1, .import h3, select option';

/** All that the page says, seen or only heard. */
async function said(page: Page): Promise<string[]> {
  return await page.evaluate((asWritten) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement: parent, textContent } = node;
      if (parent && !parent.closest(asWritten) && !parent.closest('script, style'))
        texts.push((textContent ?? '').trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.closest(asWritten)) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name)?.trim() ?? '');
    }
    return texts.filter(Boolean);
  }, AS_WRITTEN);
}

test('switched to Chinese, no page says an English sentence', () =>
  withPage({ cookie, expected: /404/ }, async (page) => {
    await page.goto('/');
    await page.getByTestId('switch-language').click();
    await page
      .getByRole('heading', { name: '总览' })
      .or(page.getByRole('heading', { name: '概览' }))
      .first()
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    const english = new Set(ENGLISH);
    for (const path of pages) {
      await page.goto(path);
      await settled(page);
      const left = (await said(page)).filter(
        (text) => english.has(text) || /([A-Za-z]{2,} ){3,}[A-Za-z]{2,}/.test(text),
      );
      expect({ path, left }).toEqual({ path, left: [] });
    }
  }));

test('dates and durations have their Chinese form', () =>
  withPage({ cookie, language: 'zh-CN' }, async (page) => {
    await page.goto('/');
    await settled(page);
    expect(await page.getByTestId('range-line').innerText()).toMatch(/\d{4}年\d{1,2}月\d{1,2}日/);
    expect(await page.getByTestId('tile-first-response-median').innerText()).toMatch(/\d+\s(秒|分|小时|天)/);
    await page.getByTestId('tile-volume').click();
    expect(await page.getByTestId('rows-drawer').locator('.explanation').innerText()).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(await page.getByTestId('rows-drawer').locator('.explanation').innerText()).not.toMatch(
      /[A-Za-z]{4,} [a-z]{2,}/,
    );
  }));

test('a Chinese browser is met in Chinese at the door', () =>
  withPage({ language: 'zh-CN' }, async (page) => {
    await page.goto('/');
    await page.getByRole('button', { name: '登录' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  }));
