import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';

/** Seconds for the bare work: COPY the rows of both large tables, build their indexes. */
export async function bareCopySeconds(store, folder) {
  const connection = await store.database.connect();
  try {
    for (const table of ['interaction', 'record']) {
      const file = join(folder, `${table}.copy`);
      await pipeline(connection.query(to(`copy history.${table} to stdout (format binary)`)), createWriteStream(file));
    }
    const started = performance.now();
    for (const table of ['interaction', 'record']) {
      await connection.query(`create table public.bare_${table} (like history.${table})`);
      const into = connection.query(from(`copy public.bare_${table} from stdin (format binary)`));
      await pipeline(createReadStream(join(folder, `${table}.copy`), { highWaterMark: 1 << 18 }), into);
      const { rows } = await connection.query(
        "select indexdef from pg_indexes where schemaname = 'history' and tablename = $1",
        [table],
      );
      for (const { indexdef } of rows) await connection.query(bareIndex(indexdef, table));
    }
    return (performance.now() - started) / 1000;
  } finally {
    await connection.query('drop table if exists public.bare_interaction, public.bare_record');
    connection.release();
  }
}

function bareIndex(definition, table) {
  return definition.replace(/INDEX \S+ ON history\.\w+/, `INDEX ON public.bare_${table}`);
}
