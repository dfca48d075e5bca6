import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePlace, processesOn } from '../store/testing/place.ts';
import { COMMANDS } from './commands/index.ts';
import { createShell } from './shell.ts';
import { programOf } from './main.ts';
import { rapport, ROOT } from './testing/rapport.ts';

let data: string;
let remove: () => void;
beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.js')], { stdio: 'ignore' });
  ({ data, remove } = makePlace());
}, 120_000);
afterAll(() => remove());

const run = (...args: string[]) => rapport(args, { data });

/** Two mails: a question and its answer half an hour later. */
function givenMails(): string {
  const folder = join(data, '..', '邮件 mails');
  mkdirSync(folder, { recursive: true });
  const mails = [
    'From: Eva <eva@example.com>\nTo: help@firm.example\nSubject: Refund\nMessage-ID: <1@example.com>\nDate: Mon, 2 Mar 2026 09:00:00 +0000\n\nWhere is my 退款?\n',
    'From: Ann <help@firm.example>\nTo: eva@example.com\nSubject: Re: Refund\nMessage-ID: <2@firm.example>\nIn-Reply-To: <1@example.com>\nDate: Mon, 2 Mar 2026 09:30:00 +0000\n\nOn its way.\n',
  ];
  mails.forEach((mail, number) => writeFileSync(join(folder, `${number}.eml`), mail));
  return folder;
}

describe('a folder of mails', () => {
  test('is imported, counted, imported again for nothing, taken back, and leaves no process', async () => {
    const mails = givenMails();
    const first = await run('import', mails, '--json');
    expect(first.stderr).not.toContain('error:');
    expect(Object.keys(JSON.parse(first.stdout) as object).sort()).toEqual(
      ['changes', 'duplicates', 'importId', 'quarantined', 'repeats', 'seconds', 'seen', 'source', 'stored'].sort(),
    );
    expect(JSON.parse(first.stdout)).toMatchObject({ seen: 2, stored: 2, duplicates: 0, quarantined: 0 });

    const asked = await run('ask', 'volume', '--by', 'channel', '--zone', 'Asia/Shanghai', '--every', 'day', '--json');
    expect(JSON.parse(asked.stdout)).toMatchObject({
      metric: 'volume',
      zone: 'Asia/Shanghai',
      rows: [{ bucket: '2026-03-02T00:00:00+08:00', channel: 'email', value: 2, n: 2 }],
    });

    expect(JSON.parse((await run('import', mails, '--json')).stdout)).toMatchObject({ stored: 0, duplicates: 2 });
    expect((await run('undo', '1')).code).toBe(0);
    expect((await run('undo', '2')).code).toBe(0);
    const after = JSON.parse((await run('ask', 'volume', '--json')).stdout) as { rows: { n: number }[] };
    expect(after.rows.reduce((sum, row) => sum + row.n, 0)).toBe(0);
    expect(processesOn(data)).toEqual([]);
  }, 120_000);

  test('comes back from a backup with the same statistics', async () => {
    await run('import', givenMails());
    const file = join(data, '..', 'all.tar.gz');
    const saved = await run('backup', file, '--json');
    expect(saved).toMatchObject({ code: 0 });
    const fresh = makePlace();
    const there = (...args: string[]) => rapport(args, { data: fresh.data });
    expect(await there('restore', file)).toMatchObject({ code: 0 });
    for (const question of [
      ['volume', '--by', 'channel,agent'],
      ['response-time', '--every', 'month'],
    ]) {
      const rows = async (ask: typeof run): Promise<unknown> =>
        (JSON.parse((await ask('ask', ...question, '--json')).stdout) as { rows: unknown }).rows;
      expect(await rows(there)).toEqual(await rows(run));
    }
    expect(await there('restore', file)).toMatchObject({ code: 1 });
    expect(JSON.parse((await there('doctor', '--json')).stdout)).toMatchObject({ ok: true });
    fresh.remove();
  }, 120_000);
});

test('of a table it says what its columns were taken for, and which for nothing', async () => {
  const file = join(data, '..', 'shoes.csv');
  writeFileSync(file, 'Created,Customer mail,Message,Shoe size\n2026-03-02 09:00,eva@home.example,Hello,42\n');
  const { stdout } = await run('import', file, '--zone', 'UTC');
  expect(stdout).toContain('Columns: Created → at, Customer mail → customer-email, Message → text.');
  expect(stdout).toContain('Taken for nothing, and kept in the original: Shoe size.');
}, 60_000);

describe('what is used wrongly', () => {
  test.each([
    [['nonsense'], 'no command'],
    [['ask'], 'missing'],
    [['ask', 'volume', '--every', 'fortnight'], 'cannot be used'],
    [['ask', 'volume', '--where', 'channel'], 'cannot be used'],
    [['undo', 'last'], 'cannot be used'],
    [['start', '--json'], 'no --json'],
    [['import', 'x', '--zone', 'Mars/Olympus'], 'no time zone'],
  ])('%j ends with 2 and two lines', async (args, part) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
    expect(stderr).toContain(part);
  });

  test('a Chinese shell is answered in Chinese', async () => {
    const { stderr } = await rapport(['nonsense'], { data, env: { LANG: 'zh_CN.UTF-8' } });
    expect(stderr).toContain('没有“nonsense”这个命令');
  });
});

test('a database that cannot be reached: two lines, exit 1', async () => {
  const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const { code, stdout, stderr } = await rapport(['imports', '--json'], { data, env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error: The database of DATABASE_URL cannot be reached: .+\nfix: .+\n$/);
});

test('every command explains itself in both languages', () => {
  for (const [LANG, word] of [
    ['en', 'Usage:'],
    ['zh_CN.UTF-8', '用法：'],
  ] as const) {
    const program = programOf(createShell({ LANG }));
    expect(program.commands).toHaveLength(COMMANDS.length);
    for (const command of program.commands) {
      expect(command.helpInformation()).toContain(word);
      for (const each of [...command.options, ...command.registeredArguments]) expect(each.description).not.toBe('');
    }
  }
});
