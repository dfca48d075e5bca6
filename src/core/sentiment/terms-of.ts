/** The weights of lists of terms, by term: of one that is in two lists that of the later. */
export function termsOf(
  lists: readonly (readonly [weight: number, terms: string])[],
  separator: RegExp,
): ReadonlyMap<string, number> {
  return new Map(
    lists.flatMap(([weight, terms]) =>
      terms
        .split(separator)
        .map((term) => term.trim().replace(/\s+/g, ' '))
        .filter((term) => term !== '')
        .map((term) => [term, weight] as const),
    ),
  );
}
