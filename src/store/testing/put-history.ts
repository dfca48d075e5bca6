import { contactPointIdOf, recordIdOf } from '../../core/basics/ids.ts';
import type { Database } from '../database.ts';

/** One interaction as a test states it; what is not said is a message of that customer by mail. */
export interface StatedInteraction {
  readonly key: string;
  readonly customer: string;
  readonly at: string;
  readonly part?: number;
  readonly agent?: string;
  readonly source?: string;
  readonly columns?: Readonly<Record<string, unknown>>;
}

/** The ids that {@link putHistory} gives. */
export const testRecordId = (key: string) => recordIdOf('test', key);
export const testPointId = (address: string) => contactPointIdOf('email', address);

/** Puts interactions straight into the history, past all stages: for tests of what reads them. */
export async function putHistory(database: Database, stated: readonly StatedInteraction[]): Promise<void> {
  for (const one of stated) {
    await putPoint(database, one.customer);
    if (one.agent) await putPoint(database, one.agent);
    const row = { ...DEFAULTS, ...(await columnsOf(database, one)), ...one.columns };
    const names = Object.keys(row);
    await database.query(
      `insert into history.interaction (${names.join()}) values (${names.map((_, index) => `$${index + 1}`).join()})`,
      Object.values(row),
    );
    await database.query('insert into history.search_day (day) values ($1) on conflict do nothing', [
      Math.floor(row.slot / 96),
    ]);
  }
}

const DEFAULTS = {
  part: 0,
  channel: 'email',
  kind: 'message',
  author_kind: 'customer',
  threading: 'own',
  direction: 'inbound',
  is_reply: false,
  is_automation: false,
  is_leg: false,
  opens_conversation: true,
  opens_wait: false,
  is_first_wait: false,
};

async function putPoint(database: Database, address: string): Promise<void> {
  await database.query(
    'insert into history.contact_point (contact_point_id, kind, value) values ($1, $2, $3) on conflict do nothing',
    [testPointId(address), 'email', address],
  );
}

async function columnsOf(
  database: Database,
  one: StatedInteraction,
): Promise<Record<string, unknown> & { slot: number }> {
  const source = one.source ?? 'mail';
  await database.query('insert into history.source (name) values ($1) on conflict do nothing', [source]);
  const { rows } = await database.query<{ source_id: number }>('select source_id from history.source where name = $1', [
    source,
  ]);
  return {
    contact_point_id: testPointId(one.customer),
    at: new Date(one.at),
    slot: Math.floor(Date.parse(one.at) / 900_000),
    record_id: testRecordId(one.key),
    part: one.part ?? 0,
    source_id: rows[0]?.source_id,
    agent_point_id: one.agent ? testPointId(one.agent) : null,
  };
}
