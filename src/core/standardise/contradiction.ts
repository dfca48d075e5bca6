import type { Problem } from '../basics/problem.ts';
import { dateOrderEvidence } from './instant.ts';
import type { RatingScale, Reading } from './reading.ts';

/**
 * What a refused record proves about how its file is to be read: the other order of day and month,
 * or a wider rating scale. Null where it proves nothing.
 *
 * A file is read again with what was learned while that part of its reading was unproven. It ends:
 * an order is learned once, and each scale is wider than the one before.
 */
export function learnedFrom(found: Problem, reading: Reading): Partial<Reading> | null {
  const value = found.about['value'] ?? '';
  if (found.code === 'date-contradicts-order') {
    const dateOrder = dateOrderEvidence(value);
    return dateOrder === null || dateOrder === reading.dateOrder ? null : { dateOrder };
  }
  if (found.code === 'rating-out-of-scale') {
    const ratingScale = wider(reading.ratingScale, value);
    return ratingScale === null ? null : { ratingScale };
  }
  return null;
}

/** The next scale that holds the value; null where none does. A word that is too many for its steps needs five. */
function wider(scale: RatingScale, text: string): RatingScale | null {
  const isStep = scale === '0-1' || scale === '1-3';
  const value = Number(text);
  if (!Number.isFinite(value)) return isStep ? '1-5' : null;
  if (value < 0 || value > 100 || scale === '0-100') return null;
  if (value > 10) return '0-100';
  if (isStep && value >= 1 && value <= 5) return '1-5';
  return scale === '0-10' ? null : '0-10';
}
