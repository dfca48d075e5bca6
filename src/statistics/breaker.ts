import { PersonError } from '../contract/person-error.ts';

/** How long a question may take, and who may break it off. */
export interface Bounds {
  /** Whoever asked has gone, or asks something else. */
  readonly signal?: AbortSignal | undefined;
  /** Missing: {@link LONGEST_QUESTION}. */
  readonly seconds?: number | undefined;
  /** From when they count (`performance.now()`), where several are asked for one answer; missing: from each one's beginning. */
  readonly since?: number | undefined;
}

/** For all that is asked together: within the same seconds. */
export function boundTogether(bounds: Bounds): Bounds {
  return { since: performance.now(), ...bounds };
}

/** A question that takes longer than this (s) is broken off: it holds up others, and whoever asked has gone. */
export const LONGEST_QUESTION = 120;

/** What a statement that was broken off says of itself: PostgreSQL by its code, DuckDB in words. */
export function isBrokenOff(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '57014') || /^INTERRUPT Error/i.test(error.message);
}

/**
 * Breaks off the statements of one question when it has taken too long in all, or when nobody waits for its answer any more.
 * What runs at that moment is stopped where it runs; what would come after is not begun.
 */
export class Breaker {
  #reason: PersonError | null = null;
  #stopping: Promise<unknown> = Promise.resolve();
  readonly #stops = new Set<() => unknown>();
  readonly #seconds: number;
  readonly #timer: NodeJS.Timeout;
  readonly #onGone = (): void => this.#break(new PersonError('statistics.broken-off', {}, { status: 499 }));

  constructor(private readonly bounds: Bounds) {
    this.#seconds = bounds.seconds ?? LONGEST_QUESTION;
    const passed = performance.now() - (bounds.since ?? performance.now());
    this.#timer = setTimeout(() => this.#break(this.#tooLong()), this.#seconds * 1000 - passed);
    if (bounds.signal?.aborted) this.#onGone();
    else bounds.signal?.addEventListener('abort', this.#onGone, { once: true });
  }

  /** Statements may still have been running when they were stopped: their connections are not to be used again. */
  get isBroken(): boolean {
    return this.#reason !== null;
  }

  /**
   * Runs a statement. `stop` ends it where it runs; it may be called when the statement has just ended.
   *
   * @throws {PersonError} `statistics.too-long` (422), `statistics.broken-off` (499).
   */
  async run<T>(statement: () => Promise<T>, stop: () => unknown): Promise<T> {
    this.#refuseWhenBroken();
    this.#stops.add(stop);
    try {
      return await statement();
    } catch (error) {
      this.#refuseWhenBroken();
      throw isBrokenOff(error) ? this.#tooLong() : error;
    } finally {
      this.#stops.delete(stop);
      await this.#stopping;
    }
  }

  #refuseWhenBroken(): void {
    if (this.#reason) throw this.#reason;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.bounds.signal?.removeEventListener('abort', this.#onGone);
  }

  #tooLong(): PersonError {
    return new PersonError('statistics.too-long', { seconds: String(this.#seconds) }, { status: 422 });
  }

  #break(reason: PersonError): void {
    if (this.#reason) return;
    this.#reason = reason;
    this.#stopping = Promise.allSettled([...this.#stops].map(async (stop) => await stop()));
  }
}
