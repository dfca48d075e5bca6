import { nameLikeness, type PersonName } from './person-name.ts';
import type { PointEvidence } from './point-evidence.ts';
import type { SharedReason } from '../../basics/shared-reason.ts';
import { distinctNames, sharedReasonOf } from './shared-point.ts';

/** What people decided about who is one, oldest first. */
export type PeopleDecision =
  /** These are one; the first lends its id. */
  | { readonly decisionId: number; readonly kind: 'one'; readonly points: readonly string[] }
  /** Nobody of `kept` is one with anybody of `left`. What hangs on both stays with `kept`. */
  | {
      readonly decisionId: number;
      readonly kind: 'apart';
      readonly kept: readonly string[];
      readonly left: readonly string[];
    };

/** That a contact point belongs to a customer, and by which step: `with` is one nearer to it. */
export interface PersonLink {
  readonly customerId: string;
  readonly with: string;
  readonly rule: 'decided' | 'same-record';
  /** Of a decided one. */
  readonly decisionId: number | null;
}

export interface SamePeople {
  /** Points that stand for themselves are missing. */
  readonly links: ReadonlyMap<string, PersonLink>;
  /** Points that are no one person's, and why. */
  readonly shared: ReadonlyMap<string, SharedReason>;
}

/** More accounts than this, over all systems, is no one person. */
const MOST_ACCOUNTS = 10;
/** Spellings of a name that one customer has; above it nothing more is joined. */
const MOST_NAMES = 16;

/**
 * Whom each contact point belongs to, by what records say and what people decided.
 *
 * Two contact points that one record names as one person are joined, unless one of them is shared
 * ({@link sharedReasonOf}), is known by name only, or belongs to one of ours where the other does not; unless the
 * names on both sides contradict each other; and unless somebody decided otherwise. A name alone joins nobody.
 *
 * Of decisions that contradict each other the newest holds. The result depends on the set of what is
 * given only, never on its order: ties are taken in the order of their ids, those last that touch what
 * was parted.
 *
 * The customer has the id that the oldest decision lends, else that of the best known point: mail address before
 * telephone before account, then the smallest. `points` must hold every point that is tied, directly or
 * through others that are not shared, to one in it.
 */
export function samePeople(
  points: ReadonlyMap<string, PointEvidence>,
  decisions: readonly PeopleDecision[],
): SamePeople {
  const shared = new Map<string, SharedReason>();
  for (const point of points.values()) {
    const reason = point.ties.length === 0 ? null : sharedReasonOf(point);
    if (reason !== null) shared.set(point.id, reason);
  }
  const groups = new Groups(points);
  const decided = followDecisions(groups, decisions);
  const ties = usableTies(points, shared);
  for (const [a, b] of inOrder(ties, groups)) groups.joinTied(a, b);
  return { links: linksOf(groups, ties, decided, lendersOf(decisions, groups)), shared };
}

interface DecidedPair {
  readonly a: string;
  readonly b: string;
  readonly decisionId: number;
}

/** From the newest to the oldest: what contradicts a newer one is passed over. */
function followDecisions(groups: Groups, decisions: readonly PeopleDecision[]): DecidedPair[] {
  const pairs: DecidedPair[] = [];
  for (const decision of decisions.toSorted((a, b) => b.decisionId - a.decisionId)) {
    if (decision.kind === 'apart') {
      for (const kept of decision.kept) for (const left of decision.left) groups.part(kept, left);
      continue;
    }
    const [a, ...others] = decision.points;
    for (const b of others) if (groups.join(a!, b)) pairs.push({ a: a!, b, decisionId: decision.decisionId });
  }
  return pairs;
}

type Tied = readonly [a: string, b: string];

function usableTies(points: ReadonlyMap<string, PointEvidence>, shared: ReadonlyMap<string, SharedReason>): Tied[] {
  const ours = new Set<string>();
  for (const { id, ties } of points.values()) if (ties.some(({ side }) => side === 'agent')) ours.add(id);
  const ties: Tied[] = [];
  for (const { id, kind, ties: neighbours } of points.values()) {
    if (shared.has(id) || kind === 'unknown') continue;
    for (const other of neighbours) {
      if (other.id < id || !points.has(other.id) || shared.has(other.id) || other.kind === 'unknown') continue;
      if (other.side === 'agent') ties.push([id, other.id]);
      else if (kind !== 'name' && other.kind !== 'name' && !ours.has(id) && !ours.has(other.id))
        ties.push([id, other.id]);
    }
  }
  return ties;
}

