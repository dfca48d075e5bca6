import { samePeople } from '../core/identify/same-people.ts';
import { activeDecisions } from '../store/decisions.ts';
import { replaceLinks, spanOfPoints } from '../store/identity-links.ts';
import type { Settling } from './decisions/decision-kind.ts';

/** Makes the identity links of these contact points again, and of all that are one with them. */
export async function resolvePeople({ connection, span }: Settling, points: readonly string[]): Promise<void> {
  const decisions = await activeDecisions(connection, 'same-person');
  const links = samePeople(decisions.map(({ decisionId, about }) => ({ decisionId, points: about.customers })));
  const touched = await replaceLinks(connection, points, links);
  const { from, to } = await spanOfPoints(connection, touched);
  if (from !== null && to !== null) span.include(from.getTime(), to.getTime(), 0);
}
