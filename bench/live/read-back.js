/** Reads the whole history through the API, as the rows behind its number, and holds it against what the producer was told. */
export async function readBack(rapport, producer) {
  const seen = new Map();
  for (const { recordId } of await allPages(rapport, '/api/v1/answers/rows?metric=volume&limit=200'))
    seen.set(recordId, (seen.get(recordId) ?? 0) + 1);
  const expected = new Set(producer.records.values());
  const { rows } = await rapport.get('/api/v1/answers?metric=volume');
  return {
    expected: expected.size,
    found: [...expected].filter((id) => seen.has(id)).length,
    missing: [...expected].filter((id) => !seen.has(id)).length,
    unknown: [...seen.keys()].filter((id) => !expected.has(id)).length,
    twice: [...seen.values()].filter((count) => count > 1).length,
    counted: rows[0].value,
  };
}

async function allPages(rapport, path) {
  const items = [];
  for (let cursor = null; ;) {
    const page = await rapport.get(cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`);
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}
