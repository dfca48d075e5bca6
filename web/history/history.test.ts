import { describe, expect, it } from 'vitest';
import type { InteractionItem } from '../../src/contract/history.ts';
import { groupTimeline } from './group-timeline.ts';
import { foldQuotes } from './quoted.ts';

const item = (at: string, conversationId: string): InteractionItem =>
  ({ at, conversationId, recordId: at, part: 0 }) as InteractionItem;

describe('a timeline', () => {
  it('has the reader’s days, and a conversation is one group', () => {
    const days = groupTimeline(
      [item('2026-03-02T17:00:00Z', 'b'), item('2026-03-02T10:00:00Z', 'a'), item('2026-03-02T09:00:00Z', 'a')],
      'Asia/Shanghai',
    );
    expect(days.map((day) => [day.date, day.groups.map((group) => group.items.length)])).toEqual([
      ['2026-03-03', [1]],
      ['2026-03-02', [2]],
    ]);
  });
});

describe('quoted text', () => {
  it('is folded with the line that introduces it', () => {
    expect(foldQuotes('Thanks!\n\nOn Monday Ann wrote:\n> Hello\n> there')).toEqual({
      own: 'Thanks!',
      quoted: 'On Monday Ann wrote:\n> Hello\n> there',
    });
  });
  it('stays where an answer stands below it', () => {
    expect(foldQuotes('> Hello\nHi').quoted).toBe('');
    expect(foldQuotes('Hi\n> Hello\nBye').quoted).toBe('');
  });
});
