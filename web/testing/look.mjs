// Takes pictures of pages: node web/testing/look.mjs BASE OUT [name=path,locale,theme,device,action]…
import { chromium } from 'playwright-core';

const [base, out, ...wishes] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
for (const wish of wishes) {
  const [name, rest] = wish.split(/=(.*)/s);
  const [path, locale = 'en', theme = 'light', device = 'desktop', action] = rest.split(',');
  const phone = device === 'phone';
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: device === 'tablet' ? 900 : 1440, height: 900 },
    deviceScaleFactor: 1,
    hasTouch: phone,
    isMobile: phone,
    locale: locale === 'zh-CN' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    timezoneId: 'Asia/Shanghai',
    ...(process.env.STATE ? { storageState: process.env.STATE } : {}),
  });
  const page = await context.newPage();
  page.on(
    'console',
    (message) =>
      ['error', 'warning'].includes(message.type()) && console.log(name, message.type(), message.text().slice(0, 300)),
  );
  page.on('pageerror', (error) => console.log(name, 'PAGE ERROR', error.message));
  await page.goto(base + path);
  await page.waitForLoadState('load');
  await page.waitForTimeout(Number(process.env.WAIT ?? 1500));
  try {
    if (action)
      await page.evaluate(() => 0).then(() => eval(`(async (page) => { ${action.replaceAll(';;', ',')} })`)(page));
  } catch (error) {
    console.log(name, 'ACTION', error.message.slice(0, 300));
  }
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${out}/${name}.png`, fullPage: !action && device !== 'viewport' });
  await context.close();
}
await browser.close();
