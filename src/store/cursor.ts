import { PersonError } from '../contract/person-error.ts';

/** Where a page ended, as one opaque word. */
export function cursorOf(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Where the next page starts; null for the first.
 *
 * @throws {PersonError} `cursor.invalid`: it is none that we gave out.
 */
export function placeOf<Place extends readonly (string | number)[]>(
  cursor: string | null | undefined,
  kinds: { readonly [Index in keyof Place]: 'instant' | 'uuid' | 'number' },
): Place | null {
  if (!cursor) return null;
  const place = parse(cursor);
  const isOurs = place?.length === kinds.length && kinds.every((kind, index) => IS[kind](place[index]));
  if (!isOurs) throw new PersonError('cursor.invalid', {}, { status: 400, field: 'cursor' });
  return place as unknown as Place;
}

const IS = {
  instant: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  uuid: (value: unknown) => typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value),
  number: (value: unknown) => Number.isSafeInteger(value),
};

function parse(cursor: string): unknown[] | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(place) ? place : null;
  } catch {
    return null;
  }
}
