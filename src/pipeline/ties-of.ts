import type { KeptTie } from '../store/ties.ts';
import type { PreparedRecord } from './prepared.ts';

/** What a record says about who is one person, with the name that it calls the person by. */
export function tiesOf({ recordId, ties, contactPoints }: PreparedRecord, isOutlived = false): KeptTie[] {
  const nameOf = (id: string): string | null => {
    const point = contactPoints.find(({ contactPointId }) => contactPointId === id);
    return point?.name ?? null;
  };
  return ties.map(({ a, b, side }) => ({ a, b, side, name: nameOf(a) ?? nameOf(b), recordId, isOutlived }));
}
