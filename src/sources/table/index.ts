export { cellsOf } from './cells-of.ts';
export { FIELDS } from './fields.ts';
export { table } from './table.ts';
export type { TableDetails } from './table-details.ts';
