import type { InteractionItem } from '../../src/contract/history.ts';
import { dateIn } from '../formats/date.ts';

export interface ConversationGroup {
  readonly conversationId: string;
  readonly items: readonly InteractionItem[];
}

export interface TimelineDay {
  /** The civil date in the reader's zone. */
  readonly date: string;
  readonly groups: readonly ConversationGroup[];
}

/** A timeline as it is read: days in the order given, and within a day what belongs together stands together. */
export function groupTimeline(items: readonly InteractionItem[], zone: string): TimelineDay[] {
  const days: { date: string; groups: { conversationId: string; items: InteractionItem[] }[] }[] = [];
  for (const item of items) {
    const date = dateIn(zone, Date.parse(item.at));
    let day = days.at(-1);
    if (day?.date !== date) days.push((day = { date, groups: [] }));
    const group = day.groups.at(-1);
    if (group?.conversationId === item.conversationId) group.items.push(item);
    else day.groups.push({ conversationId: item.conversationId, items: [item] });
  }
  return days;
}

export function keyOf(item: { recordId: string; part: number }): string {
  return `${item.recordId}/${item.part}`;
}
