import type { AboutOf, Deciding, DecisionItem, DecisionKindName } from '../contract/decisions.ts';
import type { Page } from '../contract/history.ts';
import type { Connection, Database } from './database.ts';

const PAGE = 50;

const ITEM = `
decision_id as "decisionId", kind, about, why, decided_by as "decidedBy", decided_at as "decidedAt",
undone_by as "undoneBy", undone_at as "undoneAt", settled_at is not null as "isSettled", outcome`;

type Row = Omit<DecisionItem, 'decidedAt' | 'undoneAt'> & { readonly decidedAt: Date; readonly undoneAt: Date | null };

/** A decision that holds, with what was decided. */
export interface ActiveDecision<Kind extends DecisionKindName> {
  readonly decisionId: number;
  readonly about: AboutOf<Kind>;
}

/** Keeps a decision that the history does not follow yet. */
export async function addDecision(connection: Connection, deciding: Deciding, by: string): Promise<number> {
  const { rows } = await connection.query<{ id: number }>(
    'insert into history.decision (kind, about, why, decided_by) values ($1, $2, $3, $4) returning decision_id as id',
    [deciding.kind, JSON.stringify(deciding.about), deciding.why, by],
  );
  return rows[0]!.id;
}

/** Marks one as undone, and as not followed yet; false where it was undone before. */
export async function setUndone(connection: Connection, decisionId: number, by: string): Promise<boolean> {
  const { rowCount } = await connection.query(
    `update history.decision set undone_by = $2, undone_at = now(), settled_at = null
     where decision_id = $1 and undone_at is null`,
    [decisionId, by],
  );
  return rowCount === 1;
}

/** The history follows this one now; `outcome` tells what came of it. */
export async function setSettled(
  connection: Connection | Database,
  decisionId: number,
  outcome: Readonly<Record<string, number>> | null = null,
): Promise<void> {
  await connection.query('update history.decision set settled_at = now(), outcome = $2 where decision_id = $1', [
    decisionId,
    outcome,
  ]);
}

/** Those of a kind that hold, in the order in which they were made. */
export async function activeDecisions<Kind extends DecisionKindName>(
  connection: Connection | Database,
  kind: Kind,
): Promise<ActiveDecision<Kind>[]> {
  const { rows } = await connection.query<ActiveDecision<Kind>>(
    `select decision_id as "decisionId", about from history.decision
     where kind = $1 and undone_at is null order by decision_id`,
    [kind],
  );
  return rows;
}

/** One, whether it holds or was undone; null where there is none. */
export async function findDecision(
  connection: Connection | Database,
  decisionId: number,
): Promise<DecisionItem | null> {
  const { rows } = await connection.query<Row>(`select ${ITEM} from history.decision where decision_id = $1`, [
    decisionId,
  ]);
  return rows[0] ? itemOf(rows[0]) : null;
}

/** Those that a killed process left half followed, oldest first. */
export async function unsettledDecisions(database: Database): Promise<DecisionItem[]> {
  const { rows } = await database.query<Row>(
    `select ${ITEM} from history.decision where settled_at is null order by decision_id`,
  );
  return rows.map(itemOf);
}

/** All of them (of one kind, about one record), newest first, the undone ones too. */
export async function listDecisions(
  database: Database,
  request: {
    readonly kind?: string | undefined;
    readonly record?: string | undefined;
    readonly point?: string | undefined;
    readonly cursor?: string | undefined;
  } = {},
): Promise<Page<DecisionItem>> {
  const { rows } = await database.query<Row>(
    `select ${ITEM} from history.decision
     where ($1::text is null or kind = $1) and ($2::int is null or decision_id < $2)
       and ($3::text is null or about ->> 'record' = $3 or about ->> 'with' = $3)
       and ($4::text is null or about ->> 'point' = $4)
     order by decision_id desc limit ${PAGE + 1}`,
    [
      request.kind ?? null,
      /^\d{1,9}$/.test(request.cursor ?? '') ? request.cursor : null,
      request.record ?? null,
      request.point ?? null,
    ],
  );
  const items = rows.slice(0, PAGE).map(itemOf);
  return { items, next: rows.length > PAGE ? String(items.at(-1)!.decisionId) : null };
}

function itemOf(row: Row): DecisionItem {
  return { ...row, decidedAt: row.decidedAt.toISOString(), undoneAt: row.undoneAt?.toISOString() ?? null };
}
