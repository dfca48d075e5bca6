import type { Encoding } from '../text-encoding.ts';
import type { DurationUnit, Field } from './fields.ts';

/** One column: its header, what it is taken for (null: nothing), and some of its values for people. */
export interface Column {
  readonly column: string;
  readonly field: Field | null;
  /** Of a duration's bare numbers; null: each value says its own, or they are seconds. */
  readonly unit: DurationUnit | null;
  readonly samples: readonly string[];
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
}
