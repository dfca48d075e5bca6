/** The same work, asked for by several at once, is done once; it is broken off when nobody waits for it any more. */
export class SharedWork<T> {
  readonly #running = new Map<string, Running<T>>();

  async of(key: string, signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    const running = this.#running.get(key) ?? this.#begin(key, work);
    running.waiting += 1;
    const leave = (): void => {
      running.waiting -= 1;
      if (running.waiting > 0) return;
      // Who asks from now on begins anew, and does not share what is being broken off.
      if (this.#running.get(key) === running) this.#running.delete(key);
      running.end.abort();
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await running.result;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  #begin(key: string, work: (signal: AbortSignal) => Promise<T>): Running<T> {
    const end = new AbortController();
    const result = work(end.signal).finally(() => {
      if (this.#running.get(key) === running) this.#running.delete(key);
    });
    const running: Running<T> = { result, end, waiting: 0 };
    this.#running.set(key, running);
    return running;
  }
}

interface Running<T> {
  readonly result: Promise<T>;
  readonly end: AbortController;
  waiting: number;
}
