import type { DimensionColumn } from '../dimensions.ts';
import { dimensionSql, type Selection } from '../measured.ts';
import type { Parameters } from '../parameters.ts';
import type { Cell, ShapeQuestion, Top } from './shape.ts';

/** The splits as columns `key_0`, `key_1` … and whether a row is one of the rest. */
export interface SplitColumns {
  readonly select: readonly string[];
  /** By what to group: the columns themselves where it can be, which sorts ids three times as fast as their text. */
  readonly group: readonly string[];
}

/** How the columns of {@link splitColumns} are called. */
export function splitNames({ splits, top }: Pick<ShapeQuestion, 'splits' | 'top'>): string[] {
  return [...splits.map((_, i) => `key_${i}`), ...(top ? ['is_rest'] : [])];
}

export function splitColumns(
  { splits, top, selection }: Pick<ShapeQuestion, 'splits' | 'top' | 'selection'>,
  parameters: Parameters,
): SplitColumns {
  const select: string[] = [];
  const group: string[] = [];
  splits.forEach((split, i) => {
    if (i === 0 && top) {
      const isKept = keptSql(split, top, selection, parameters);
      select.push(`case when ${isKept} then ${dimensionSql(split, selection, parameters)} end as key_0`);
      select.push(`not ${isKept} as is_rest`);
      group.push('key_0', 'is_rest');
    } else {
      select.push(`${dimensionSql(split, selection, parameters)} as key_${i}`);
      group.push(split.isRhythm ? `key_${i}` : split.column);
    }
  });
  return { select, group };
}

/** The key of a row of such columns, and how many values it stands for where it is the rest. */
export function keyOf(
  row: Readonly<Record<string, unknown>>,
  { splits, top }: Pick<ShapeQuestion, 'splits' | 'top'>,
): Pick<Cell, 'key' | 'rest'> {
  return {
    key: splits.map((_, i) => (row[`key_${i}`] as string | number | null | undefined) ?? null),
    rest: top && row.is_rest === true ? top.rest : 0,
  };
}

function keptSql(split: DimensionColumn, { keys }: Top, selection: Selection, parameters: Parameters): string {
  // What overlaps knows by itself what is among the rest; what has no value is neither.
  if (split.several) return `not coalesce(${split.column}_is_rest, ${keys.includes(null) ? 'false' : 'true'})`;
  const compared = dimensionSql(split, selection, parameters);
  const isNamed = parameters.isOneOf(
    compared,
    keys.filter((key) => key !== null),
    split.type,
  );
  return keys.includes(null) ? `(${isNamed} or ${compared} is null)` : isNamed;
}
