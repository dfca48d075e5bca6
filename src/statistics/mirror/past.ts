import type { DuckDBConnection } from '@duckdb/node-api';
import type { Connection } from '../../store/database.ts';
import { copyFacts } from './copy-facts.ts';
import { definition, rowsIn, typesOf } from './facts-table.ts';
import type { FreshNumbers } from './fresh-numbers.ts';
import type { Ground } from './glass.ts';
import type { LookUpTables } from './look-up-tables.ts';
import { NUMBERS, numberedFrom } from './numbers.ts';
import { PEOPLE_OF_POINTS } from './people-of-points.ts';
import { copiedColumns, type FactColumn } from './shape-of-facts.ts';

interface Options extends Pick<Ground, 'columns' | 'path' | 'mostOfPast'> {
  readonly connection: DuckDBConnection;
  readonly tables: LookUpTables;
  readonly fresh: FreshNumbers;
}

/**
 * The facts as they stood at earlier versions. What the mirror has of a version is unchanged since; what is superseded since,
 * and whose the contact points were, is PostgreSQL's to tell. Of several versions that one look is asked about each
 * brings what the others have not brought.
 */
export class Past {
  /** What stands beside the facts of the mirror at each version; null: too much. */
  readonly #at = new Map<number, Beside | null>();
  readonly #columns: readonly FactColumn[];
  /** Table of their rows that are superseded since; null: none. */
  #superseded: string | null = null;
  #rows = 0;
  #links: Links | null = null;

  constructor(private readonly options: Options) {
    this.#columns = [...options.columns, UNTIL];
  }

