import type { Connection } from '../../store/database.ts';
import type { Span } from '../time/buckets.ts';
import { groupedCells } from './grouped.ts';
import { type Cell, refuseTooMany, type ShapeQuestion } from './shape.ts';

/**
 * Of each bucket the hour by the clocks of the zone in which most was counted (of equal ones the first): how much, and
 * when it began. `n` is of the whole bucket. An hour that the clocks show twice is two.
 */
export async function busiestHours(connection: Connection, question: ShapeQuestion): Promise<Cell[]> {
  const hours = question.hours!;
  const counted = await groupedCells(connection, { ...question, buckets: hours }, (value) => `count(${value})`);
  refuseTooMany(counted.length);
  const busiest = new Map<string, Cell>();
  for (const cell of counted.toSorted((a, b) => a.bucket! - b.bucket!)) {
    const { start } = hours[cell.bucket!]!;
    const bucket = question.buckets && bucketAt(question.buckets, start);
    const place = JSON.stringify([bucket, cell.rest, ...cell.key]);
    const before = busiest.get(place);
    const isBusier = before === undefined || cell.value! > before.value!;
    const most = isBusier ? { ...cell, bucket, hour: start } : before;
    busiest.set(place, { ...most, n: cell.n + (before?.n ?? 0) });
  }
  return [...busiest.values()];
}

/** Buckets begin where hours do. */
function bucketAt(buckets: readonly Span[], instant: number): number {
  let [low, high] = [0, buckets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (buckets[middle]!.start <= instant) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
