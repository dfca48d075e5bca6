import { together } from '../../src/contract/touched.ts';
import type { News } from './ask-again.ts';

/** Milliseconds: before the first round after a silence, at least between two, and as a multiple of how long the last one took. */
export interface Pace {
  readonly first: number;
  readonly between: number;
  readonly perTook: number;
}

/**
 * Asks again for what has gathered, one round after the other: never two at once, and the longer one takes the longer
 * the pause. A page that nobody sees asks nothing until somebody looks.
 */
export class LiveRounds {
  private waiting: News | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isAsking = false;
  private isStopped = false;
  private readonly onLook = (): void => this.plan(this.pace.first);

  constructor(
    private readonly ask: (news: News) => Promise<unknown>,
    private readonly pace: Pace,
  ) {
    document.addEventListener('visibilitychange', this.onLook);
  }

  add(news: News): void {
    this.waiting = this.waiting ? both(this.waiting, news) : news;
    this.plan(this.pace.first);
  }

  stop(): void {
    this.isStopped = true;
    document.removeEventListener('visibilitychange', this.onLook);
    if (this.timer) clearTimeout(this.timer);
    this.waiting = null;
  }

  private plan(wait: number): void {
    if (this.isStopped || this.timer || this.isAsking || !this.waiting || document.visibilityState === 'hidden') return;
    this.timer = setTimeout(() => void this.run(), wait);
  }

  private async run(): Promise<void> {
    this.timer = null;
    const news = this.waiting;
    if (!news || document.visibilityState === 'hidden') return;
    this.waiting = null;
    this.isAsking = true;
    const began = performance.now();
    try {
      await this.ask(news);
    } finally {
      this.isAsking = false;
      const took = performance.now() - began;
      this.pauseUntil(Math.max(this.pace.between, took * this.pace.perTook));
    }
  }

  /** The pause is kept also where nothing waits yet. */
  private pauseUntil(wait: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.run(), wait);
  }
}

function both(older: News, newer: News): News {
  const isReset = older.isReset || newer.isReset;
  const notice = newer.notice && { ...newer.notice, since: older.notice?.since ?? newer.notice.since };
  return { touched: together(older.touched, newer.touched), version: newer.version, isReset, notice };
}
