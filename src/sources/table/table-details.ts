import type { Encoding } from '../text-encoding.ts';
import type { ValueCluster } from '../../core/standardise/cluster-values.ts';
import type { MomentReading } from '../../core/standardise/reading.ts';
import type { Why } from '../source.ts';
import type { DurationUnit, Field } from './fields.ts';
import type { Knots } from './swapped-dates.ts';

/** One column: its header, what it is taken for (null: nothing), and some of its values for people. */
export interface Column {
  readonly column: string;
  readonly field: Field | null;
  /** Of a duration's bare numbers; null: each value says its own, or they are seconds. */
  readonly unit: DurationUnit | null;
  readonly samples: readonly string[];
  /** How its moments are read, where that is not how the rest of the file is. */
  readonly moments?: MomentReading;
  readonly evidence?: ColumnEvidence;
  /** Its values carry units or currencies: it may be an attribute, if somebody says so. */
  readonly suggests?: AttributeWish;
}

/** Why a column is taken for what it is, from the rows that were looked at. */
export interface ColumnEvidence {
  readonly why: readonly Why[];
  /** Rows that were looked at, those with a value here, and those whose value can be read. */
  readonly rows: number;
  readonly values: number;
  readonly readable: number;
  /** The first five that cannot; line 0 where it is not known. */
  readonly unreadable: readonly { readonly value: string; readonly line: number }[];
  /** All that cannot, spellings of one value together, so that one fix does for them; the ten largest. */
  readonly alike: readonly ValueCluster[];
  /** How many rows would be refused because of this column, and how many of its values changed. */
  readonly refused: number;
  readonly changed: number;
  /** Those that would be refused, then those that would be changed most; at most ten. */
  readonly worst: readonly WorstValue[];
}

export interface WorstValue {
  readonly value: string;
  readonly line: number;
  /** Null: the row is refused; `rule` is then the code of its problem. */
  readonly becomes: string | null;
  readonly rule: string;
}

/** What a mapping may say of a column that is no field: a quantity, money, or something of its own. */
export interface AttributeWish {
  readonly name: string;
  /** Of bare numbers: `lb`, 斤, `°F`. */
  readonly unit?: string;
  /** The currency of bare amounts (ISO 4217), or `column`: each value says its own. */
  readonly money?: string;
}

/** An attribute and the column it stands in. */
export interface AttributeColumn extends AttributeWish {
  readonly index: number;
  readonly mark?: '.' | ',';
}

/** All that reading one table needs; JSON. */
export interface TableDetails {
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
  /** Rows before the data: a header, perhaps a `sep=;` above it. */
  readonly headerRows: number;
  /** In the file's order, header-less columns by their number. */
  readonly shown: readonly Column[];
  /** Without a column for the channel these are calls. */
  readonly isCallLog: boolean;
  /** Each row is one message of a talk with its customer; no row holds its answer. */
  readonly isMessageLog: boolean;
  /** UTF-16 with half a character at its end: the last row is cut off. */
  readonly isCutOff: boolean;
  /** Columns that the mapping keeps as attributes; missing: none. */
  readonly attributes?: readonly AttributeColumn[];
  /** Set where dates with day and month swapped were found (or are to be put right). */
  readonly swapped?: SwappedDates;
}

/** How rows whose date is out of the order of their running number are known, and what is done about them. */
export interface SwappedDates {
  /** The column with the running number, and the one with the date. */
  readonly numberIndex: number;
  readonly dateIndex: number;
  readonly knots: Knots;
  /** Somebody decided it; otherwise they are marked and kept as written. */
  readonly isRepaired: boolean;
  readonly reading: MomentReading;
}
