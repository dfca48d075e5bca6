import type { Notice } from '../contract/intake.ts';

/** The span of event time that a transaction touches, gathered as it goes. */
export class TouchedSpan {
  private from: number | null = null;
  private to: number | null = null;
  private count = 0;

  /** UTC milliseconds; `interactions` of them came or went. */
  include(from: number, to: number, interactions: number): void {
    this.from = Math.min(this.from ?? from, from);
    this.to = Math.max(this.to ?? to, to);
    this.count += interactions;
  }

  /** The same with the ends that a query gives; null at both: nothing. */
  includeDates({ from, to }: { readonly from: Date | null; readonly to: Date | null }, interactions: number): void {
    if (from !== null && to !== null) this.include(from.getTime(), to.getTime(), interactions);
  }

  notice(importId: number | null): Omit<Notice, 'id' | 'committedAt'> {
    return { from: iso(this.from), to: iso(this.to), interactions: this.count, importId };
  }
}

function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
