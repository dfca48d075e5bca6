/** A span of moments, both ends included; UTC milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Which spans of an endless chat must be derived again after some of its interactions came or went:
 * deriving all interactions inside a span gives them what deriving the whole chat would, and no
 * interaction outside the spans changes.
 *
 * `touched` are the moments of interactions that were added or removed; `stored` those of the
 * chat's interactions before or after the change, or both (the union with `touched` is the same).
 * The spans are disjoint, in order, and each starts and ends at an interaction whose neighbour is
 * more than `silence` milliseconds away. Nothing touched: no spans.
 *
 * What to load, for a chat `scope_id = $1` with `threading = 'session'`, after the write and in its
 * transaction:
 * 1. `select at from history.interaction where scope_id = $1` for `stored`. (For a very long chat:
 *    only those between the last silence before the first and the first silence after the last
 *    touched moment, found by stepping along the index `(scope_id, at)`.)
 * 2. For each span: `select … where scope_id = $1 and at >= from and at <= to`, all rows.
 * 3. `derive(rows, { chatSilence, openers, agents })` with the roles of the *whole* chat, as
 *    `rolesOf` (cast-roles.ts) finds them.
 *
 * The roles are the one thing that a chat shares across its silences. If they are not the same
 * before and after the write (`haveSameRoles`), the whole chat must be derived again.
 */
export function sessionWindows(touched: readonly number[], stored: readonly number[], silence: number): Span[] {
  const isTouched = new Set(touched);
  const moments = Float64Array.from([...stored, ...touched], (at) => at).sort();
  const spans: Span[] = [];
  for (let start = 0, end = 0; start < moments.length; start = end) {
    const from = moments[start]!;
    let to = from;
    let isHit = false;
    for (; end < moments.length && moments[end]! - to <= silence; end++) {
      to = moments[end]!;
      isHit ||= isTouched.has(to);
    }
    if (isHit) spans.push({ from, to });
  }
  return spans;
}
