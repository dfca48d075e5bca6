/** What a text's words of feeling add up to, and which they were. */
export interface Reading {
  readonly sum: number;
  /** How many words it has; a Chinese character is half a word. */
  readonly words: number;
  readonly deciding: readonly DecidingWord[];
}

/** A word or phrase as it is written, and what it weighed: less than 0 is negative. */
export interface DecidingWord {
  readonly text: string;
  readonly weight: number;
}
