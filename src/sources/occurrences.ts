/**
 * Counts equal messages: two in one minute are two messages, and the second of one export is the
 * second of the next. Remembers at least the last {@link KEPT} different ones.
 */
export class Occurrences {
  #now = new Map<string, number>();
  #before = new Map<string, number>();

  of(key: string): number {
    const n = (this.#now.get(key) ?? this.#before.get(key) ?? 0) + 1;
    if (this.#now.size >= KEPT) {
      this.#before = this.#now;
      this.#now = new Map();
    }
    this.#now.set(key, n);
    return n;
  }
}

const KEPT = 50_000;
