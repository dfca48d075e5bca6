import type { InteractionFacts } from '../identify/interaction.ts';

/** What the plain reference says of a conversation's resolution. */
export interface ResolvedPlainly {
  readonly resolution: InteractionFacts['derived']['resolution'];
  readonly spans: ReadonlyMap<InteractionFacts, { readonly ends: string; readonly until: number | null }>;
}

/**
 * The same as `resolve`, from one resolution to the next: `turns` are the customer's, oldest first as `conversation` is;
 * `ours` is whom a record names on our side.
 */
export function resolvePlainly(
  conversation: readonly InteractionFacts[],
  turns: readonly InteractionFacts[],
  opening: InteractionFacts,
  ours: (each: InteractionFacts) => InteractionFacts['authorPointId'],
): ResolvedPlainly | null {
  const telling = conversation.filter((each) => each.statedResolution !== null);
  if (telling.length === 0) return null;
  const said = (each: InteractionFacts) => each.statedResolution!;
  const resolved = telling.filter((each) => (said(each).resolvedAt ?? -1) >= opening.at);
  const reopened = telling.filter((each) => (said(each).reopenedAt ?? -1) >= opening.at);
  const counts = telling.flatMap((each) => said(each).reopens ?? []);
  const state = telling
    .map((each) => {
      const { state: stated, resolvedAt, reopenedAt } = said(each);
      if (stated !== null) return stated;
      if (resolvedAt !== null && resolvedAt < opening.at && each.at >= opening.at) return 'resolved';
      return resolvedAt === null && reopenedAt === null ? undefined : null;
    })
    .findLast((each) => each !== undefined);

  const spans: { from: InteractionFacts; start: number; how: 'opening' | 'turn' | 'said'; until: number | null }[] = [];
  let next: (typeof spans)[number] | null = { from: opening, start: opening.at, how: 'opening', until: null };
  while (next) {
    const span: (typeof spans)[number] = next;
    spans.push(span);
    next = null;
    const ends = resolved
      .map((each) => said(each).resolvedAt!)
      .filter((at) => (span.how === 'said' ? at > span.start : at >= span.start));
    if (ends.length === 0) break;
    const until = Math.min(...ends);
    span.until = until;
    const again = [
      ...(counts.length > 0 && Math.max(...counts) === 0 ? [] : turns)
        .filter((each) => each.at > until)
        .map((each) => ({ from: each, start: each.at, how: 'turn' as const, until: null })),
      ...reopened
        .filter((each) => said(each).reopenedAt! >= until)
        .map((each) => ({ from: each, start: said(each).reopenedAt!, how: 'said' as const, until: null })),
    ];
    next = again.sort((a, b) => a.start - b.start)[0] ?? null;
  }
  if (spans.at(-1)!.how === 'turn' && spans.at(-1)!.until === null && state === 'resolved') spans.pop();

  const [first, last] = [spans[0]!, spans.at(-1)!];
  const isLeftOpen = last.until === null;
  const wasReopenedBefore = reopened.some((each) => said(each).reopenedAt! < (first.until ?? Infinity));
  const isReopenedSometime = !isLeftOpen && state === 'open';
  const seen = spans.length - 1 + Number(wasReopenedBefore) + Number(isReopenedSometime);
  const isFirstTold = !wasReopenedBefore && Math.max(0, ...counts) <= seen;
  const firstAt = isFirstTold ? first.until : null;
  const resolverAt = (at: number | null) =>
    at === null
      ? null
      : (resolved.filter((each) => said(each).resolvedAt === at).flatMap((each) => ours(each) ?? [])[0] ?? null);
  const lastAt = isLeftOpen || isReopenedSometime ? null : last.until;
  const recontacts =
    firstAt === null
      ? []
      : [
          ...turns.map((each) => each.at).filter((at) => at > firstAt),
          ...reopened.map((each) => said(each).reopenedAt!).filter((at) => at >= firstAt),
        ];
  const endOf = (one: typeof first) => {
    if (one !== last) return 'resolved';
    if (isLeftOpen) return state === 'resolved' ? 'unknown' : 'open';
    return isReopenedSometime ? 'reopened' : 'resolved';
  };
  return {
    resolution: {
      state: ['resolved', 'unknown'].includes(endOf(last)) ? 'resolved' : 'open',
      firstAt,
      firstBy: resolverAt(firstAt),
      lastAt,
      lastBy: resolverAt(lastAt),
      reopens: Math.max(seen, ...counts),
      recontactedAt: recontacts.length === 0 ? null : Math.min(...recontacts),
    },
    spans: new Map(spans.map((one) => [one.from, { ends: endOf(one), until: one.until }])),
  };
}
