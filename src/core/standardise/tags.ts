/** Longer ones are no labels, and more of them no sorting. The rest stays in the original. */
const LONGEST = 200;
const MOST = 50;

/** The name of a kind: one line, no more than a label holds; null where it says nothing. */
export function labelOf(said: string | undefined): string | null {
  const label = (said ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
  return label === '' ? null : label;
}

/**
 * The tags of one contact in standard form: each once, by code point, "a; b"; null where there are none.
 *
 * A cell may hold several, parted by semicolons, commas, bars or line ends, of any width; a space does not part.
 *
 * @example
 * tagsOf(['VIP，退货; urgent']) // 'VIP; urgent; 退货'
 */
export function tagsOf(said: readonly string[] | undefined): string | null {
  if (said === undefined) return null;
  const parts = said.flatMap((cell) => cell.split(/[;；,，、|｜\r\n]/)).flatMap((part) => labelOf(part) ?? []);
  const tags = [...new Set(parts)].slice(0, MOST).sort((a, b) => (a < b ? -1 : 1));
  return tags.length === 0 ? null : tags.join(BETWEEN);
}

/** The tags of a cell in standard form. */
export function tagsIn(cell: string): string[] {
  return cell.split(BETWEEN);
}

const BETWEEN = '; ';
