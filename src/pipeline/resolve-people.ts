import type { PointEvidence } from '../core/identify/people/point-evidence.ts';
import { samePeople, type PeopleDecision } from '../core/identify/people/same-people.ts';
import { sharedReasonOf } from '../core/identify/people/shared-point.ts';
import type { Connection } from '../store/database.ts';
import { replaceLinks, replaceShared, sharedAmong, spanOfPoints } from '../store/identity-links.ts';
import { decisionsAbout, evidenceOf } from '../store/people-evidence.ts';
import { FURTHEST } from '../core/repeat/repeat-rule.ts';
import { areRepeatsDue, momentsOfMoved } from '../store/repeats.ts';
import { decideRepeats } from './decide-repeats.ts';
import { deriveAgain } from './decide-touched.ts';
import type { TouchedSpan } from './touched-span.ts';

/**
 * Decides again whose these contact points are, and all that are one with them now or were before: within
 * the transaction in which records, names, imports or decisions about them came or went. `span` gets
 * everything whose customer or agent is another now. Returns the points that were decided on.
 *
 * What hangs together only by a shared contact point (a switchboard of 10,000 callers) is not walked through.
 */
export async function resolvePeople(
  connection: Connection,
  span: TouchedSpan,
  points: readonly string[],
): Promise<ReadonlySet<string>> {
  if (points.length === 0) return new Set();
  const region = await regionOf(connection, points);
  const { links, shared } = samePeople(region.points, region.decisions);
  const inner = [...region.inner];
  await replaceShared(connection, inner, shared);
  const moved = await replaceLinks(connection, inner, links);
  if (moved.length > 0) span.includeDates(await spanOfPoints(connection, moved), 0);
  await decideAcross(connection, span, moved);
  return region.inner;
}

/** What came twice by two contact points of one customer, now that these are somebody else's. */
export async function decideAcross(connection: Connection, span: TouchedSpan, moved: readonly string[]): Promise<void> {
  // While a bulk import is under way repeats wait for its end.
  if (moved.length === 0 || (await areRepeatsDue(connection))) return;
  const moments = await momentsOfMoved(connection, moved, FURTHEST);
  if (moments.length === 0) return;
  const flipped = await decideRepeats(connection, { moments, recordIds: new Set(), callScopeIds: [] });
  span.includeFacts(await deriveAgain(connection, flipped));
}

interface Region {
  /** With the shared points at its border, which decide whether a tie counts. */
  readonly points: Map<string, PointEvidence>;
  readonly inner: Set<string>;
  readonly decisions: readonly PeopleDecision[];
}

async function regionOf(connection: Connection, seeds: readonly string[]): Promise<Region> {
  const points = new Map<string, PointEvidence>();
  const inner = new Set<string>();
  const decisions = new Map<number, PeopleDecision>();
  const wereShared = await sharedAmong(connection, seeds);
  const isSeed = new Set(seeds);
  for (let ring: readonly string[] = [...isSeed]; ring.length > 0;) {
    for (const id of ring) inner.add(id);
    await load(connection, points, ring);
    const named = await decisionsAbout(connection, ring);
    for (const decision of named) decisions.set(decision.decisionId, decision);
    const next = new Set(named.flatMap(pointsOf));
    const reached = ring.flatMap((id) => {
      const point = points.get(id);
      const isOpen = point && (sharedReasonOf(point) === null || (isSeed.has(id) && !wereShared.has(id)));
      return isOpen ? point.ties.map((tie) => tie.id) : [];
    });
    await load(connection, points, reached);
    for (const id of reached) if (sharedReasonOf(points.get(id)!) === null) next.add(id);
    ring = [...next].filter((id) => !inner.has(id));
  }
  return { points, inner, decisions: [...decisions.values()] };
}

async function load(connection: Connection, points: Map<string, PointEvidence>, ids: readonly string[]): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !points.has(id));
  if (missing.length === 0) return;
  for (const point of await evidenceOf(connection, missing)) points.set(point.id, point);
}

function pointsOf(decision: PeopleDecision): readonly string[] {
  return decision.kind === 'one' ? decision.points : [...decision.kept, ...decision.left];
}
