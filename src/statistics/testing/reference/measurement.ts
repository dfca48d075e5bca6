import type { Dimension } from '../../../contract/question.ts';

export interface Measurement {
  readonly at: number;
  /** Null: it is not over. */
  readonly value: number | null;
  /** When the agent acted; null: nobody has. */
  readonly actedAt: number | null;
  /** Of a length: its two ends. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Of what counts once however often it comes. */
  readonly entity?: string;
  /** A list has one entry for each value that it has. */
  readonly dimensions: Partial<Record<Dimension, string | number | null | readonly string[]>>;
}

export const WAITS = ['first-response-time', 'next-response-time', 'response-time', 'missed-call-recovery-time'];

/** What runs at the same time: the value is how long. */
export const RUNNING = ['concurrent-calls', 'concurrent-conversations'];

export const SECONDS = [
  ...WAITS,
  'speed-of-answer',
  'handle-time',
  'talk-time',
  'hold-time',
  'wrap-up-time',
  'resolution-time',
  'first-resolution-time',
];

/** How many there are at a moment: the value is how long one lasts, null: still. */
export const LEVELS = ['waiting', 'open-conversations'];
