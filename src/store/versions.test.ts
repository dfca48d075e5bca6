import { expect, test } from 'vitest';
import { inTransaction, type Database } from './database.ts';
import { putHistory, testPointId, testRecordId } from './testing/put-history.ts';
import { withDatabase } from './testing/with-database.ts';
import { becomeWriter } from './writer.ts';

const now = async (database: Database): Promise<unknown[]> =>
  (await database.query<object>('select p.* from published.interaction p order by record_id, part')).rows;
const asOf = async (database: Database, version: number): Promise<unknown[]> =>
  (
    await database.query<object>('select p.* from published.interaction_as_of($1) p order by record_id, part', [
      version,
    ])
  ).rows;
const write = (database: Database, sql: string, values: unknown[] = []) =>
  inTransaction(database, async (connection) => {
    const version = await becomeWriter(connection, { cause: 'other' });
    await connection.query(sql, values);
    return version;
  });

test('each version can be asked as it stood: changed, removed, joined, emptied', () =>
  withDatabase(async (database) => {
    await putHistory(database, [
      { key: 'a', customer: 'eva@x.example', at: '2026-03-01T09:00:00Z' },
      { key: 'b', customer: 'eva@y.example', at: '2026-03-01T10:00:00Z' },
    ]);
    const seen = new Map([[0, await now(database)]]);
    const steps: [string, unknown[]][] = [
      ["update history.interaction set channel = 'chat' where record_id = $1", [testRecordId('a')]],
      [
        "insert into history.identity_link (contact_point_id, customer_id, rule) values ($1, $2, 'decided')",
        [testPointId('eva@y.example'), testPointId('eva@x.example')],
      ],
      ['delete from history.interaction where record_id = $1', [testRecordId('a')]],
      ['delete from history.identity_link where contact_point_id = $1', [testPointId('eva@y.example')]],
      ["update history.interaction set repeat_of = $1, repeat_part = 0, repeat_rule = 'test'", [testRecordId('a')]],
      ['truncate history.interaction', []],
    ];
    for (const [sql, values] of steps) seen.set(await write(database, sql, values), await now(database));
    expect(seen.size).toBe(steps.length + 1);
    expect(new Set([...seen.values()].map((rows) => JSON.stringify(rows))).size).toBeGreaterThanOrEqual(steps.length);
    for (const [version, rows] of seen) expect(await asOf(database, version), String(version)).toEqual(rows);
  }));

test('what one transaction made and took away again was never a version', () =>
  withDatabase(async (database) => {
    await inTransaction(database, async (connection) => {
      await becomeWriter(connection, { cause: 'other' });
      await connection.query(
        `insert into history.source (name) values ('mail');
         insert into history.interaction (contact_point_id, at, record_id, part, slot, source_id, channel, kind, author_kind,
           threading, is_reply, is_automation, is_leg, opens_conversation, opens_wait, is_first_wait)
         values ('${testPointId('a')}', now(), '${testRecordId('a')}', 0, 0, 1, 'email', 'message', 'customer', 'own',
           false, false, false, true, false, false);
         update history.interaction set channel = 'chat';
         delete from history.interaction`,
      );
    });
    const { rows } = await database.query('select 1 from history.superseded');
    expect(rows).toEqual([]);
  }));

test('what is superseded is told as the rows are that stand, with the version until which it stood', () =>
  withDatabase(async (database) => {
    const columnsOf = async (view: string) => {
      const { fields } = await database.query(`select * from ${view} limit 0`);
      return fields.map(({ name, dataTypeID }) => [name, dataTypeID]);
    };
    const [until, ...others] = (await columnsOf('published.superseded')).reverse();
    expect(until![0]).toBe('until_version');
    expect(others.reverse()).toEqual(await columnsOf('published.interaction'));
  }));
