/**
 * Why a contact point is no one person's; in the order in which it is looked for.
 *
 * - `names`: it carries names of different people: a switchboard, info@, a family's telephone, a number
 *   that went to somebody else, the account of a company.
 * - `role`: its name is that of a task (info@, 客服@), and a person's name was seen with it.
 * - `accounts`, `addresses`: more than one person has.
 * - `unnamed`: nobody is named, and two accounts or addresses meet in it; a telephone says too little for that.
 */
export const SHARED_REASONS = ['names', 'role', 'accounts', 'addresses', 'unnamed'] as const;
export type SharedReason = (typeof SHARED_REASONS)[number];
