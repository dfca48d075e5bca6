/** A source that names nobody gives all its customers one contact point, labelled by the source and 16 hex digits. */
const NAMELESS = /^\S.* [0-9a-f]{16}$/u;

/** Whether a customer's label names nobody: people then read "Unknown customer", never the id. */
export function isNameless(label: string): boolean {
  return NAMELESS.test(label);
}
