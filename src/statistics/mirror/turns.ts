/** Lets pieces of work through one after the other, whether the one before succeeded or not. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  async take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return await done;
  }

  /** When all that was let in so far is over. */
  async over(): Promise<void> {
    await this.#last;
  }
}
