/** A plain value as DuckDB reads it; lists of plain values are lists. Text is quoted, its quotes doubled: nothing else ends it. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return numberOf(value);
  if (value instanceof Date) return literal(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  throw new TypeError(`No value of a statement: ${typeof value}`);
}

function numberOf(value: number | bigint | boolean): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`No number of a statement: ${value}`);
  return String(value);
}
