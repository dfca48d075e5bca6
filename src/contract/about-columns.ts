/** The evidence that names the columns of a table that were taken for nothing … */
export const COLUMNS_UNREAD = 'table-columns-unread';
/** … and all that says what its columns were taken for. */
export const ABOUT_COLUMNS: ReadonlySet<string> = new Set(['table-columns', COLUMNS_UNREAD]);
