/** Who speaks. `automation` neither opens nor ends a wait; `unknown` is kept, never guessed. */
export const AUTHOR_KINDS = ['customer', 'agent', 'automation', 'unknown'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];
