import { expect, test } from 'vitest';
import type { DecisionItem } from '../../contract/decisions.ts';
import type { Page } from '../../contract/history.ts';
import type { Guess, ImportItem } from '../../contract/imports.ts';
import type { ProblemGroups, ProblemRow } from '../../contract/problems.ts';
import * as pipeline from '../../pipeline/index.ts';
import { withApp, type Visit } from '../testing/with-app.ts';

const LINES = [
  'id,customer,time,channel,text,first answer',
  ...Array.from({ length: 9 }, (_, n) => `R${n},C1,2026-03-0${n + 1} 09:00,email,hello,2026-03-0${n + 1} 10:00`),
  'B1,C1,TBD,email,hello,',
  'B2,C2,TBD,email,hello,',
  'U1,C1,2026-03-05 09:00,Pigeon,hello,',
];

async function imported({ ask, store }: Visit, body: object = {}): Promise<ImportItem> {
  const guess = await uploaded(ask);
  const started = await ask({
    method: 'POST',
    url: '/api/v1/imports',
    payload: { uploads: [guess.uploadId], ...body },
  });
  expect(started.statusCode).toBe(202);
  await pipeline.resumeImports(store);
  return (await ask(`/api/v1/imports/${started.json().importId}`)).json<ImportItem>();
}

async function uploaded(ask: Visit['ask']): Promise<Guess> {
  const answer = await ask({
    method: 'POST',
    url: '/api/v1/uploads?name=rows.csv',
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(`${LINES.join('\n')}\n`),
  });
  expect(answer.statusCode).toBe(200);
  return answer.json<Guess>();
}

test('problems are asked by cause, put right by a decision, and taken back', () =>
  withApp(pipeline, async (visit) => {
    const { ask } = visit;
    const { importId } = await imported(visit);
    const asked = await ask(`/api/v1/problems/groups?importId=${importId}`);
    expect(asked.statusCode).toBe(200);
    const { total, groups, unknown } = asked.json<ProblemGroups>();
    expect([total, groups.length, unknown.length]).toEqual([2, 1, 1]);
    expect(unknown[0]).toMatchObject({ field: 'channel', count: 1, files: ['rows.csv'] });
    const { code, field, pattern, namespace } = groups[0]!;
    const which = new URLSearchParams({ code, field: field!, pattern, namespace: namespace! });
    const rows = (await ask(`/api/v1/problems/rows?${which.toString()}`)).json<Page<ProblemRow>>();
    expect(rows.items.map(({ original }) => original)).toEqual(['B1,C1,TBD,email,hello,', 'B2,C2,TBD,email,hello,']);
    const about = { namespace, field, values: ['TBD'], to: '2026-04-01' };
    const made = await ask({ method: 'POST', url: '/api/v1/decisions', payload: { kind: 'fix', about } });
    expect(made.statusCode).toBe(201);
    const { decisionId, outcome } = made.json<DecisionItem>();
    expect(outcome).toMatchObject({ repaired: 2, stillRefused: 0 });
    expect((await ask('/api/v1/problems/groups')).json<ProblemGroups>().total).toBe(0);
    await ask({ method: 'POST', url: `/api/v1/decisions/${decisionId}/undo` });
    expect((await ask('/api/v1/problems/groups')).json<ProblemGroups>().total).toBe(2);
  }));

test('a fix without a target, with two targets or of a field that is none is refused with the field that is wrong', () =>
  withApp(pipeline, async ({ ask }) => {
    for (const about of [
      { field: 'at', values: ['x'], to: null },
      { namespace: 'a', recordId: '00000000-0000-8000-8000-000000000000', field: 'at', values: ['x'], to: null },
      { namespace: 'a', field: 'colour', values: ['x'], to: null },
      { namespace: 'a', field: 'at', values: [], to: null },
    ]) {
      const answer = await ask({ method: 'POST', url: '/api/v1/decisions', payload: { kind: 'fix', about } });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().field).toMatch(/about|kind/);
    }
  }));

test('each upload has its own mapping; what is tried is what is imported', () =>
  withApp(pipeline, async (visit) => {
    const { ask } = visit;
    const { uploadId, columns } = await uploaded(ask);
    const column = columns.at(-1)!;
    expect(column.column).toBe('first answer');
    const map = { columns: { 'first answer': 'reply-at' } };
    const tried = await ask({ method: 'POST', url: `/api/v1/uploads/${uploadId}/guess`, payload: { map } });
    expect(tried.json<Guess>().columns.at(-1)!.field).toBe('reply-at');
    const guess = await uploaded(ask);
    const payload = { uploads: [uploadId, guess.uploadId], maps: { [uploadId]: map } };
    await ask({ method: 'POST', url: '/api/v1/imports', payload });
    await pipeline.resumeImports(visit.store);
    const { rows } = await visit.store.database.query<{ field: string | null }>(
      "select survey #>> '{details,shown,5,field}' as field from history.original order by original_id",
    );
    expect(rows.map((row) => row.field)).toEqual(['reply-at', column.field]);
  }));

test('a file that was imported is tried in another way, and read anew', () =>
  withApp(pipeline, async (visit) => {
    const { ask } = visit;
    const { files, importId } = await imported(visit);
    const { originalId } = files[0]!;
    const map = { columns: { id: 'id', customer: 'ignore' } };
    const tried = await ask({ method: 'POST', url: `/api/v1/originals/${originalId}/guess`, payload: { map } });
    expect(tried.json<Guess>().columns[1]).toMatchObject({ column: 'customer', field: null });
    const decided = await ask({
      method: 'POST',
      url: '/api/v1/decisions',
      payload: { kind: 'reading', about: { originalId, map } },
    });
    expect(decided.json<DecisionItem>()).toMatchObject({
      isSettled: true,
      outcome: { seen: 12, stored: 10, quarantined: 2 },
    });
    const again = (await ask(`/api/v1/imports/${importId}`)).json<ImportItem>();
    expect(again).toMatchObject({ state: 'done', seen: 12, stored: 10, duplicates: 0, quarantined: 2 });
    const missing = await ask({ method: 'POST', url: '/api/v1/originals/999999/guess', payload: {} });
    expect(missing.statusCode).toBe(404);
  }));
