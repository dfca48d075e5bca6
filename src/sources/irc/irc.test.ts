import { describe, expect, it, test } from 'vitest';
import type { Said } from '../../core/record/said.ts';
import { sharedData } from '../../core/testing/shared-data.ts';
import { isRefused } from '../source.ts';
import { fileOf } from '../testing/file-of.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { irc } from './index.ts';
import { lineOf } from './line-of.ts';

async function read(name: string, content: string | Uint8Array): Promise<{ said: Said[]; refused: string[] }> {
  const file = fileOf(name, content);
  const survey = await irc.survey(file, { zone: 'UTC', country: null, map: null, learned: {} });
  if (!survey.ok) throw new Error(survey.problem.code);
  const said: Said[] = [];
  const refused: string[] = [];
  for await (const batch of irc.read(file, survey.value))
    for (const item of batch)
      if (isRefused(item)) refused.push(item.problem.code);
      else said.push(item.said);
  return { said, refused };
}

describe('a line', () => {
  it.each([
    ['[12:18] <|trey|> usual, quite stable', 'said', '|trey|', 'usual, quite stable'],
    ['12:18 <@ann> hello', 'said', 'ann', 'hello'],
    ['2012-10-17T09:16:21+0000  <benpol> So', 'said', 'benpol', 'So'],
    ['2012-10-17T09:16:29+0000  <benpol>', 'said', 'benpol', ''],
    ['2012-10-17 09:16:21\tann\thello', 'said', 'ann', 'hello'],
    ['stripe 2019-09-04 [22:44:46] <eva> a < b > c', 'said', 'eva', 'a < b > c'],
    ['2012-10-17T09:16:35+0000  * benpol is wondering...', 'system', null, '* benpol is wondering...'],
    ['[07:09]  * homejoe', 'system', null, '* homejoe'],
    ['[09:16:35] * bo has quit (gone)', 'system', null, '* bo has quit (gone)'],
    ['2012-10-17T09:16:31+0000  -emptybot- ', 'noticed', 'emptybot', ''],
    ['12:19 -!- bo [bo@home.example] has quit [gone]', 'system', null, 'bo [bo@home.example] has quit [gone]'],
  ])('%s', (text, kind, nick, said) => {
    expect(lineOf(text)).toMatchObject({ kind, nick, text: said });
  });

  it.each(['hello', '[12:18 <ann> hello', '2012-10-17T09:16:51 0000  *** Tv_ has joined #ceph', '09:00 - Eva: hello'])(
    'is none: %s',
    (text) => expect(lineOf(text)).toBeNull(),
  );
});

describe('a log', () => {
  it('that tells times only has its day from its name, and goes on at midnight', async () => {
    const { said } = await read(
      'shop_2004-11-15.raw.txt',
      ['[23:58] <eva> anyone?', '[23:59] <ann> yes', '[00:03] <eva> great', '[00:03] <eva> great'].join('\n'),
    );
    expect(said.map(({ at }) => at)).toEqual([
      '2004-11-15 23:58:00.000',
      '2004-11-15 23:59:00.000',
      '2004-11-16 00:03:00.000',
      '2004-11-16 00:03:00.001',
    ]);
    expect(said[0]!.threading).toEqual({ kind: 'session', room: 'shop' });
  });

  it('says to whom a line was said, where somebody of that name speaks in it', async () => {
    const lines = [
      '<eva> hi',
      '<Ann_> eva: yes?',
      '<eva> @ann_ thanks',
      '<eva> EVA: me',
      '<ann_> bob, are you there',
      '<ok> ok',
    ];
    const { said } = await read('shop_2004-11-15.txt', lines.map((line) => `[10:00] ${line}`).join('\n'));
    expect(said.map(({ to }) => to?.[0]?.address ?? null)).toEqual([null, 'eva', 'ann_', null, null, null]);
  });

  it('without any day is refused, with the way out', async () => {
    await expect(read('shop.log', '[23:58] <eva> anyone?\n')).rejects.toThrow('irc-no-day');
  });

  it('costs only the line that is broken', async () => {
    const { said, refused } = await read(
      'a.log',
      '2012-10-17T09:16:21+0000  <eva> hi\n2012-10-17T09:16:51 0000  *** bo has joined #shop\n2012-10-17T09:17:00+0000  <ann> hello\n',
    );
    expect(said).toHaveLength(2);
    expect(refused).toEqual(['irc-no-line']);
  });
});

// The truth of ../shared/data/INDEX.md.
const SHARED = sharedData('chat/irc');
describe.skipIf(SHARED === null)('real logs', () => {
  test.each([
    ['stripe.0.ascii.txt', 1200, 104],
    ['stripe.2.ascii.txt', 1200, 101],
    ['ubuntu_2004-11-15_03.raw.txt', 1077, 76],
    ['ubuntu_2016-12-19_20.raw.txt', 1181, 165],
  ])('%s: %i messages of %i people', async (name, messages, people) => {
    const { said, refused } = await read(name, readFileSync(join(SHARED!, name)));
    expect(refused).toEqual([]);
    const spoken = said.filter(({ kind }) => kind === 'message');
    expect(spoken).toHaveLength(messages);
    expect(new Set(spoken.map(({ from }) => from!.address)).size).toBe(people);
  });
});
