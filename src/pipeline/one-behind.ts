/** Pieces of work in their order, of which one runs while the next is got ready; never two at once. */
export class OneBehind {
  private running: Promise<void> = Promise.resolve();

  /** Begins a piece when the one before has ended. Rejects with what went wrong in that one. */
  async next(work: () => Promise<void>): Promise<void> {
    await this.running;
    this.running = work();
    // Told by whoever comes next, or at the end.
    this.running.catch(() => undefined);
  }

  /** When the last has ended, well or not. */
  async done(): Promise<void> {
    await this.running;
  }
}
