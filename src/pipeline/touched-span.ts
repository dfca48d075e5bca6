import type { Channel } from '../core/basics/channel.ts';
import type { InteractionFacts } from '../core/identify/interaction.ts';
import { dayAt, joinDays, MOST_CUSTOMERS, MOST_SOURCES, rangesOf } from '../contract/touched.ts';
import type { Telling } from '../store/notices.ts';
import type { Moment } from '../store/repeats.ts';

/** What a transaction touches, gathered as it goes: the days of event time, whose interactions, of which sources. */
export class TouchedSpan {
  private readonly days = new Set<number>();
  private readonly spans: [first: string, last: string][] = [];
  private isEverything = false;
  private points: Set<string> | null = new Set();
  private channels: Set<Channel> | null = new Set();
  private sources: Set<number> | null = new Set();
  private count = 0;

  /** Nothing was touched so far. */
  get isEmpty(): boolean {
    return !this.isEverything && this.days.size === 0 && this.spans.length === 0;
  }

  /** Interactions as they are now; `came`: so many of them came or went. */
  includeFacts(facts: readonly InteractionFacts[], came = 0): void {
    for (const one of facts) {
      for (const moment of momentsOf(one)) this.days.add(dayAt(moment));
      this.includePoint(one.derived.contactPointId);
      this.channels?.add(one.channel);
      this.sources = within(this.sources, one.sourceId, MOST_SOURCES);
    }
    this.count += came;
  }

  /** Where interactions belonged that belong elsewhere now, and are included. */
  includeMoments(moments: readonly Moment[]): void {
    for (const { contactPointId, at } of moments) {
      this.days.add(dayAt(at));
      this.includePoint(contactPointId);
    }
  }

  /** Anybody's interactions, of any source, between two moments; `came` of them came or went. Null at both: nothing. */
  includeDates({ from, to }: { readonly from: Date | null; readonly to: Date | null }, came: number): void {
    this.count += came;
    if (from === null || to === null) return;
    this.spans.push([from.toISOString(), to.toISOString()]);
    this.points = this.channels = this.sources = null;
  }

  /** What can be counted anywhere. */
  includeEverything(): void {
    this.isEverything = true;
    this.points = this.channels = this.sources = null;
  }

  notice(importId: number | null): Telling {
    return {
      days: this.isEverything ? null : joinDays([...rangesOf(this.days), ...this.spans]),
      points: this.points && [...this.points],
      channels: this.channels && [...this.channels],
      sourceIds: this.sources && [...this.sources],
      interactions: this.count,
      importId,
    };
  }

  private includePoint(point: string): void {
    this.points = within(this.points, point, MOST_CUSTOMERS);
  }
}

/** The moments at which an interaction is counted: by itself, its end, its answer, its rating and the question for it, its resolution. */
function momentsOf({ at, talk, hold, wrapUp, statedAnsweredAt, ratedAt, surveySentAt, derived }: InteractionFacts) {
  const end = (statedAnsweredAt ?? at) + (talk ?? 0) + (hold ?? 0) + (wrapUp ?? 0);
  const { resolution, openSpan } = derived;
  const resolved = [resolution?.firstAt, resolution?.lastAt, openSpan?.until];
  return [at, end, derived.answeredAt, ratedAt, surveySentAt, ...resolved].filter((moment) => moment != null);
}

function within<T>(known: Set<T> | null, value: T, most: number): Set<T> | null {
  known?.add(value);
  return known !== null && known.size > most ? null : known;
}
