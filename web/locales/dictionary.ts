import type { en } from './en/index.ts';

/** All that the screen says. English is the model: a text that another language lacks does not compile. */
export type Dictionary = typeof en;
