/** English has two forms, Chinese one. */
export function plural(n: number, one: string, other: string): string {
  return n === 1 ? one : other;
}
