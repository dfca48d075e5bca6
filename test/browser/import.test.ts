import iconv from 'iconv-lite';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/contract/question.ts';
import { company, day, rapport } from './company.ts';
import { settled, tileValue, until, useBrowser, withPage } from './page.ts';

useBrowser();
let cookie: string;
beforeAll(async () => {
  cookie = await company();
});

/** Two questions with their answers, one without, and a row whose date is none. */
const TABLE = iconv.encode(
  [
    '编号,客户,沟通时间,沟通方式,沟通内容,回复时间,回复内容',
    `1,郝思嘉,${day(-2)} 09:00,微信,沙发什么时候到货？,${day(-2)} 09:20,明天下午送到。`,
    `2,郝思嘉,${day(-2)} 10:00,微信,可以改到后天吗？,${day(-2)} 10:05,可以的。`,
    `3,白瑞德,${day(-1)} 11:30,电话,椅子少了一颗螺丝,,`,
    '4,白瑞德,昨天或者前天,电话,请尽快回电,,',
    '',
  ].join('\r\n'),
  'gbk',
);

const MAILBOX = Buffer.from(
  [
    'From melanie@wilkes.example Mon Mar  2 09:00:00 2026',
    'From: Melanie Wilkes <melanie@wilkes.example>',
    'To: service@nordwind.example',
    `Date: ${new Date(`${day(-2)}T03:00:00Z`).toUTCString()}`,
    'Message-ID: <1@wilkes.example>',
    'Subject: A lamp that flickers',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=cut',
    '',
    '--cut',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'My lamp flickers since Tuesday. A picture is attached.',
    '--cut',
    'Content-Type: image/png',
    'Content-Disposition: attachment; filename="lamp.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--cut--',
    '',
  ].join('\n'),
);

/** Drops files on the window, as a hand does. */
async function drop(page: Page, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
  await page.locator('h1').first().waitFor();
  const given = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await page.evaluate((all) => {
    const data = new DataTransfer();
    for (const { name, base64 } of all) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop']) {
      document.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, given);
}

test('dropped files are understood, imported, counted, explained, and taken back', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/');
    const before = Number(await tileValue(page, 'volume'));
    await drop(page, [
      { name: '沟通记录.csv', bytes: TABLE },
      { name: 'lamp.mbox', bytes: MAILBOX },
    ]);

    const table = page.locator('[data-testid="guess"][data-source="table"]');
    await table.waitFor();
    expect(await table.innerText()).toMatch(/沟通记录\.csv[\s\S]+GB18030|GBK/);
    for (const [column, field] of [
      ['客户', 'customer'],
      ['沟通时间', 'at'],
      ['回复内容', 'reply-text'],
    ]) {
      const chosen = await table.getByRole('combobox', { name: `Taken for: ${column}` }).inputValue();
      expect([column, chosen.replace(/^customer.*/, 'customer')]).toEqual([column, field]);
    }
    expect(await table.locator('.preview').innerText()).toContain('沙发什么时候到货？');
    const mail = page.locator('[data-testid="guess"][data-source="mail"]');
    expect(await mail.locator('.evidence li').count()).toBeGreaterThan(0);
    expect(await mail.locator('.preview').innerText()).toContain('My lamp flickers since Tuesday.');

    await page.getByTestId('start-import').click();
    const card = page.locator('[data-testid="import"][data-state="done"]').filter({ hasText: 'Undo' }).first();
    const outcome = page.locator('.current-import').getByTestId('outcome');
    await outcome.waitFor();
    expect(await outcome.innerText()).toBe('5 seen: 4 stored, 1 needs you');

    // Two rows with a reply, one without, and a mail.
    const added = 2 * 2 + 1 + 1;
    await page.getByRole('link', { name: 'See the overview' }).click();
    await until(() => tileValue(page, 'volume')).toBe(before + added);

    await page.getByRole('link', { name: 'Imports' }).first().click();
    await page.getByRole('link', { name: 'See 1 problem' }).click();
    const problems = page.getByTestId('problems');
    await problems.waitFor();
    await problems.getByRole('button', { name: 'Show the rows' }).click();
    await problems.locator('pre').first().waitFor();
    expect(await problems.innerText()).toMatch(/沟通记录\.csv, record \d/);
    expect(await problems.innerText()).toContain('昨天或者前天');
    expect(await problems.locator('h3').first().innerText()).toMatch(/date|time/i);

    await page.goto('/imports');
    await card.getByTestId('undo-import').click();
    await page.getByRole('button', { name: 'Undo import' }).click();
    await page.locator('[data-testid="import"][data-state="undone"]').first().waitFor();
    await page.goto('/');
    await until(() => tileValue(page, 'volume')).toBe(before);
  }));

