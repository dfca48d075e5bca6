import type { Page } from '../contract/history.ts';
import type { SuggestionItem } from '../contract/people.ts';
import { knownCustomers } from './customers.ts';
import type { Database } from './database.ts';
import { listPairs } from './suggestions.ts';

/**
 * Who may be one person and was neither joined nor refused, the most probable first, both sides as a list of
 * customers shows them. A pair of which one side is not known any more is left out: a page may be short.
 */
export async function listSuggestions(
  database: Database,
  request: { readonly cursor?: string | undefined; readonly limit?: number | undefined } = {},
): Promise<Page<SuggestionItem>> {
  const { pairs, next } = await listPairs(database, request);
  const ids = [...new Set(pairs.flatMap(({ customerA, customerB }) => [customerA, customerB]))];
  const customers = new Map((await knownCustomers(database, ids)).map((item) => [item.customerId, item]));
  const items = pairs.flatMap(({ customerA, customerB, score, evidence }) => {
    const [a, b] = [customers.get(customerA), customers.get(customerB)];
    return a && b ? [{ a, b, score, evidence: [...evidence] }] : [];
  });
  return { items, next };
}
