import type { Unit } from '../../src/contract/question.ts';
import type { Words } from '../locales/use-words.tsx';

/** In which steps people think of a unit when they type: minutes, per cent; and how many of the unit one step is. */
export function unitStep(unit: Unit, { t }: Pick<Words, 't'>): { readonly of: number; readonly name: string } {
  if (unit === 's') return { of: 60, name: t.hours.minutes };
  if (unit === 'ratio') return { of: 0.01, name: t.hours.percent };
  return { of: 1, name: t.frame.units[unit] };
}

/** A value in such steps, as it stands in a field; a thousandth of one is as fine as anybody types. */
export function inSteps(value: number, step: { readonly of: number }): string {
  return String(Math.round((value / step.of) * 1_000) / 1_000);
}

/** What was typed, in the unit; null: it is no number. */
export function fromSteps(text: string, step: { readonly of: number }): number | null {
  const typed = Number(text);
  return text.trim() === '' || !Number.isFinite(typed) ? null : Number((typed * step.of).toPrecision(12));
}