function inOrder(ties: readonly Tied[], groups: Groups): Tied[] {
  const isLate = ([a, b]: Tied): boolean => groups.hasLeft(a) !== groups.hasLeft(b);
  return ties.toSorted((one, other) => {
    const late = Number(isLate(one)) - Number(isLate(other));
    if (late !== 0) return late;
    return one[0] === other[0] ? compare(one[1], other[1]) : compare(one[0], other[0]);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Points that are one so far, and those that must never be. */
class Groups {
  private readonly parent = new Map<string, string>();
  private readonly groups = new Map<string, Group>();
  private readonly apart = new Map<string, Set<string>>();
  private readonly left = new Set<string>();

  constructor(private readonly points: ReadonlyMap<string, PointEvidence>) {}

  rootOf(id: string): string {
    let root = id;
    for (let next = this.parent.get(root); next !== undefined; next = this.parent.get(root)) root = next;
    if (root !== id) this.parent.set(id, root);
    return root;
  }

  /** Those who are one with this one, itself too. */
  membersOf(id: string): readonly string[] {
    return this.groupOf(this.rootOf(id)).members;
  }

  all(): Iterable<string> {
    return this.points.keys();
  }

  kindOf(id: string): number {
    const point = this.points.get(id);
    return point === undefined ? TRUST.length : TRUST.indexOf(point.kind);
  }

  hasLeft(id: string): boolean {
    return this.left.has(id);
  }

  /** What a newer decision made one stays one. */
  part(kept: string, left: string): void {
    if (kept === left || this.rootOf(kept) === this.rootOf(left)) return;
    this.others(kept).add(left);
    this.others(left).add(kept);
    this.left.add(left);
  }

  /** Makes them one, unless that was refused; true where they are. */
  join(a: string, b: string): boolean {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one === other) return true;
    if (this.isRefused(one, other)) return false;
    this.unite(one, other);
    return true;
  }

  /** The same for what records say: names must not contradict, and nobody has that many accounts. */
  joinTied(a: string, b: string): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one === other || this.isRefused(one, other)) return;
    const [x, y] = [this.groupOf(one), this.groupOf(other)];
    if (x.accounts + y.accounts > MOST_ACCOUNTS || x.names.length + y.names.length > MOST_NAMES) return;
    if (!x.names.every((name) => y.names.every((same) => nameLikeness(name, same) !== null))) return;
    this.unite(one, other);
  }

  private isRefused(one: string, other: string): boolean {
    if (this.apart.size === 0) return false;
    return this.groupOf(one).members.some((member) => {
      const others = this.apart.get(member);
      return others !== undefined && [...others].some((id) => this.rootOf(id) === other);
    });
  }

  private unite(one: string, other: string): void {
    const [x, y] = [this.groupOf(one), this.groupOf(other)];
    this.parent.set(other, one);
    this.groups.delete(other);
    x.members.push(...y.members);
    const keys = new Set(x.names.map(({ key }) => key));
    x.names.push(...y.names.filter(({ key }) => !keys.has(key)));
    x.accounts += y.accounts;
  }

  private groupOf(root: string): Group {
    let group = this.groups.get(root);
    if (group === undefined) {
      const point = this.points.get(root);
      const names = point === undefined ? [] : distinctNames(point.names);
      group = { members: [root], names, accounts: point?.kind === 'account' ? 1 : 0 };
      this.groups.set(root, group);
    }
    return group;
  }

  private others(id: string): Set<string> {
    let others = this.apart.get(id);
    if (others === undefined) this.apart.set(id, (others = new Set()));
    return others;
  }
}

interface Group {
  readonly members: string[];
  readonly names: PersonName[];
  accounts: number;
}

