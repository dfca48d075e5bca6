import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileBytes } from './bytes.ts';
import { archiveEntry, ArchiveShelf, type Bytes, isNotOpened, openFiles, type OpenOptions } from './index.ts';

describe('opening what a user names', () => {
  test('a folder gives its files in the order of their names, without junk, each with its siblings', async () => {
    write('chats/b.txt', 'bb');
    write('chats/a.txt', 'a');
    write('chats/.DS_Store', 'x');
    write('chats/__MACOSX/._a.txt', 'x');
    write('chats/deep/c.txt', 'ccc');
    const opened = await open(['chats']);
    expect(opened.map(({ name }) => name)).toEqual(['chats/a.txt', 'chats/b.txt', 'chats/deep/c.txt']);
    expect(opened[0]).toMatchObject({ text: 'a', siblings: { 'a.txt': 1, 'b.txt': 2 }, entry: null });
  });

  test('a file bears the name of its folder, so that it is called the same however it is named', async () => {
    write('WhatsApp Chat - Ann/_chat.txt', 'x');
    expect((await open(['WhatsApp Chat - Ann/_chat.txt']))[0]!.name).toBe('WhatsApp Chat - Ann/_chat.txt');
    expect((await open(['WhatsApp Chat - Ann']))[0]!.name).toBe('WhatsApp Chat - Ann/_chat.txt');
  });

  test('a folder and a file in it, and a link back to the folder, give each file once', async () => {
    write('all/a.txt', 'a');
    symlinkSync(join(folder, 'all'), join(folder, 'all/loop'));
    expect((await open(['all', 'all/a.txt'])).map(({ name }) => name)).toEqual(['all/a.txt']);
  });

  test('missing, empty and special files and links to nowhere each say so, and cost only themselves', async () => {
    write('odd/empty.txt', '');
    write('odd/good.txt', 'x');
    execFileSync('mkfifo', [join(folder, 'odd/pipe')]);
    symlinkSync('/nowhere/at/all', join(folder, 'odd/link'));
    symlinkSync(join(folder, 'odd/self'), join(folder, 'odd/self'));
    expect(await open(['odd', 'not-there', '/dev/null'])).toMatchObject([
      { name: 'odd/empty.txt', code: 'file-empty' },
      { name: 'odd/good.txt', text: 'x' },
      { name: 'odd/link', code: 'file-missing' },
      { name: 'odd/pipe', code: 'file-special' },
      { name: 'odd/self', code: 'file-link-loop' },
      { code: 'file-missing' },
      { code: 'file-special' },
    ]);
  });

  test('folders deeper than the limit and files beyond the limit are refused, not followed', async () => {
    write('deep/1/2/3/x.txt', 'x');
    expect(await open(['deep'], { limits: { folderDepth: 3 } })).toMatchObject([{ code: 'folder-too-deep' }]);
    write('many/1', 'x');
    write('many/2', 'x');
    write('many/3', 'x');
    const many = await open(['many'], { limits: { files: 2 } });
    expect(many.map(({ code }) => code)).toEqual([undefined, undefined, 'too-many-files']);
  });
});

