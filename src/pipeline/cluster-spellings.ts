/** Of values with their counts, those that are likely one thing spelt in several ways; the most frequent first. */
export function clusterSpellings(values: readonly { readonly value: string; readonly count: number }[]): string[][] {
  const clusters = new Map<string, string[]>();
  for (const { value } of [...values].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))) {
    const key = spellingOf(value);
    if (key !== '') clusters.set(key, [...(clusters.get(key) ?? []), value]);
  }
  return [...clusters.values()].filter((cluster) => cluster.length > 1);
}

/** Its letters and digits alone, in lower case, sorted: the same for "Whats-App", "WhatsApp" and "app whats". */
function spellingOf(value: string): string {
  const words =
    value
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...words.join('')].sort().join('');
}
