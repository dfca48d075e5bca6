/** Headers as people see them; one that is empty or comes twice gets its number. */
export function distinct(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    let name =
      cell
        .replace(/^\ufeff/, '')
        .replace(/\s+/g, ' ')
        .trim() || `column ${index + 1}`;
    if (seen.has(name)) name = `${name} (${index + 1})`;
    seen.add(name);
    return name;
  });
}
