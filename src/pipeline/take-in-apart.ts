import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import type { Verdict } from '../contract/intake.ts';
import type { Store } from '../store/store.ts';
import { type Push, takeIn } from './take-in.ts';
import { connectionForThread, errorOf, type ThreadFailure } from './threads.ts';

/** What the thread is told at its start, and then again and again. */
export interface TakingTask {
  readonly connection: pg.PoolConfig;
}
export interface ToTaking {
  readonly pushes: readonly Push[];
}
export type FromTaking = { readonly verdicts: Verdict[][] } | { readonly failure: ThreadFailure };

/** Sources that are run from TypeScript (the tests) have no thread to start: it would be JavaScript. */
const IS_BUILT = import.meta.url.endsWith('.js');

/** The records of a large push die young: with room they are never copied to what is seldom cleared. */
const MEMORY = { maxYoungGenerationSizeMb: 48 };

const threads = new WeakMap<Store, Taking>();

/**
 * {@link takeIn} in a thread of its own, so that pages and answers stay quick however much is pushed. One call at a time.
 *
 * The thread lives as long as the server; one that ends unexpectedly fails what it was given, and the next call has another.
 */
export async function takeInApart(store: Store, pushes: readonly Push[]): Promise<Verdict[][]> {
  if (!IS_BUILT) return await takeIn(store.database, pushes);
  const thread =
    threads.get(store) ?? new Taking(store, (gone) => threads.get(store) === gone && threads.delete(store));
  threads.set(store, thread);
  return await thread.take(pushes);
}

class Taking {
  readonly #worker: Worker;
  #done: ((verdicts: Verdict[][]) => void) | null = null;
  #failed: ((error: Error) => void) | null = null;

  constructor(store: Store, gone: (thread: Taking) => void) {
    const workerData: TakingTask = { connection: connectionForThread(store, 1) };
    this.#worker = new Worker(new URL('./take-in-thread.js', import.meta.url), { workerData, resourceLimits: MEMORY });
    // While nothing is to be taken in it keeps no process from ending.
    this.#worker.unref();
    this.#worker.on('message', (message: FromTaking) => {
      this.#worker.unref();
      if ('verdicts' in message) this.#done?.(message.verdicts);
      else this.#failed?.(errorOf(message.failure));
    });
    const end = (error: Error): void => {
      gone(this);
      this.#failed?.(error);
    };
    this.#worker.on('error', end);
    this.#worker.on('exit', () => end(new Error('The thread that takes in ended without a word.')));
  }

  take(pushes: readonly Push[]): Promise<Verdict[][]> {
    return new Promise((done, failed) => {
      [this.#done, this.#failed] = [done, failed];
      this.#worker.ref();
      this.#worker.postMessage({ pushes } satisfies ToTaking);
    });
  }
}