describe('looking into archives', () => {
  test('the files of a zip stand with their folder as siblings, and are found again by their entry', async () => {
    writeZip('WhatsApp Chat - Ann.zip', [
      { name: '_chat.txt', text: 'hello' },
      { name: 'IMG.jpg', text: '1234', isStored: true },
      { name: '__MACOSX/._chat.txt', text: 'x' },
    ]);
    const opened = await open(['WhatsApp Chat - Ann.zip']);
    expect(opened.map(({ name, text }) => [name.split('/').slice(1).join('/'), text])).toEqual([
      ['WhatsApp Chat - Ann.zip/_chat.txt', 'hello'],
      ['WhatsApp Chat - Ann.zip/IMG.jpg', '1234'],
    ]);
    expect(opened[0]!.siblings).toEqual({ '_chat.txt': 5, 'IMG.jpg': 4 });
    expect(await again('WhatsApp Chat - Ann.zip', '_chat.txt')).toBe('hello');
  });

  test('names that Chinese Windows wrote in GBK are read', async () => {
    const gbk = Buffer.from([0xd3, 0xeb, 0xd5, 0xc5, 0xc8, 0xfd, 0x2e, 0x74, 0x78, 0x74]);
    writeZip('gbk.zip', [
      { name: gbk, text: '你好' },
      { name: '与李四.txt', text: 'x' },
    ]);
    expect((await open(['gbk.zip'])).map(({ name }) => name.split('/').pop())).toEqual(['与张三.txt', '与李四.txt']);
  });

  test('an archive inside an archive is opened, a third one is refused', async () => {
    const innermost = zipOf([{ name: 'deepest.txt', text: 'x' }]);
    const inner = zipOf([
      { name: 'a.txt', text: 'inside' },
      { name: 'third.zip', text: innermost },
    ]);
    writeZip('outer.zip', [{ name: 'box/inner.zip', text: inner }]);
    expect(await open(['outer.zip'])).toMatchObject([
      { text: 'inside', entry: 'box/inner.zip!/a.txt', textLater: 'inside' },
      { code: 'archive-too-deep' },
    ]);
    expect(await again('outer.zip', 'box/inner.zip!/a.txt')).toBe('inside');
  });

  test('a gz is one file, a tar.gz its files', async () => {
    write('table.csv.gz', gzipSync('a,b'));
    expect(await open(['table.csv.gz'])).toMatchObject([{ text: 'a,b', size: 3, entry: 'table.csv' }]);
    expect(await again('table.csv.gz', 'whatever')).toBe('a,b');
    write('tree/x/one.txt', '1');
    write(`tree/${'long'.repeat(40)}.txt`, '22');
    execFileSync('tar', ['-czf', join(folder, 'tree.tgz'), '-C', folder, 'tree']);
    const opened = await open(['tree.tgz']);
    expect(opened.map(({ text }) => text).sort()).toEqual(['1', '22']);
    expect(await again('tree.tgz', 'tree/x/one.txt')).toBe('1');
  });

  test('an office document is one file, although it is a zip', async () => {
    writeZip('book.xlsx', [{ name: '[Content_Types].xml', text: '<x/>' }]);
    expect(await open(['book.xlsx'])).toMatchObject([{ entry: null }]);
  });
});

describe('kept archives', () => {
  test('stay open while their entries are read, and are let go at the end', async () => {
    const inner = zipOf([{ name: 'a.txt', text: 'inside' }]);
    const names = ['1', '2', '3', '4', '5'];
    for (const name of names)
      writeZip(`${name}.zip`, [
        { name: 'in.zip', text: inner },
        { name: 'b.txt', text: name },
      ]);
    const opened: string[] = [];
    const shelf = new ArchiveShelf();
    const bytesOf = (name: string): Bytes => {
      const bytes = fileBytes(join(folder, `${name}.zip`), statSync(join(folder, `${name}.zip`)).size);
      const open = (start?: number, end?: number): Readable => {
        if (end === bytes.size) opened.push(name);
        return bytes.open(start, end);
      };
      return { size: bytes.size, open };
    };
    const before = spools();
    const reading = names.flatMap((name) => ['b.txt', 'in.zip!/a.txt', 'b.txt'].map((entry) => [name, entry] as const));
    const texts = await Promise.all(
      reading.map(async ([name, entry]) => await textOf(shelf.entry(name, bytesOf(name), entry))),
    );
    expect(texts).toEqual(names.flatMap((name) => [name, 'inside', name]));
    await expect(textOf(shelf.entry('1', bytesOf('1'), 'gone'))).rejects.toThrow('archive-entry-missing');
    await shelf.close();
    expect(spools()).toEqual(before);
    expect(opened.length).toBeLessThan(3 * reading.length);
  });
});

