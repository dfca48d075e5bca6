import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../core/testing/shared-data.ts';
import { isNotOpened, openFiles } from '../open/index.ts';
import { isRefused, type SourceItem } from '../source.ts';
import { whatsapp } from './index.ts';
import { readChat } from './testing/read-chat.ts';

const folder = sharedData('chat/whatsapp');

/** Real exports; their truth stands in INDEX.md beside them. */
describe.skipIf(folder === null)('exports out there (../shared/data/chat/whatsapp)', () => {
  test.each([
    ['whatsreader/chats/android-group-chat', '42+8', '2024-12-01 09:00', '2024-12-04 20:07'],
    ['whatsreader/chats/android-private-chat', '43+2', '2024-12-01 10:00', '2024-12-04 16:45'],
    ['whatsreader/chats/ios-group-chat', '33+6', '2024-12-05 08:00:15', '2024-12-09 08:00:51'],
    ['whatsreader/chats/ios-private-chat', '43+2', '2024-12-01 10:00:00', '2024-12-04 16:45:21'],
    ['whatsreader/parser-tests/asian-ampm-format-test.txt', '5+0', '2024-12-01 22:04', '2024-12-01 22:08'],
    ['whatsreader/parser-tests/asian-format-test.txt', '5+0', '2024-12-10 14:30', '2024-12-10 14:36'],
    ['whatsreader/parser-tests/dash-format-test.txt', '5+0', '2024-12-10 14:30', '2024-12-10 14:36'],
    ['whatsreader/parser-tests/french-format-test.txt', '5+1', '2024-12-10 14:30', '2024-12-10 14:36'],
    ['whatsreader/parser-tests/german-format-test.txt', '5+1', '2024-12-10 14:30', '2024-12-10 14:36'],
    ['whatsreader/parser-tests/spanish-format-test.txt', '5+1', '2024-12-10 14:30', '2024-12-10 14:36'],
    ['chatminer_test_[mmddyy]_24hrs.txt', '7+2', '2019-01-01 11:25', '2021-12-30 22:01'],
    ['chatminer_test_ddmmyy_24hrs.txt', '7+2', '2019-01-01 11:25', '2021-12-30 22:01'],
    ['chatminer_test_mmddyy_24hrs.txt', '7+2', '2019-01-01 11:25', '2021-12-30 22:01'],
    ['chatminer_test_mmddyyyy_12hrs.txt', '7+2', '2019-01-01 11:25', '2021-12-30 22:01'],
    ['chatminer_test_yyyymmdd_24hrs.txt', '7+2', '2019-01-01 11:25', '2021-12-30 22:01'],
    ['whatstk_lorem-2000.txt', '2000+0', '2019-04-16 02:09', '2020-06-13 00:00'],
    ['whatstk_lorem.txt', '500+0', '2020-01-15 02:22:56', '2020-05-11 22:32:48'],
    ['whatstk_pokemon.txt', '19+1', '2016-04-15 15:04', '2016-10-31 12:23'],
    ['chatanalytics_2A_5M.txt', '5+0', '2021-01-01 12:00', '2021-01-01 12:02'],
    ['chatanalytics_4A_11M.txt', '11+3', '2020-09-12 23:55', '2020-09-12 23:56'],
    ['chatanalytics_4A_11M.zip', '11+3', '2020-09-12 23:55', '2020-09-12 23:56'],
  ])('%s: %s', async (name, counts, first, last) => {
    const said = (await itemsOf(name)).flatMap((item) => (isRefused(item) ? [] : item.said));
    const authored = said.filter(({ kind }) => kind === 'message').length;
    expect([`${authored}+${said.length - authored}`, said[0]!.at, said.at(-1)!.at?.slice(0, last.length)]).toEqual([
      counts,
      first,
      last,
    ]);
  });

  test('two pieces of one chat are 600 different messages', async () => {
    const items = [
      ...(await itemsOf('whatstk_lorem-merge-part1.txt')),
      ...(await itemsOf('whatstk_lorem-merge-part2.txt')),
    ];
    expect(new Set(items.map(({ recordId }) => recordId)).size).toBe(600);
  });

  test('authors and texts are those that chat-miner finds', async () => {
    type Expected = { timestamp: string; author: string; message: string };
    const expected = JSON.parse(readFileSync(join(folder!, 'chatminer_expected.json'), 'utf8')) as Expected[];
    for (const name of ['chatminer_test_ddmmyy_24hrs.txt', 'chatminer_test_mmddyyyy_12hrs.txt']) {
      const said = (await itemsOf(name)).flatMap((item) => (isRefused(item) || !item.said.from ? [] : item.said));
      const shown = said.map(({ at, from, text }) => [at?.slice(0, 16), from!.address, text!.replace('\n', ' ')]);
      // chat-miner leaves the message out that is nothing but a full stop.
      const ours = shown.filter(([, , text]) => text !== '.').reverse();
      expect(ours).toEqual(
        expected.map((one) => [one.timestamp.replace('T', ' ').slice(0, 16), one.author, one.message]),
      );
    }
  });

  test('pictures have their size and their day', async () => {
    const items = await itemsOf('whatsreader/chats/android-private-chat');
    const files = items.flatMap((item) => (isRefused(item) ? [] : (item.said.attachments ?? [])));
    expect(files.map(({ mediaType, size }) => [mediaType, size])).toEqual([
      ['image/jpeg', 66176],
      ['audio/ogg', 8667],
      ['image/jpeg', 55007],
      ['audio/ogg', 4270],
    ]);
  });

  test('every form of header that whatstk knows is read', async () => {
    const formats = JSON.parse(readFileSync(join(folder!, 'whatstk_header_formats.json'), 'utf8')) as {
      format: string;
    }[];
    for (const { format } of formats) {
      const text = ['01', '02', '13', '28'].map((day) => `${written(format, day)} hello`).join('\n');
      const { shown } = await readChat(text);
      const seconds = format.includes('%S') ? ':09' : '';
      expect([format, ...shown]).toEqual([
        format,
        ...['01', '02', '13', '28'].map((day) => `2021-11-${day} 15:04${seconds} Ann Lee: hello`),
      ]);
    }
  });
});

function written(format: string, day: string): string {
  const parts: Record<string, string> = { y: '21', m: '11', d: day, H: '15', I: '03', M: '04', S: '09', p: 'PM' };
  return format.replace('%name', 'Ann Lee').replace(/%([ymdHIMSp])/g, (_whole, part: string) => parts[part]!);
}

async function itemsOf(name: string): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const opened of openFiles([join(folder!, name)])) {
    if (isNotOpened(opened)) throw new Error(opened.problem.code);
    if (!whatsapp.recognise(opened.file)) continue;
    const options = { zone: 'UTC', country: null, map: null, learned: {} };
    const surveyed = await whatsapp.survey(opened.file, options);
    if (!surveyed.ok) throw new Error(surveyed.problem.code);
    for await (const batch of whatsapp.read(opened.file, surveyed.value)) items.push(...batch);
  }
  return items;
}
