interface Waiting<Item, Result> {
  readonly item: Item;
  readonly size: number;
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

export interface Gathering<Item> {
  /** Which part of a piece an item fills; one that is larger than a piece is worked on alone. */
  readonly sizeOf: (item: Item) => number;
  /** So many pieces may wait; an item that finds them full is turned away. */
  readonly most: number;
  /** The error of an item that is turned away. */
  readonly full: () => Error;
  /** Whether a failure is nobody's own: then trying the items one by one would only fail as often. */
  readonly concernsAll: (error: unknown) => boolean;
}

/**
 * Does one piece of work after the other, each on all that has gathered while the one before was under way, in the order
 * in which it came. Nobody waits for company: the first to come is worked on at once.
 *
 * Where a piece fails each of its items is tried alone, so that an item fails by itself only.
 */
export class Gatherer<Item, Result> {
  #waiting: Waiting<Item, Result>[] = [];
  #filled = 0;
  #isWorking = false;

  constructor(
    /** Results in the order of the items. */
    private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly how: Gathering<Item>,
  ) {}

  take(item: Item): Promise<Result> {
    return new Promise((done, failed) => {
      const size = this.how.sizeOf(item);
      if (this.#waiting.length > 0 && this.#filled + size > this.how.most) return failed(this.how.full());
      this.#waiting.push({ item, size, done, failed });
      this.#filled += size;
      if (!this.#isWorking) void this.#workOn();
    });
  }

  async #workOn(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting.length > 0) await this.#settle(this.#nextPiece());
    this.#isWorking = false;
  }

  #nextPiece(): Waiting<Item, Result>[] {
    let [filled, count] = [0, 0];
    for (const { size } of this.#waiting) {
      if (count > 0 && filled + size > 1) break;
      filled += size;
      count++;
    }
    const piece = this.#waiting.splice(0, count);
    // Added up anew: a difference of fractions would drift.
    this.#filled = this.#waiting.reduce((sum, { size }) => sum + size, 0);
    return piece;
  }

  async #settle(piece: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(piece.map(({ item }) => item));
      for (const [i, { done }] of piece.entries()) done(results[i]!);
    } catch (error) {
      if (piece.length === 1 || this.how.concernsAll(error)) for (const { failed } of piece) failed(error);
      else for (const one of piece) await this.#settle([one]);
    }
  }
}
