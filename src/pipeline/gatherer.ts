interface Waiting<Item, Result> {
  readonly item: Item;
  readonly size: number;
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Does one piece of work after the other, each on all that has gathered while the one before was under way, in the order
 * in which it came. Nobody waits for company: the first to come is worked on at once.
 *
 * `sizeOf` says which part of a piece an item fills; one that is larger than a piece is worked on alone. Where a piece
 * fails each of its items is tried alone, so that an item fails by itself only.
 */
export class Gatherer<Item, Result> {
  #waiting: Waiting<Item, Result>[] = [];
  #isWorking = false;

  constructor(
    /** Results in the order of the items. */
    private readonly work: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly sizeOf: (item: Item) => number,
  ) {}

  take(item: Item): Promise<Result> {
    return new Promise((done, failed) => {
      this.#waiting.push({ item, size: this.sizeOf(item), done, failed });
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
    return this.#waiting.splice(0, count);
  }

  async #settle(piece: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(piece.map(({ item }) => item));
      for (const [i, { done }] of piece.entries()) done(results[i]!);
    } catch (error) {
      if (piece.length === 1) piece[0]!.failed(error);
      else for (const one of piece) await this.#settle([one]);
    }
  }
}
