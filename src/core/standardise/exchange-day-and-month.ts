/**
 * The text of a date with its day and month exchanged; null where that is no date, or the same one
 * (25/02, 03/03), and where the month has a name.
 */
export function exchangeDayAndMonth(text: string): string | null {
  const found = YEAR_LAST.exec(text) ?? YEAR_FIRST.exec(text);
  if (found === null) return null;
  const [, before, first, between, second, after] = found as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const isPossible = Number(first) <= 31 && Number(second) <= 31 && (Number(first) <= 12 || Number(second) <= 12);
  return isPossible && Number(first) !== Number(second) ? `${before}${second}${between}${first}${after}` : null;
}

const YEAR_LAST = /^(\D{0,3})(\d{1,2})([-/.]\s?)(\d{1,2})([-/.]\s?(?:\d{4}|\d{2})(?!\d)[^]*)$/;
const YEAR_FIRST = /^(\D{0,3}\d{4}(?:[-/.]|年)\s?)(\d{1,2})((?:[-/.]|月)\s?)(\d{1,2})((?!\d)[^]*)$/;