const TICKETS = [
  'Ticket ID,Created at,Requester email,Assignee,Subject,Status,Solved at,Reopens',
  `1,${day(-12)} 09:00,eva@example.org,Ann,A chair,Solved,${day(-12)} 11:00,0`,
  `2,${day(-12)} 09:00,max@example.org,Ann,A table,Solved,${day(-12)} 10:00,0`,
  `3,${day(-11)} 09:00,lea@example.org,Ann,A lamp,Solved,${day(-10)} 09:00,1`,
  `4,${day(-2)} 09:00,kim@example.org,Ann,A sofa,Open,,0`,
].join('\n');

test('how matters stand is on the overview once a source tells of it, as the command line prints it', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/?range=30d');
    await tileValue(page, 'volume');
    await settled(page);
    expect(await page.getByTestId('tile-open').count()).toBe(0);
    expect(await page.getByTestId('chart-resolution-over-time').count()).toBe(0);
    await page.goto('/imports');
    await drop(page, [{ name: 'tickets.csv', bytes: Buffer.from(TICKETS) }]);
    await page.getByTestId('start-import').click();
    await page.locator('.current-import').getByTestId('outcome').waitFor();

    await page.goto('/?range=30d');
    expect(await tileValue(page, 'open')).toBe(1);
    expect(await tileValue(page, 'resolution-median')).toBe(7_200);
    const { rows } = await rapport<Answer>('ask', 'first-contact-resolution');
    expect([await tileValue(page, 'first-contact'), rows[0]!.n]).toEqual([rows[0]!.value, 3]);
    await page.locator('[data-testid="chart-resolution-over-time"] [data-mark]').first().waitFor();

    await page.goto('/explore?metric=first-contact-resolution&range=30d&time=whole');
    await page.getByText('no further contact within 7 days').waitFor();
    await page.getByLabel('Window (days)').fill('20');
    await page.getByText('no further contact within 20 days').waitFor();
    await page.getByTestId('beside').getByText('3 left out').waitFor();
  }));

test('a file that nobody can read is refused in words before anything is stored', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/imports');
    await drop(page, [
      { name: 'picture.csv', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]) },
    ]);
    const refused = page.locator('[data-testid="guess"].refused');
    await refused.waitFor();
    expect((await refused.getByRole('alert').innerText()).length).toBeGreaterThan(20);
    expect(await page.getByTestId('start-import').isDisabled()).toBe(true);
  }));

test('an interaction shows its whole text, what was cleaned, its attachments, and its original', () =>
  withPage({ cookie }, async (page) => {
    await page.goto('/imports');
    await drop(page, [{ name: 'lamp.mbox', bytes: MAILBOX }]);
    await page.getByTestId('start-import').click();
    await page.locator('.current-import').getByTestId('outcome').waitFor();

    await page.goto('/customers');
    await page.getByTestId('customer-search').fill('wilkes.exam');
    await page.getByRole('link', { name: /Melanie Wilkes/ }).click();
    await page.getByTestId('oldest-wait').waitFor();
    await page.getByRole('button', { name: /^Open: Melanie Wilkes/ }).click();
    const opened = page.getByTestId('interaction-drawer');
    await opened.getByText('My lamp flickers since Tuesday. A picture is attached.').waitFor();
    await opened.getByText('lamp.png').waitFor();
    await opened.getByRole('heading', { name: 'What was cleaned' }).waitFor();
    const download = page.waitForEvent('download');
    await opened.getByRole('link', { name: 'Download original' }).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain('Message-ID: <1@wilkes.example>');
  }));