  has(version: number): boolean {
    return Boolean(this.#at.get(version));
  }

  /** Makes a version ready to be asked; false: it takes too much. `snapshot` is PostgreSQL at the mirror's own version. */
  async reaches(version: number, snapshot: Connection): Promise<boolean> {
    if (!this.#at.has(version)) this.#at.set(version, await this.besideAt(version, snapshot));
    return this.has(version);
  }

  /** The facts as they stood, for a statement: people whom it does not name are not looked up. */
  factsAt(version: number, statement: string): string {
    const { moved, others } = this.#at.get(version)!;
    const named = this.#links?.columns.filter(({ person }) => new RegExp(`\\b${person}\\b`).test(statement)) ?? [];
    const unchanged = `${withPeople('published.interaction', moved, named)} where i.version <= ${version}`;
    return others === null ? `(${unchanged})` : `(${unchanged} union all by name select * from ${others})`;
  }

  private async besideAt(version: number, snapshot: Connection): Promise<Beside | null> {
    const links = await this.linksSince(version, snapshot);
    if (links === null || !(await this.bringSuperseded(version, snapshot))) return null;
    const moved = links.table && (await this.filled('moved', movedAt(version, links.table)));
    if (this.#superseded === null) return { moved, others: null };
    const stood = `(select * exclude (until_version) from ${this.#superseded} where ${standsAt(version)})`;
    return { moved, others: await this.filled('others', withPeople(stood, moved, PEOPLE_OF_POINTS)) };
  }

  /** Whose the contact points were that are somebody else's since; null: too many. */
  private async linksSince(version: number, snapshot: Connection): Promise<Links | null> {
    if (this.#links !== null && this.#links.since <= version) return this.#links;
    const { mostOfPast } = this.options;
    const { table, rows } = await this.copied(LINK, linksSince(version), mostOfPast, snapshot);
    if (rows > mostOfPast) return null;
    this.#links = { since: version, table, columns: table === null ? [] : await this.columnsWith(table) };
    return this.#links;
  }

  /** The columns in which contact points of these links are. */
  private async columnsWith(links: string): Promise<Links['columns']> {
    const isThere = PEOPLE_OF_POINTS.map(
      ({ point }) =>
        `exists (from published.interaction i where i.${point} in (select contact_point_id from ${links})) as ${point}`,
    );
    const reader = await this.options.connection.runAndReadAll(`select ${isThere.join(', ')}`);
    const [found] = reader.getRowObjectsJS();
    return PEOPLE_OF_POINTS.filter(({ point }) => found![point]);
  }

  /** Copies those superseded rows of a version that did not stand at the ones before and after it, too; false: too many. */
  private async bringSuperseded(version: number, snapshot: Connection): Promise<boolean> {
    const most = this.options.mostOfPast - this.#rows;
    const reached = [...this.#at].flatMap(([each, beside]) => (beside ? [each] : []));
    const { table, rows } = await this.copied(this.#columns, supersededAt(version, reached), most, snapshot);
    if (rows > most) return false;
    if (table === null) return true;
    this.#rows += rows;
    if (this.#superseded === null) this.#superseded = table;
    else await this.options.connection.run(`insert into ${this.#superseded} from ${table}`);
    return true;
  }

  /** What PostgreSQL has, as a table with numbers; null: nothing. More than `most` rows are counted, and not copied. */
  private async copied(
    columns: readonly FactColumn[],
    from: string,
    most: number,
    snapshot: Connection,
  ): Promise<{ readonly table: string | null; readonly rows: number }> {
    const { connection, path, tables, fresh } = this.options;
    const rows = await rowsOf(from, most + 1, snapshot);
    if (rows === 0 || rows > most) return { table: null, rows };
    const types = typesOf(columns);
    const pieces = await tables.empty('pieces', definition(types));
    await copyFacts(snapshot, `select ${copiedColumns(columns)} ${from}`, path, async (piece) => {
      await connection.run(`insert into ${pieces} ${rowsIn(piece, types)}`);
    });
    const among = await fresh.metAmong(pieces, columns);
    const table = await tables.made('copied', numberedFrom(pieces, columns, among));
    await connection.run(`drop table ${pieces}`);
    return { table, rows };
  }

  /** A table of what a select gives; null: nothing. */
  private async filled(kind: string, select: string): Promise<string | null> {
    const { connection, tables } = this.options;
    const table = await tables.made(kind, select);
    const reader = await connection.runAndReadAll(`select exists (from ${table})`);
    return reader.getRowsJS()[0]![0] === true ? table : null;
  }
}

/** Tables; null: nothing is there. */
interface Beside {
  /** Contact points that were somebody else's, and whose. */
  readonly moved: string | null;
  /** Rows that are others now, or gone. */
  readonly others: string | null;
}

interface Links {
  /** All of contact points that became somebody else's after this version. */
  readonly since: number;
  readonly table: string | null;
  readonly columns: readonly (typeof PEOPLE_OF_POINTS)[number][];
}

const UNTIL: FactColumn = { name: 'until_version', postgres: 'int8', duckdb: 'BIGINT', numbers: null, labels: null };
const PERSON = { postgres: 'uuid', duckdb: NUMBERS.point.no, numbers: 'point', labels: null } as const;
const LINK: readonly FactColumn[] = [
  { ...PERSON, name: 'contact_point_id' },
  { ...PERSON, name: 'person_id' },
  { ...UNTIL, name: 'version' },
  UNTIL,
];

/** Counted no further than to `most`. */
async function rowsOf(from: string, most: number, snapshot: Connection): Promise<number> {
  const counted = `select count(*)::int as rows from (select ${from} limit ${most}) few`;
  const { rows } = await snapshot.query<{ rows: number }>(counted);
  return rows[0]!.rows;
}

function linksSince(version: number): string {
  return `from published.linked i
    where i.contact_point_id in (select r.contact_point_id from published.relinked r where r.version > ${version})`;
}

function standsAt(version: number): string {
  return `version <= ${version} and until_version > ${version}`;
}

/** Rows that stood at one version, but at none of those that were reached: what stood at two stood between them, too. */
function supersededAt(version: number, reached: readonly number[]): string {
  const before = reached.filter((each) => each < version);
  const after = reached.filter((each) => each > version);
  const notBefore = before.length > 0 ? `and version > ${Math.max(...before)}` : '';
  const notAfter = after.length > 0 ? `and until_version <= ${Math.min(...after)}` : '';
  return `from published.superseded i where ${standsAt(version)} ${notBefore} ${notAfter}`;
}

/** Contact points that were somebody else's at this version than they are now. */
function movedAt(version: number, links: string): string {
  const whose = (when: string) => `coalesce(any_value(person_id) filter (where ${when}), contact_point_id)`;
  const then = whose(`version <= ${version} and coalesce(until_version > ${version}, true)`);
  return `select contact_point_id as no, ${then} as person_no from ${links}
    group by contact_point_id having ${then} <> ${whose('until_version is null')}`;
}

function withPeople(
  facts: string,
  moved: string | null,
  columns: readonly (typeof PEOPLE_OF_POINTS)[number][],
): string {
  if (moved === null || columns.length === 0) return `select i.* from ${facts} i`;
  const people = columns.map(({ person }) => `coalesce(of_${person}.person_no, i.${person}) as ${person}`);
  const joins = columns.map(({ person, point }) => `left join ${moved} of_${person} on of_${person}.no = i.${point}`);
  return `select i.* replace (${people.join(', ')}) from ${facts} i ${joins.join(' ')}`;
}
