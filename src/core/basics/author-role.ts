import type { ContactPointId } from './ids.ts';

/** What somebody said of a contact point: one of ours, a customer, or a machine. */
export const AUTHOR_ROLES = ['agent', 'customer', 'automation'] as const;
export type AuthorRole = (typeof AUTHOR_ROLES)[number];

/** Stands over every rule and every source. */
export type AuthorRoles = ReadonlyMap<ContactPointId, AuthorRole>;
