import type { Held } from './use-deciding.ts';
import type { Words } from '../locales/use-words.tsx';

/** A version of working hours by its name, since when it holds, and its number; by the number alone where it holds no more. */
export function sayHours(decisionId: number, held: readonly Held<'calendar'>[], t: Words['t']): string {
  const about = held.find((one) => one.decisionId === decisionId)?.about;
  if (!about) return t.hours.version(String(decisionId));
  const since = about.validFrom === null ? t.hours.always : t.hours.since(about.validFrom);
  return `${about.name} (${since}, ${decisionId})`;
}
