import type { Connection } from '../store/database.ts';
import type { Steps } from './steps.ts';

/** What reads the facts: PostgreSQL, or the mirror (mirror/). */
export type Engine = 'postgres' | 'mirror';

/** A connection says so where it is another than PostgreSQL. */
export function engineOf(connection: Connection): Engine {
  return (connection as { engine?: Engine }).engine ?? 'postgres';
}

/** The values of one statement; SQL mentions them by the placeholder that `add` returns, never as text. */
export class Parameters {
  /** Look-ups of the rows `m` of this select. */
  readonly joins: string[] = [];

  constructor(
    readonly engine: Engine,
    readonly values: unknown[] = [],
  ) {}

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** SQL: a list of values of this type. */
  list(values: readonly unknown[], type: string): string {
    return `${this.add(values)}::${type === 'tags' && this.engine === 'postgres' ? 'text' : type}[]`;
  }

  /** For another select of the same statement: the same values, look-ups of its own. */
  layer(): Parameters {
    return new Parameters(this.engine, this.values);
  }

  /**
   * SQL: what stands beside the last of these steps that a whole number has reached, of each of their lists; unknown
   * before the first.
   *
   * A mirror that finds the place first and takes it from a list then copies that list again and again: 1,000,000 rows into
   * 780 spans of working hours took it 600 ms, joined 200 ms.
   */
  besideOf(value: string, steps: Steps): string[] {
    const { starts, beside } = steps;
    if (this.engine === 'postgres') {
      const place = this.placeOf(value, steps, 'bigint');
      return beside.map((list) => `(${this.add(list)}::bigint[])[${place}]`);
    }
    const [first] = starts;
    if (first === undefined) return beside.map(() => 'null::bigint');
    const name = this.join(value, steps);
    return beside.map(
      (list, i) => `case when ${value} >= ${first} then coalesce(${name}.beside_${i}, ${list.at(-1)!}) end`,
    );
  }

  /**
   * SQL: the number (from 1) of the last of these steps that a whole number has reached, 0 before the first.
   *
   * PostgreSQL halves in the sorted starts, which needs no hash table and runs in parallel (2,000,000 rows into 37 months:
   * 2.0 s joined, half of it halved); the mirror has no such function, and joins one row a unit in 10 ns a row.
   */
  placeOf(value: string, steps: Steps, type: 'int' | 'bigint' = 'int'): string {
    if (this.engine === 'postgres') return `width_bucket(${value}, ${this.add(steps)}::${type}[])`;
    const [first] = steps.starts;
    if (first === undefined) return '0';
    const name = this.join(value, steps);
    return `case when ${value} < ${first} then 0 else coalesce(${name}.place, ${steps.starts.length}) end`;
  }

  /**
   * SQL: the same number, where every value lies within the steps (others would be lost). The mirror then counts each step in
   * a place of its own: 10,000,000 rows in 1,096 days took it 236 ms of a processor, and take 74 ms.
   */
  placeWithin(value: string, steps: Steps): string {
    if (this.engine === 'postgres') return this.placeOf(value, steps);
    return `${this.join(value, steps.each() ?? steps, 'join')}.place`;
  }

  /**
   * SQL: the same number, for groups that take long to be brought to one number. The mirror finishes groups that have a place of
   * their own one after the other, hashed ones on all processors: the median of 4,800,000 rows by month took it 275 ms, and
   * takes 215 ms.
   */
  placeHashed(value: string, steps: Steps): string {
    const place = this.placeWithin(value, steps);
    // Of what this gives it does not know the range.
    return this.engine === 'postgres' ? place : `xor(${place}, 0)`;
  }

  /**
   * SQL: true where a value is one of these, never unknown. The mirror looks each up in a table instead of comparing it with
   * each: 10,000,000 rows with ten of 300 people took it 433 ms of a processor, and take 184 ms.
   */
  isOneOf(value: string, list: readonly unknown[], type: string): string {
    const values = this.list(list, type);
    if (this.engine === 'postgres' || list.length === 0) return `coalesce(${value} = any(${values}), false)`;
    const name = `kept_${this.values.length}`;
    this.joins.push(`left join (select distinct unnest(${values}) as one) ${name} on ${name}.one = ${value}`);
    return `(${name}.one is not null)`;
  }

  /** The mirror's table of these steps, beside the row whose field it is. */
  private join(value: string, steps: Steps, kind: 'join' | 'left join' = 'left join'): string {
    const name = `place_${this.values.length + 1}`;
    const { origin, grid } = steps;
    const field = origin === 0 && grid === 1 ? value : `(${value} - ${origin}) // ${grid}`;
    this.joins.push(`${kind} ${this.add(steps)}::steps ${name} on ${name}.field = ${field}`);
    return name;
  }
}
