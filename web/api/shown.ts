import { hashKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { QuestionInput } from '../../src/contract/question.ts';

/** How soon an answer is wanted anew: a number that somebody sees at once, a chart in a moment, what nobody sees when it is looked at. */
export type Urgency = 'number' | 'rest' | 'unseen';

interface Place {
  /** The answer that is the number of this place; the others are drawn beside it. */
  readonly number: string;
  readonly others: ReadonlySet<string>;
  isInView: boolean;
}

/** What scrolls into view has its numbers a little sooner. */
const MARGIN = '120px';

const places = new Map<Element, Place>();
const listeners = new Set<(answers: ReadonlySet<string>) => void>();
let observer: IntersectionObserver | null = null;

/** How urgent an answer is (by its hash): where it stands in several places, the most urgent. Of no known place: it is drawn somewhere. */
export function urgencyOf(hash: string): Urgency {
  let urgency: Urgency | null = null;
  for (const { number, others, isInView } of places.values()) {
    if (number !== hash && !others.has(hash)) continue;
    if (isInView && number === hash) return 'number';
    if (isInView) urgency = 'rest';
    else urgency ??= 'unseen';
  }
  return urgency ?? 'rest';
}

/** Calls `tell` with the answers (their hashes) of each place that comes into view; the result ends it. */
export function onShown(tell: (answers: ReadonlySet<string>) => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** For the `ref` of the element in which these answers stand. */
export function useShown(number: QuestionInput | null, others: readonly (QuestionInput | null)[] = []) {
  const numberHash = hashOf(number);
  const otherHashes = others.map(hashOf).join('\n');
  return useCallback(
    (element: Element | null) => (element ? showPlace(element, numberHash, otherHashes.split('\n')) : undefined),
    [numberHash, otherHashes],
  );
}

/** The name of an answer among the queries. */
export function hashOf(question: QuestionInput | null): string {
  return question === null ? '' : hashKey(['answers', question]);
}

/** From now on these answers (their hashes) stand in this element; the result ends it. */
export function showPlace(element: Element, number: string, others: readonly string[]): () => void {
  // Until the browser says otherwise it is seen.
  places.set(element, { number, others: new Set(others.filter((hash) => hash !== '')), isInView: true });
  observer ??= new IntersectionObserver(look, { rootMargin: MARGIN });
  observer.observe(element);
  return () => {
    places.delete(element);
    observer?.unobserve(element);
  };
}

function look(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    const place = places.get(target);
    if (!place || place.isInView === isIntersecting) continue;
    place.isInView = isIntersecting;
    if (isIntersecting) for (const tell of listeners) tell(new Set([place.number, ...place.others]));
  }
}
