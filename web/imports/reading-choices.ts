import type { z } from 'zod';
import type { Guess, startImportSchema } from '../../src/contract/imports.ts';

/** What somebody put right about how a file is read; empty: nothing. */
export interface ReadingChoices {
  readonly columns: Readonly<Record<string, string>>;
  readonly dateOrder: string | null;
  readonly ratingScale: string | null;
  /** Dates that a running number proves to have day and month swapped are read the other way round. */
  readonly repairsSwapped: boolean;
  /** By column, what is kept of it as an attribute: with its unit, or its currency. */
  readonly attributes: Readonly<Record<string, Suggested>>;
  readonly ignoresProfiles: boolean;
  /** The name under which it is remembered; null: it is not. */
  readonly profileName: string | null;
}

type Suggested = NonNullable<Guess['columns'][number]['suggests']>;

export const NO_CHOICES: ReadingChoices = {
  columns: {},
  dateOrder: null,
  ratingScale: null,
  repairsSwapped: false,
  attributes: {},
  ignoresProfiles: false,
  profileName: null,
};

export type MapGiven = NonNullable<z.input<typeof startImportSchema>['map']>;

/**
 * The mapping that says it; null where nothing was put right. What is remembered, and what was remembered,
 * says it of every column: so a file is read alike by hand and by its profile.
 */
export function mapOf(choices: ReadingChoices, guess: Guess | null): MapGiven | null {
  const { columns, dateOrder, ratingScale, profileName, repairsSwapped, attributes } = choices;
  const hasAttributes = Object.keys(attributes).length > 0;
  const hasChanged =
    Object.keys(columns).length > 0 || dateOrder !== null || ratingScale !== null || repairsSwapped || hasAttributes;
  if (!hasChanged && profileName === null) return null;
  const isWhole = profileName !== null || guess?.profile !== null;
  const said = isWhole
    ? Object.fromEntries(
        (guess?.columns ?? []).map(({ column, field }) => [column, columns[column] ?? field ?? 'ignore']),
      )
    : columns;
  return {
    ...(Object.keys(said).length > 0 ? { columns: said } : {}),
    ...(dateOrder === null ? {} : { dateOrder: dateOrder as NonNullable<MapGiven['dateOrder']> }),
    ...(ratingScale === null ? {} : { ratingScale: ratingScale as NonNullable<MapGiven['ratingScale']> }),
    ...(repairsSwapped ? { repairSwappedDates: true } : {}),
    ...(hasAttributes ? { attributes: { ...attributes } } : {}),
  };
}

/** The decision that remembers it; null where there is nothing to know the next file by. */
export function profileOf(
  choices: ReadingChoices,
  guess: Guess,
  importId: number | null,
  zone: string | null,
): { kind: 'profile'; about: object; why: string } | null {
  const map = mapOf(choices, guess);
  const { signature } = guess;
  if (choices.profileName === null || map === null || signature === null) return null;
  const name = choices.profileName.trim() || guess.name;
  return {
    kind: 'profile',
    about: { ...signature, name, source: 'table', map, zone, country: null, importId },
    why: '',
  };
}
