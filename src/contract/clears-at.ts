import type { Unit } from './question.ts';

/** Units of which there is no part. */
const WHOLE: readonly Unit[] = [
  'interactions',
  'conversations',
  'customers',
  'calls',
  'replies',
  'attachments',
  'words',
];

/**
 * Where an alert clears when nobody says it: a tenth back from where it fires, of a share below a threshold a tenth of what is
 * missing to the whole (0.8 → 0.82), of what is counted a whole number (5 → 4), so that a value that hovers at the threshold
 * does not fire again and again.
 */
export function clearsAt(fires: 'above' | 'below', at: number, unit: Unit): number {
  const step = fires === 'below' && unit === 'ratio' ? (1 - at) / 10 : Math.abs(at) / 10;
  const back = Number((fires === 'above' ? at - step : at + step).toPrecision(12));
  if (!WHOLE.includes(unit)) return back;
  return fires === 'above' ? Math.floor(back) : Math.ceil(back);
}
