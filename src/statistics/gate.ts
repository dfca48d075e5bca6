import { PersonError } from '../contract/person-error.ts';

/** Lets so many pieces of work through at a time; others wait in their order, and not too many of them. */
export class Gate {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws {PersonError} `statistics.too-many` (503): too many wait already. */
  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.most) {
      if (this.#waiting.length >= this.mostWaiting) throw new PersonError('statistics.too-many', {}, { status: 503 });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#inside += 1;
    try {
      return await work();
    } finally {
      // Whoever comes next takes the place over.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
