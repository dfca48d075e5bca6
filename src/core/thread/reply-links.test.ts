import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../testing/shared-data.ts';
import { replyLinks, type RoomLine, talksOf } from './reply-links.ts';

const MINUTE = 60_000;
/** `said('eva', 'ann', 3)`: Eva names Ann in minute 3. */
const said = (author: string | null, to: string | null, minute: number): RoomLine => ({
  at: minute * MINUTE,
  author,
  to,
});

describe('a line of a room', () => {
  test('answers the last line of the one whom it names', () => {
    const lines = [said('eva', null, 0), said('max', null, 1), said('eva', null, 2), said('ann', 'max', 3)];
    expect(replyLinks(lines)[3]).toBe(1);
    expect(replyLinks([...lines, said('ann', 'eva', 4)])[4]).toBe(2);
  });

  test('of somebody who was named answers that, whatever came between', () => {
    const lines = [said('eva', null, 0), said('ann', 'eva', 1), said('max', null, 2), said('eva', null, 3)];
    expect(replyLinks(lines)[3]).toBe(1);
  });

  test('goes on with what its author just said', () => {
    expect(replyLinks([said('eva', null, 0), said('eva', null, 0)])).toEqual([0, 0]);
  });

  test('of a newcomer who names nobody begins something', () => {
    const lines = [said('eva', null, 0), said('ann', 'eva', 1), said('max', null, 2)];
    expect(replyLinks(lines)[2]).toBe(2);
  });

  test('of a program answers nothing, and nothing answers it', () => {
    expect(replyLinks([said('eva', null, 0), said(null, null, 0), said('ann', 'eva', 1)])).toEqual([0, 1, 0]);
  });

  test('keeps its link whatever comes later', () => {
    const room = lineup(300, 5);
    expect(replyLinks(room).slice(0, 150)).toEqual(replyLinks(room.slice(0, 150)));
  });

  test('two talks at once are two', () => {
    const lines = [
      said('eva', null, 0),
      said('max', null, 1),
      said('ann', 'eva', 2),
      said('ann', 'max', 3),
      said('eva', 'ann', 4),
      said('max', 'ann', 5),
    ];
    const talks = talksOf(lines, replyLinks(lines));
    expect(talks.map((talk) => talk.map((line) => lines.indexOf(line)))).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
  });
});

/** People of a made-up room taking turns by a fixed rule. */
function lineup(length: number, people: number): RoomLine[] {
  return Array.from({ length }, (_, n) =>
    said(`p${(n * 7) % people}`, n % 3 === 0 ? `p${(n * 5 + 1) % people}` : null, n),
  );
}

// Reply links that people found in real rooms (data/INDEX.md: Kummerfeld et al. 2019, CC-BY-4.0). The weights were
// found on stripe.0; all else is new to them. Beside it what silence and order alone say: a line answers the one before.
const IRC = sharedData('chat/irc');

describe.skipIf(IRC === null)('reply links of real rooms (../shared/data/chat/irc)', () => {
  test.each([
    ['stripe.0.ascii.txt', 'stripe.0.annotation.txt', 0.42, 0.73],
    ['stripe.2.ascii.txt', 'stripe.2.annotation.txt', 0.642, 0.74],
    ['ubuntu_2004-11-15_03.raw.txt', 'ubuntu_2004-11-15_03.annotation.txt', 0.389, 0.5],
    ['ubuntu_2016-12-19_20.raw.txt', 'ubuntu_2016-12-19_20.annotation.txt', 0.315, 0.6],
  ])('%s: F1 well above that of the line before (%s)', (log, annotation, before, least) => {
    const lines = roomIn(readFileSync(`${IRC}/${log}`, 'utf8'));
    const truth = linksIn(readFileSync(`${IRC}/${annotation}`, 'utf8'));
    const from = Math.min(...[...truth].map((link) => Number(link.split(' ')[1])));
    const ours = measure(lines, replyLinks(lines), truth, from);
    const baseline = measure(lines, lineBefore(lines), truth, from);
    expect(baseline.f1).toBeCloseTo(before, 2);
    expect(ours.f1).toBeGreaterThanOrEqual(least);
    expect(ours.f1 - baseline.f1).toBeGreaterThanOrEqual(0.1);
  });
});

function lineBefore(lines: readonly RoomLine[]): number[] {
  let last: number | null = null;
  return lines.map((line, index) => {
    const link = last ?? index;
    if (line.author !== null) last = index;
    return link;
  });
}

function measure(lines: readonly RoomLine[], links: readonly number[], truth: ReadonlySet<string>, from: number) {
  const found = links.flatMap((link, index) =>
    index < from || lines[index]!.author === null ? [] : [`${link} ${index}`],
  );
  const right = found.filter((link) => truth.has(link)).length;
  const [precision, recall] = [right / found.length, right / truth.size];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** "earlier later -" a line, by line numbers of the log from 0; a line that begins something answers itself. */
function linksIn(text: string): Set<string> {
  return new Set(
    text
      .trim()
      .split('\n')
      .map((line) =>
        line
          .split(' ')
          .slice(0, 2)
          .map(Number)
          .toSorted((a, b) => a - b)
          .join(' '),
      ),
  );
}

function roomIn(text: string): RoomLine[] {
  const said = text.trimEnd().split('\n').map(lineOf);
  const names = new Set(said.flatMap(({ author }) => (author === null ? [] : [author])));
  let day = 0;
  let last = 0;
  return said.map(({ at, author, text: words }) => {
    if (at !== null && at + day < last - 12 * 60 * MINUTE) day += 24 * 60 * MINUTE;
    last = at === null ? last : at + day;
    const first = words
      .toLowerCase()
      .split(/\s/)[0]!
      .replace(/^[@\W]+|[:,.!?;)]+$/g, '');
    const to = author !== null && first !== author && first.length >= 3 && names.has(first) ? first : null;
    return { at: last, author, to };
  });
}

function lineOf(line: string): { at: number | null; author: string | null; text: string } {
  const stamped = /^(?:\S+ (\d{4}-\d\d-\d\d) )?\[(\d\d):(\d\d)(?::(\d\d))?\] (?:<([^>]*)>|\* (\S+)) ?(.*)$/.exec(line);
  if (!stamped) return { at: null, author: null, text: line };
  const [, date, hours, minutes, seconds = '0', speaker, actor, text = ''] = stamped;
  const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return { at: (date ? Date.parse(date) : 0) + clock, author: (speaker ?? actor ?? '').toLowerCase(), text };
}
