import type { SuggestionState } from '../contract/people.ts';
import type { Evidence } from '../core/identify/people/likeness.ts';
import { cursorOf, placeOf } from './cursor.ts';
import type { Connection, Database } from './database.ts';

/** Two who may be one, as they were compared; `a` is the smaller id. */
export interface FoundPair {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** Begins to gather pairs, for the time of this connection. */
export async function beginKeys(connection: Connection): Promise<void> {
  await connection.query('drop table if exists pg_temp.blocking_key, pg_temp.compared_pair');
  await connection.query('create temporary table blocking_key (key bigint not null, customer uuid not null)');
}

export async function addKeys(
  connection: Connection,
  keys: readonly { readonly customer: string; readonly key: string }[],
): Promise<void> {
  await connection.query(
    `insert into blocking_key (key, customer)
     select hashtextextended(key, 0), customer from unnest($1::text[], $2::uuid[]) as given (key, customer)`,
    [keys.map(({ key }) => key), keys.map(({ customer }) => customer)],
  );
}

/** Everybody with everybody who shares a key that not more than `most` have. Returns how many pairs. */
export async function pairUp(connection: Connection, most: number): Promise<number> {
  await connection.query('analyze blocking_key');
  await connection.query(
    `create temporary table compared_pair as
     with block as (select key, array_agg(customer) as its from blocking_key group by key having count(*) between 2 and ${most})
     select distinct a.id as a, b.id as b
     from block cross join lateral unnest(its) as a (id) cross join lateral unnest(its) as b (id)
     where a.id < b.id`,
  );
  await connection.query('create index on compared_pair (a, b)');
  const { rows } = await connection.query<{ n: number }>('select count(*) as n from compared_pair');
  return rows[0]!.n;
}

type PairPlace = readonly [a: string, b: string];
export const BEFORE_ALL_PAIRS: PairPlace = [
  '00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-000000000000',
];

export async function nextPairs(connection: Connection, after: PairPlace, limit: number): Promise<PairPlace[]> {
  const { rows } = await connection.query<{ a: string; b: string }>(
    'select a, b from compared_pair where (a, b) > ($1::uuid, $2::uuid) order by a, b limit $3',
    [...after, limit],
  );
  return rows.map(({ a, b }) => [a, b]);
}

/** Puts what was found in the place of what was suggested before; `version`: of the history that was looked at. */
export async function replaceSuggestions(
  connection: Connection,
  pairs: readonly FoundPair[],
  version: number,
): Promise<void> {
  await connection.query('delete from history.suggestion');
  for (let at = 0; at < pairs.length; at += 5_000) {
    const some = pairs.slice(at, at + 5_000);
    await connection.query(
      `insert into history.suggestion (a, b, score, evidence)
       select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::jsonb[])`,
      [
        some.map(({ a }) => a),
        some.map(({ b }) => b),
        some.map(({ score }) => Math.round(score * MILLION)),
        some.map(({ evidence }) => JSON.stringify(evidence)),
      ],
    );
  }
  await connection.query('delete from history.suggestion_state');
  await connection.query('insert into history.suggestion_state (version, made_at) values ($1, now())', [version]);
}

export async function historyVersion(connection: Connection | Database): Promise<number> {
  const { rows } = await connection.query<{ version: number }>('select version from history.writer');
  return rows[0]!.version;
}

/** Suggested pairs that still stand: of two customers, and refused by nobody. */
const STANDING = `
from history.suggestion s
left join history.identity_link la on la.contact_point_id = s.a
left join history.identity_link lb on lb.contact_point_id = s.b
where coalesce(la.customer_id, s.a) <> coalesce(lb.customer_id, s.b)
  and not exists (
    select 1 from history.decision d
    where d.undone_at is null and d.kind in ('different-people', 'split')
      and jsonb_path_query_array(d.about, '$.*[*]') ?& array[s.a::text, s.b::text])`;

const PAGE = 20;
const MILLION = 1_000_000;

export interface StandingPair extends FoundPair {
  /** The customers that both belong to now. */
  readonly customerA: string;
  readonly customerB: string;
}

/** The best first. */
export async function listPairs(
  database: Database,
  request: { readonly cursor?: string | null | undefined; readonly limit?: number | undefined } = {},
): Promise<{ pairs: StandingPair[]; next: string | null }> {
  const place = placeOf<readonly [number, string, string]>(request.cursor, ['number', 'uuid', 'uuid']);
  const limit = request.limit ?? PAGE;
  const { rows } = await database.query<StandingPair>(
    `select s.a, s.b, s.score, s.evidence, coalesce(la.customer_id, s.a) as "customerA",
       coalesce(lb.customer_id, s.b) as "customerB"
     ${STANDING}
       and ($1::int is null or s.score < $1 or (s.score = $1 and (s.a, s.b) > ($2::uuid, $3::uuid)))
     order by s.score desc, s.a, s.b limit $4`,
    [place?.[0] ?? null, place?.[1] ?? null, place?.[2] ?? null, limit + 1],
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const pairs = rows.slice(0, limit).map((row) => ({ ...row, score: row.score / MILLION }));
  return { pairs, next: last ? cursorOf([last.score, last.a, last.b]) : null };
}

/** How many stand, from when they are, and whether the history has changed since. */
export async function suggestionState(database: Database): Promise<SuggestionState> {
  const { rows } = await database.query<{ n: number; made_at: Date | null; is_current: boolean | null }>(
    `select (select count(*) ${STANDING}) as n, state.made_at, state.version = w.version as is_current
     from history.writer w left join history.suggestion_state state on true`,
  );
  const [row] = rows;
  return { standing: row!.n, madeAt: row!.made_at?.toISOString() ?? null, isCurrent: row!.is_current ?? false };
}