describe('hostile archives', () => {
  test('names that point outside are refused, the others are read', async () => {
    writeZip('slip.zip', [
      { name: '../../etc/passwd', text: 'x' },
      { name: '/etc/passwd', text: 'x' },
      { name: 'C:\\x.txt', text: 'x' },
      { name: 'folder\\fine.txt', text: 'fine' },
    ]);
    const codes = (await open(['slip.zip'])).map(({ code, text }) => code ?? text);
    expect(codes).toEqual(['archive-unsafe-name', 'archive-unsafe-name', 'archive-unsafe-name', 'fine']);
  });

  test('an encrypted entry says so', async () => {
    writeZip('secret.zip', [{ name: 'a.txt', text: 'x', flags: 1 }]);
    expect(await open(['secret.zip'])).toMatchObject([{ code: 'archive-encrypted' }]);
  });

  test('a truncated archive costs that file only, whatever is cut off', async () => {
    const whole = zipOf([{ name: 'a.txt', text: 'hello '.repeat(1_000) }]);
    for (let length = 4; length < whole.length; length += 7) {
      write('cut/cut.zip', whole.subarray(0, length));
      write('cut/good.txt', 'good');
      const [cut, good] = await open(['cut']);
      expect(cut!.code, String(length)).toBe('archive-truncated');
      expect(good!.text).toBe('good');
    }
    const gz = gzipSync('hello '.repeat(1_000));
    write('cut.gz', gz.subarray(0, gz.length - 9));
    expect(await open(['cut.gz'])).toMatchObject([{ code: 'archive-truncated' }]);
  });

  test('bombs are refused by their size, their ratio and their number, before they are unpacked', async () => {
    const zeros = Buffer.alloc(4 * 1024 * 1024);
    writeZip('ratio.zip', [{ name: 'zeros', text: zeros }]);
    const ratio = { limits: { archiveRatio: 100 } };
    expect(await open(['ratio.zip'], ratio)).toMatchObject([{ code: 'archive-bomb' }]);
    write('ratio.gz', gzipSync(zeros));
    expect(await open(['ratio.gz'], ratio)).toMatchObject([{ code: 'archive-bomb' }]);
    writeZip('many.zip', [
      { name: '1', text: 'x' },
      { name: '2', text: 'x' },
    ]);
    expect(await open(['many.zip'], { limits: { archiveEntries: 1 } })).toMatchObject([
      { code: 'archive-too-many-entries' },
    ]);
    expect(await open(['many.zip'], { limits: { archiveBytes: 1 } })).toMatchObject([{ code: 'archive-bomb' }]);
  });

  test('an entry that lies about its size or whose checksum is wrong is refused', async () => {
    writeZip('lie.zip', [{ name: 'a.txt', text: 'hello', size: 2 }]);
    expect(await open(['lie.zip'])).toMatchObject([{ code: 'archive-damaged' }]);
    writeZip('crc.zip', [{ name: 'a.txt', text: 'hello', crc: 1 }]);
    expect(await open(['crc.zip'])).toMatchObject([{ code: 'archive-damaged' }]);
  });

  test('bytes that only begin like an archive never throw', async () => {
    write('junk/a.zip', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(3_000, 7)]));
    write('junk/b.gz', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(3_000, 7)]));
    write('junk/c.tar', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(900, 0x39)]));
    write('junk/d.zip', 'PK');
    const codes = (await open(['junk'])).map(({ code }) => code);
    expect(codes.slice(0, 2)).toEqual(['archive-truncated', 'archive-damaged']);
    expect(codes[3]).toBeUndefined();
  });
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-open-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
}

interface Seen {
  name: string;
  code?: string;
  text?: string;
  /** As {@link text}, but opened when all archives were closed again. */
  textLater?: string;
  size?: number;
  entry?: string | null;
  siblings?: Record<string, number>;
}

async function open(paths: string[], options: OpenOptions = {}): Promise<Seen[]> {
  const seen: Seen[] = [];
  const later: (() => Promise<void>)[] = [];
  for await (const opened of openFiles(
    paths.map((path) => (path.startsWith('/') ? path : join(folder, path))),
    options,
  )) {
    if (isNotOpened(opened)) {
      seen.push({ name: opened.name, code: opened.problem.code });
      continue;
    }
    const { file, entry } = opened;
    const { name, size } = file;
    const one: Seen = {
      name,
      size,
      entry,
      siblings: Object.fromEntries(file.siblings),
      text: await textOf(file.open()),
    };
    seen.push(one);
    later.push(async () => void (one.textLater = await textOf(file.open())));
  }
  for (const read of later) await read();
  return seen;
}

async function again(name: string, entry: string): Promise<string> {
  const path = join(folder, name);
  const bytes = fileBytes(path, statSync(path).size);
  return await textOf(archiveEntry(bytes, entry));
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Spooled copies that lie about. */
function spools(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('rapport-unpacked-'));
}

interface Packed {
  name: string | Buffer;
  text: string | Buffer;
  isStored?: boolean;
  flags?: number;
  size?: number;
  crc?: number;
}

function writeZip(name: string, files: Packed[]): void {
  write(name, zipOf(files));
}

/** A zip made byte by byte, so that it can lie. */
function zipOf(files: Packed[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.text);
    const data = file.isStored ? content : deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(file.flags ?? 0, 2);
    fields.writeUInt16LE(file.isStored ? 0 : 8, 4);
    fields.writeUInt32LE(file.crc ?? crc32(content), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(file.size ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    local.push(Buffer.from('PK\x03\x04'), fields, name, data);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, tail, name);
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}
