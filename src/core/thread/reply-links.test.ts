import { describe, expect, test } from 'vitest';
import { linkQuality, linksByOrder, linksBySilence, readAnnotatedRoom } from '../testing/annotated-room.ts';
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

// Reply links that people found in real rooms. The weights were found on stripe.0; all else is new to them. Beside it what
// order alone says (a line answers the one before) and what silence alone says (and begins something after half an hour).
const IRC = sharedData('chat/irc');
const SILENCE = 30 * MINUTE;

describe.skipIf(IRC === null)('reply links of real rooms (../shared/data/chat/irc)', () => {
  test.each([
    ['stripe.0.ascii.txt', 'stripe.0.annotation.txt', 0.42, 0.73],
    ['stripe.2.ascii.txt', 'stripe.2.annotation.txt', 0.642, 0.74],
    ['ubuntu_2004-11-15_03.raw.txt', 'ubuntu_2004-11-15_03.annotation.txt', 0.389, 0.5],
    ['ubuntu_2016-12-19_20.raw.txt', 'ubuntu_2016-12-19_20.annotation.txt', 0.315, 0.6],
  ])('%s: F1 well above that of the line before (%s), and of silence', (log, annotation, before, least) => {
    const room = readAnnotatedRoom(`${IRC}/${log}`, `${IRC}/${annotation}`);
    const ours = linkQuality(room, replyLinks(room.lines)).f1;
    const byOrder = linkQuality(room, linksByOrder(room.lines)).f1;
    const bySilence = linkQuality(room, linksBySilence(room.lines, SILENCE)).f1;
    expect(byOrder).toBeCloseTo(before, 2);
    expect(ours).toBeGreaterThanOrEqual(least);
    expect(ours - Math.max(byOrder, bySilence)).toBeGreaterThanOrEqual(0.05);
  });
});