const TRUST: readonly string[] = ['email', 'phone', 'account', 'handle', 'extension', 'name', 'unknown'];

interface Lender {
  readonly id: string;
  readonly decisionId: number;
}

/**
 * Who lends the id, by point that was decided on: the first of a decision to the others, so that a chain of
 * decisions ends at the first of them that was lent to nobody.
 */
function lendersOf(decisions: readonly PeopleDecision[], groups: Groups): Map<string, Lender> {
  const lentTo = new Map<string, string>();
  const decisionOf = new Map<string, number>();
  const lenderOf = (id: string): string => {
    let lender = id;
    for (let next = lentTo.get(lender); next !== undefined; next = lentTo.get(lender)) lender = next;
    return lender;
  };
  for (const decision of decisions.toSorted((a, b) => a.decisionId - b.decisionId)) {
    if (decision.kind !== 'one') continue;
    const [first, ...others] = decision.points;
    for (const other of others) {
      if (groups.rootOf(first!) !== groups.rootOf(other)) continue;
      const [lender, borrower] = [lenderOf(first!), lenderOf(other)];
      if (lender === borrower) continue;
      lentTo.set(borrower, lender);
      decisionOf.set(
        lender,
        Math.min(decisionOf.get(lender) ?? Infinity, decisionOf.get(borrower) ?? Infinity, decision.decisionId),
      );
    }
  }
  const lenders = new Map<string, Lender>();
  for (const [id, decisionId] of decisionOf) {
    if (lentTo.has(id)) continue;
    const root = groups.rootOf(id);
    const known = lenders.get(root);
    if (known === undefined || decisionId < known.decisionId) lenders.set(root, { id, decisionId });
  }
  return lenders;
}

interface Step {
  readonly to: string;
  readonly rule: PersonLink['rule'];
  readonly decisionId: number | null;
}

function linksOf(
  groups: Groups,
  ties: readonly Tied[],
  decided: readonly DecidedPair[],
  lenders: ReadonlyMap<string, Lender>,
): Map<string, PersonLink> {
  const steps = new Map<string, Step[]>();
  const step = (from: string, to: Step): void => {
    const known = steps.get(from);
    if (known) known.push(to);
    else steps.set(from, [to]);
  };
  const both = (a: string, b: string, rule: Step['rule'], decisionId: number | null): void => {
    if (groups.rootOf(a) !== groups.rootOf(b)) return;
    step(a, { to: b, rule, decisionId });
    step(b, { to: a, rule, decisionId });
  };
  for (const [a, b] of ties) both(a, b, 'same-record', null);
  for (const { a, b, decisionId } of decided) both(a, b, 'decided', decisionId);
  const links = new Map<string, PersonLink>();
  const seen = new Set<string>();
  for (const id of [...steps.keys()]) {
    const root = groups.rootOf(id);
    if (seen.has(root)) continue;
    seen.add(root);
    const customerId = lenders.get(root)?.id ?? bestOf(groups.membersOf(id), groups);
    walk(customerId, steps, links);
  }
  return links;
}

function bestOf(members: readonly string[], groups: Groups): string {
  return members.reduce((best, one) => {
    const [x, y] = [groups.kindOf(one), groups.kindOf(best)];
    return x < y || (x === y && one < best) ? one : best;
  });
}

/** Breadth first, so that each point stands by the shortest way; what records say goes before what was decided. */
function walk(customerId: string, steps: ReadonlyMap<string, readonly Step[]>, links: Map<string, PersonLink>): void {
  const reached = new Set([customerId]);
  let ring = [customerId];
  while (ring.length > 0) {
    const next: string[] = [];
    for (const from of ring.toSorted(compare)) {
      for (const { to, rule, decisionId } of (steps.get(from) ?? []).toSorted(byStep)) {
        if (reached.has(to)) continue;
        reached.add(to);
        links.set(to, { customerId, with: from, rule, decisionId });
        next.push(to);
      }
    }
    ring = next;
  }
}

function byStep(a: Step, b: Step): number {
  return compare(b.rule, a.rule) || (a.decisionId ?? 0) - (b.decisionId ?? 0) || compare(a.to, b.to);
}
