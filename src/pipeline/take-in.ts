import type { Verdict } from '../contract/intake.ts';
import { say } from '../contract/messages/index.ts';
import type { Locale } from '../contract/text.ts';
import { sha256 } from '../core/basics/sha256.ts';
import { type Connection, type Database, inTransaction } from '../store/database.ts';
import { createImport } from '../store/imports.ts';
import { addOriginal } from '../store/originals.ts';
import { readSettings } from '../store/settings.ts';
import { sourceIdOf } from '../store/source-id.ts';
import { becomeWriter } from '../store/writer.ts';
import { agentsFor, cleaningOf, rolesThatHold } from './how-to-read.ts';
import { prepare } from './prepare.ts';
import { itemOfPush, pushedSurvey, scaleOfPush } from './pushed.ts';
import { writeBatch } from './store-batch.ts';

/** What one program sent at once; plain values, because they are copied from thread to thread. */
export interface Push {
  readonly source: string;
  readonly locale: Locale;
  /** How many items there are. */
  readonly count: number;
  /** The items as they are kept: a JSON array. They are read from there, as whoever reads them again does. */
  readonly payload: string;
}

/** Takes in what several programs sent, in one transaction; of each push its verdicts, in the order of its items. */
export async function takeIn(database: Database, pushes: readonly Push[]): Promise<Verdict[][]> {
  return await inTransaction(database, async (connection) => {
    await becomeWriter(connection, { cause: 'live' });
    const taken = new Map<Push, Verdict[]>();
    for (const source of new Set(pushes.map((push) => push.source))) {
      const mine = pushes.filter((push) => push.source === source);
      const verdicts = await takeFrom(connection, source, mine);
      for (const push of mine) taken.set(push, verdicts.splice(0, push.count));
    }
    return pushes.map((push) => taken.get(push)!);
  });
}

async function takeFrom(connection: Connection, source: string, pushes: readonly Push[]): Promise<Verdict[]> {
  const items = pushes.flatMap(({ payload }) => JSON.parse(payload) as unknown[]);
  const locales = pushes.flatMap(({ count, locale }) => Array<Locale>(count).fill(locale));
  const settings = await readSettings(connection);
  const importId = await standingImport(connection, source);
  const originalId = await keepPayload(connection, importId, source, pushes);
  const how = {
    originalId,
    sourceId: await sourceIdOf(connection, source),
    agents: agentsFor({}, settings),
    roles: await rolesThatHold(connection),
  };
  const cleaning = await cleaningOf(connection, source);
  const prepared = items.map((given, index) => {
    const { namespace, reading } = pushedSurvey(source, scaleOfPush(given));
    return prepare(itemOfPush(source, given, index), { ...how, namespace, reading, channel: 'other', cleaning });
  });
  const storing = { importId, checkpoint: null };
  const { verdicts } = await writeBatch(connection, prepared, storing);
  const told = new Set<string>();
  return prepared.map((one, index) => {
    const isRepeat = told.has(one.recordId);
    told.add(one.recordId);
    const verdict = isRepeat ? 'duplicate' : (verdicts.get(one.recordId) ?? 'duplicate');
    const { problem } = one;
    return {
      id: idOf(items[index]),
      verdict,
      recordId: problem === null ? one.recordId : null,
      problem:
        problem === null ? null : { code: problem.code, message: say(problem.code, problem.about, locales[index]!) },
    };
  });
}

function idOf(given: unknown): string {
  const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : '';
  return typeof id === 'string' ? id : '';
}

async function standingImport(connection: Connection, source: string): Promise<number> {
  const { rows } = await connection.query<{ import_id: number }>(
    "select import_id from history.import where kind = 'live' and source = $1 and state = 'running'",
    [source],
  );
  return (
    rows[0]?.import_id ?? (await createImport(connection, { kind: 'live', state: 'running', title: source, source }))
  );
}

async function keepPayload(
  connection: Connection,
  importId: number,
  source: string,
  pushes: readonly Push[],
): Promise<number> {
  const payload = `[${pushes.map((push) => push.payload.slice(1, -1)).join(',')}]`;
  const size = Buffer.byteLength(payload);
  return await addOriginal(connection, {
    importId,
    sha256: sha256(payload),
    name: source,
    entry: null,
    size,
    source,
    survey: pushedSurvey(source),
    payload,
  });
}
