import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import type { Inspection } from '../../pipeline/index.ts';
import type { Database } from '../../store/database.ts';
import { putHistory, testPointId, testRecordId } from '../../store/testing/put-history.ts';
import { withApp } from '../testing/with-app.ts';

const EVA = 'eva@customer.example';
const RECORD = testRecordId('question');

async function given(database: Database): Promise<void> {
  await putHistory(database, [
    {
      key: 'question',
      customer: EVA,
      at: '2026-03-01T09:00:00Z',
      columns: {
        body: '问'.repeat(600),
        attachments: JSON.stringify([{ name: 'IMG-1.jpg', mediaType: 'image/jpeg', size: 3 }]),
      },
    },
    { key: 'later', customer: EVA, at: '2026-03-02T09:00:00Z', columns: { body: 'thanks', channel: 'chat' } },
  ]);
  await database.query(
    "insert into history.import (kind, state, title) values ('files', 'done', 'a'), ('files', 'undone', 'b')",
  );
  await database.query(
    `insert into history.original (import_id, sha256, name, entry, size)
     values (1, '', 'mail.zip', 'in/box.mbox', 9), (2, '', 'other', null, 9)`,
  );
  await database.query(
    `insert into history.record
       (record_id, import_id, original_id, place_length, place_offset, line, is_quarantined, digest)
     values ($1, 2, 2, 1, 1, 1, false, 'a'), ($1, 1, 1, 200, 100, 3, false, 'b')`,
    [RECORD],
  );
}

const INSPECTION = {
  place: {} as Inspection['place'],
  file: 'mail.zip/in/box.mbox',
  source: 'mail',
  original: Buffer.from(''),
  changes: [{ field: 'text', rule: 'trim', before: ' a', after: 'a' }],
};

const inspectRecord = async () => INSPECTION;

test('customers, one of them, and their history on one channel', () =>
  withApp({}, async ({ ask, database }) => {
    await given(database);
    const customers = (await ask('/api/v1/customers?text=EVA')).json();
    expect(customers).toMatchObject({ items: [{ label: EVA, interactions: 2 }], next: null });
    const id = testPointId(EVA);
    expect((await ask(`/api/v1/customers/${id.toUpperCase()}`)).json()).toEqual(customers.items[0]);
    const history = (await ask(`/api/v1/customers/${id}/history?limit=1`)).json();
    expect(history.items.map((item: { recordId: string }) => item.recordId)).toEqual([testRecordId('later')]);
    const next = (await ask(`/api/v1/customers/${id}/history?cursor=${history.next}`)).json();
    expect(next.items[0]).toMatchObject({ recordId: RECORD, isCut: true, text: '问'.repeat(500) });
    expect((await ask(`/api/v1/customers/${id}/history?channel=chat`)).json().items).toHaveLength(1);
    expect((await ask('/api/v1/search?text=问问')).json().items).toHaveLength(1);
  }));

test('nobody, nonsense and a foreign cursor are told apart', () =>
  withApp({}, async ({ ask }) => {
    const code = async (url: string): Promise<unknown> => {
      const response = await ask(`/api/v1/${url}`);
      return [response.statusCode, response.json().code];
    };
    expect(await code(`customers/${RECORD}`)).toEqual([404, 'customer.unknown']);
    expect(await code(`customers/${RECORD}/history`)).toEqual([404, 'customer.unknown']);
    expect(await code('customers/eva')).toEqual([400, 'request.invalid']);
    expect(await code('customers?cursor=x')).toEqual([400, 'cursor.invalid']);
    expect(await code(`customers/${RECORD}/history?channel=smoke`)).toEqual([400, 'request.invalid']);
    expect(await code(`interactions/${RECORD}/0`)).toEqual([404, 'interaction.unknown']);
    expect(await code(`interactions/${RECORD}/-1`)).toEqual([400, 'request.invalid']);
  }));

test('an interaction, opened: its whole text, what was changed, and the import that counts', () =>
  withApp({ inspectRecord }, async ({ ask, database }) => {
    await given(database);
    const attributes = { weight: { value: 81.6, unit: 'kg', said: '180 lb' } };
    await database.query(
      "update history.interaction set attributes = $1, topic = 'Returns', tags = 'a; b' where record_id = $2",
      [attributes, RECORD],
    );
    expect((await ask(`/api/v1/interactions/${RECORD}/0`)).json()).toMatchObject({
      text: '问'.repeat(600),
      isCut: false,
      attributes,
      topic: 'Returns',
      subtopic: null,
      tags: 'a; b',
      changes: INSPECTION.changes,
      origin: { importId: 1, file: 'mail.zip', entry: 'in/box.mbox', line: 3, offset: 100, length: 200 },
    });
    expect((await ask(`/api/v1/interactions/${RECORD}/1`)).statusCode).toBe(404);
  }));

test('an original is a file to keep, never a page', () => {
  const bytes = Buffer.from('From: eva\n\n<script>alert(1)</script>');
  const openOriginal = async () => ({ name: 'in/收件箱".eml', mediaType: 'message/rfc822', bytes });
  return withApp({ openOriginal }, async ({ ask }) => {
    const { headers, body } = await ask(`/api/v1/interactions/${RECORD}/original`);
    expect(body).toBe(bytes.toString());
    expect(headers['content-type']).toBe('text/plain');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="____.eml"; filename*=UTF-8''%E6%94%B6%E4%BB%B6%E7%AE%B1%22.eml`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain('sandbox');
  });
});

test('of attachments only pictures that cannot run anything are shown in place', () => {
  let mediaType = '';
  const openAttachment = async (_store: unknown, _recordId: string, index: number) =>
    index === 0 ? { name: 'x', mediaType, bytes: Readable.from([Buffer.from('<b>hi</b>')]) } : null;
  return withApp({ openAttachment }, async ({ ask }) => {
    const shown = async (as: string): Promise<unknown> => {
      mediaType = as;
      const { headers, body } = await ask(`/api/v1/interactions/${RECORD}/attachments/0`);
      return [headers['content-type'], String(headers['content-disposition']).split(';')[0], body];
    };
    expect(await shown('image/png')).toEqual(['image/png', 'inline', '<b>hi</b>']);
    expect(await shown('image/svg+xml')).toEqual(['application/octet-stream', 'attachment', '<b>hi</b>']);
    expect(await shown('text/html')).toEqual(['application/octet-stream', 'attachment', '<b>hi</b>']);
    expect((await ask(`/api/v1/interactions/${RECORD}/attachments/1`)).json().code).toBe('attachment.unknown');
  });
});
