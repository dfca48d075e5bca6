/**
 * `message` is written, `call` is spoken, `system` is a line that a program wrote into a chat
 * ("Ann joined"), `rating` is a survey answer that arrived on its own.
 */
export const INTERACTION_KINDS = ['message', 'call', 'system', 'rating'] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];
