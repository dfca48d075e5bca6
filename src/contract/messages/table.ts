import type { Messages } from './message.ts';

/** Tables: what each column was taken for, and why a file or a row could not be read. */
export const table: Messages = {};
