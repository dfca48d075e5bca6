import { mkdir, open, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { say } from '../contract/messages/index.ts';
import type { Store } from '../store/store.ts';
import { importFiles } from './import-files.ts';
import { LEGACY } from './testing/stories.ts';
import { withStore } from './testing/with-store.ts';

// What holds for any input, from any folder:
//
// 1. The import ends `done`; a bad file costs itself, a bad row costs that row.
// 2. seen = stored + duplicates + quarantined, and what was refused has a reason that people can read, in both languages.
// 3. Nothing is half stored: as many records have interactions as were stored.
// 4. The same again brings duplicates only.

const row = (id: string, text = 'hello') => `${id},C1,2026-03-01 09:00:00,email,${text},2026-03-01 09:30:00,sure`;
const good = [LEGACY, row('1'), row('2')].join('\n');
const mail = 'From: a@x.example\nTo: b@y.example\nMessage-ID: <1@x>\nDate: Mon, 4 Mar 2024 09:00:00 +0000\n\nHello\n';
const noise = Buffer.from(Array.from({ length: 4_000 }, (_, n) => (n * n * 31 + n * 7) % 256));

const FILES: Record<string, Record<string, string | Buffer>> = {
  'an empty file': { 'a.csv': '', 'b.mbox': '', 'c.eml': '', 'd.txt': '' },
  'a table without rows': { 'a.csv': `${LEGACY}\n` },
  'a table of one column': { 'a.csv': 'text\nhello\nworld\n' },
  'bytes of no kind': { 'a.csv': noise, 'b.mbox': noise, 'c.bin': noise, 'd.zip': noise, 'e.gz': noise },
  'a truncated archive': { 'a.zip': zipOf('a.csv', good).subarray(0, 60), 'b.csv.gz': gzipSync(good).subarray(0, 40) },
  'a table named as a mailbox': { 'a.mbox': good },
  'a mail named as a table': { 'a.csv': mail },
  'an archive named as a text': { 'a.txt': zipOf('a.csv', good) },
  'ragged rows': { 'a.csv': `${good}\n3,C1\n4,C1,2026-03-01 09:00:00,email,x,,,,,,y\n${row('5')}\n` },
  'NUL bytes': { 'a.csv': `${good}\n${row('3', 'a\u0000b')}\n${row('4')}\n` },
  'a quote that never closes': {
    'a.csv': `${good}\n3,C1,2026-03-01 09:00:00,email,"never\n${row('4')}\n${row('5')}\n`,
  },
  'cells that are formulas': {
    'a.csv': `${good}\n${row('3', '"=HYPERLINK(""http://x"",""y"")"')}\n${row('4', '@SUM(A1)')}\n`,
  },
  'impossible times': {
    'a.csv': `${good}\n3,C1,2026-13-45 99:00,email,x,,\n4,C1,,email,x,,\n5,C1,9999999-01-01,email,x,,\n`,
  },
  'names of all kinds': {
    '订单 📦.csv': good,
    'two words.eml': mail,
    'line\nbreak.csv': [LEGACY, row('9')].join('\n'),
    'quo\'te".mbox': `From x Mon Mar  4 09:00:00 2024\n${mail.replace('<1@x>', '<2@x>')}`,
  },
  'everything mixed': {
    'a.csv': good,
    'sub/b.eml': mail,
    'sub/c.bin': noise,
    'sub/d.csv': '',
    'sub/e.zip': zipOf('in/f.csv', good),
  },
};

describe('hostile files', () => {
  test.each(Object.entries(FILES))('%s', (_, files) =>
    withStore(async (store, folder) => {
      const inside = join(folder, 'in');
      for (const [name, content] of Object.entries(files)) {
        const path = join(inside, name);
        await mkdir(join(path, '..'), { recursive: true });
        await writeFile(path, content);
      }
      await holdsFor(store, inside);
    }),
  );

  test('folders that link to themselves end', () =>
    withStore(async (store, folder) => {
      const inside = join(folder, 'in');
      await mkdir(join(inside, 'sub'), { recursive: true });
      await symlink(inside, join(inside, 'sub', 'loop'));
      await symlink(join(inside, 'nowhere'), join(inside, 'dangling.csv'));
      await writeFile(join(inside, 'a.csv'), good);
      await holdsFor(store, inside);
    }));

  test('a line of 64 MB costs itself', { timeout: 120_000 }, () =>
    withStore(async (store, folder) => {
      const path = join(folder, 'long.csv');
      const file = await open(path, 'w');
      await file.write(`${good}\n3,C1,2026-03-01 09:00:00,email,`);
      for (let n = 0; n < 64; n++) await file.write(Buffer.alloc(1024 * 1024, 120));
      await file.write(`,,\n${row('4')}\n`);
      await file.close();
      const report = await importFiles(store, { paths: [path], zone: 'UTC' });
      expect(report).toMatchObject({ seen: 4, stored: 3, quarantined: 1 });
    }),
  );

  test('a file that disappears before it is read is told, and the others are read', () =>
    withStore(async (store, folder) => {
      const [gone, there] = [join(folder, 'gone.csv'), join(folder, 'there.csv')];
      await writeFile(gone, good);
      await writeFile(there, good);
      const importing = importFiles(store, { paths: [there, gone], zone: 'UTC' });
      await rm(gone);
      const report = await importing.catch((error: Error) => error);
      if (report instanceof Error) return expect(report.message).not.toBe('');
      expect(report.stored + report.duplicates + report.quarantined).toBe(report.seen);
      expect(report.stored).toBe(2);
    }));
});

async function holdsFor(store: Store, path: string): Promise<void> {
  const first = await importFiles(store, { paths: [path], zone: 'UTC' });
  expect(first.seen).toBe(first.stored + first.duplicates + first.quarantined);
  const { rows: imports } = await store.database.query('select state from history.import');
  expect(imports).toEqual([{ state: 'done' }]);
  await hasReasons(store);
  const { rows } = await store.database.query(
    `select (select count(distinct record_id) from history.interaction) as stored,
       (select count(*) from history.record where is_quarantined) as quarantined,
       (select count(*) from history.problem) as problems`,
  );
  expect(rows[0]).toEqual({ stored: first.stored, quarantined: first.quarantined, problems: first.quarantined });
  const again = await importFiles(store, { paths: [path], zone: 'UTC' });
  expect(again).toMatchObject({ seen: first.seen, stored: 0, quarantined: 0, duplicates: first.seen });
}

async function hasReasons(store: Store): Promise<void> {
  const { rows } = await store.database.query<{ code: string; about: Record<string, string> }>(
    'select code, about from history.problem',
  );
  for (const { code, about } of rows) {
    const [english, chinese] = [say(code, about, 'en'), say(code, about, 'zh-CN')];
    expect(english).not.toContain(code);
    expect(chinese).toMatch(/[\u4e00-\u9fff]/);
    expect(`${english}${chinese}`).not.toMatch(/\{\w+\}/);
  }
}

/** A ZIP of one file, made by hand: local header, data, directory, end. */
function zipOf(name: string, content: string): Buffer {
  const data = deflateRawSync(content);
  const crc = crc32(Buffer.from(content));
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc, 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(Buffer.byteLength(content), 18);
  common.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), data]);
  const directory = Buffer.concat([
    Buffer.from('PK\u0001\u0002\u0014\u0000'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

function crc32(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
