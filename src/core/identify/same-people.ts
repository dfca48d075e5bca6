/** A decision that these contact points are one person; the first lends its id. */
export interface OnePerson {
  readonly decisionId: number;
  readonly points: readonly string[];
}

export interface PersonLink {
  readonly customerId: string;
  /** The decision that brought the point there. */
  readonly decisionId: number;
}

/**
 * Whom each contact point belongs to, by decisions in their order. Points that no decision names, and
 * the one that lends its id, are missing: they stand for themselves.
 */
export function samePeople(decisions: readonly OnePerson[]): Map<string, PersonLink> {
  const links = new Map<string, PersonLink>();
  const rootOf = (point: string): string => {
    let root = point;
    for (let link = links.get(root); link; link = links.get(root)) root = link.customerId;
    return root;
  };
  for (const { decisionId, points } of decisions) {
    const [first, ...others] = points.map(rootOf);
    for (const root of others) if (root !== first) links.set(root, { customerId: first!, decisionId });
  }
  return new Map([...links].map(([point, { decisionId }]) => [point, { customerId: rootOf(point), decisionId }]));
}
