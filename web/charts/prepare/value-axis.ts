import { scaleLinear, scaleLog } from 'd3-scale';
import type { Unit } from '../../../src/contract/question.ts';

/** The axis that values stand on. `place` gives 0 at the bottom and 1 at the top. */
export interface ValueAxis {
  readonly kind: 'linear' | 'log';
  readonly ticks: readonly number[];
  place(value: number): number;
}

const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000,
  864_000, 2_592_000, 8_640_000,
];
const LOG_TICKS = [1, 10, 60, 600, 3_600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000];
/** Durations that differ by more than this are only seen together on a logarithmic axis. */
const DECADES_APART = 100;

/**
 * An axis for these values. Linear axes start at zero (a share ends at one at the latest); durations
 * that spread over decades get a logarithmic one, unless `fromZero` asks for bars.
 */
export function valueAxis(
  values: readonly (number | null)[],
  unit: Unit,
  how: { fromZero?: boolean; count?: number } = {},
): ValueAxis {
  const known = values.filter((value): value is number => value !== null);
  const max = known.length > 0 ? Math.max(...known) : 1;
  const positive = known.filter((value) => value > 0);
  const min = positive.length > 0 ? Math.min(...positive) : 1;
  if (unit === 's' && !how.fromZero && max / min > DECADES_APART) return logAxis(min, max);
  if (unit === 's') return durationAxis(max, how.count ?? 4);
  if (unit === 'ratio') return shareAxis(max);
  return linearAxis(Math.min(0, ...known), max <= 0 ? 1 : max, how.count ?? 4, unit !== 'stars');
}

function linearAxis(min: number, max: number, count: number, isWhole: boolean): ValueAxis {
  const scale = scaleLinear().domain([min, max]).range([0, 1]).nice(count);
  const ticks = scale.ticks(count).filter((tick) => !isWhole || Number.isInteger(tick));
  return { kind: 'linear', ticks, place: (value) => scale(value) };
}

function shareAxis(max: number): ValueAxis {
  const top = max > 0.5 ? 1 : max > 0.2 ? 0.5 : max > 0.1 ? 0.2 : 0.1;
  const scale = scaleLinear().domain([0, top]).range([0, 1]);
  return { kind: 'linear', ticks: [0, 0.25, 0.5, 0.75, 1].map((part) => part * top), place: (value) => scale(value) };
}

function durationAxis(max: number, count: number): ValueAxis {
  const top = max <= 0 ? 1 : max;
  const step = STEPS.find((candidate) => top / candidate <= count + 0.5) ?? 10 ** Math.ceil(Math.log10(top / count));
  const steps = Math.max(1, Math.ceil(top / step));
  const scale = scaleLinear()
    .domain([0, steps * step])
    .range([0, 1]);
  return {
    kind: 'linear',
    ticks: Array.from({ length: steps + 1 }, (_, at) => at * step),
    place: (value) => scale(value),
  };
}

function logAxis(min: number, max: number): ValueAxis {
  const low = LOG_TICKS.findLast((tick) => tick <= min) ?? LOG_TICKS[0] ?? 1;
  const high = LOG_TICKS.find((tick) => tick >= max) ?? max;
  const scale = scaleLog().domain([low, high]).range([0, 1]).clamp(true);
  return {
    kind: 'log',
    ticks: LOG_TICKS.filter((tick) => tick >= low && tick <= high),
    place: (value) => (value <= low ? 0 : scale(value)),
  };
}
