interface Waiting<Wish, View> {
  readonly wish: Wish;
  readonly resolve: (view: View) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Turns that serve all who wait when they begin. One after the other each would have to wait for the others' turns, and in its
 * own for what came meanwhile.
 */
export class Rounds<Wish, View> {
  #next: Promise<void> | null = null;
  readonly #waiting: Waiting<Wish, View>[] = [];

  constructor(
    /** Runs what it is given when those before it are done. */
    private readonly inTurn: (work: () => Promise<void>) => Promise<void>,
    /** What each of these gets, in their order; there may be none of them. */
    private readonly serve: (wishes: readonly Wish[]) => Promise<readonly View[]>,
    /** So many are served together. */
    private readonly most: number,
  ) {}

  /** Waits for the next round, and for what it gives. */
  async join(wish: Wish): Promise<View> {
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ wish, resolve, reject });
      // Whoever waits hears of it.
      void this.next().catch(() => undefined);
    });
  }

  /** The next round to begin, whether anybody waits for it or not. */
  next(): Promise<void> {
    this.#next ??= this.inTurn(async () => {
      this.#next = null;
      const waiting = this.#waiting.splice(0, this.most);
      if (this.#waiting.length > 0) void this.next().catch(() => undefined);
      try {
        const views = await this.serve(waiting.map(({ wish }) => wish));
        for (const [i, { resolve }] of waiting.entries()) resolve(views[i]!);
      } catch (error) {
        for (const { reject } of waiting) reject(error);
        throw error;
      }
    });
    return this.#next;
  }
}
