import { expect, test } from 'vitest';
import { interactionItems } from './interaction-items.ts';
import { putHistory, testPointId, testRecordId } from './testing/put-history.ts';
import { withDatabase } from './testing/with-database.ts';

const EVA = 'eva@customer.example';
const ANN = 'ann@shop.example';

function keyOf(record: string, at: string) {
  return { contactPointId: testPointId(EVA), at: new Date(at), recordId: testRecordId(record), part: 0 };
}

test('an interaction says who, when, how long they waited, and what was filled', () =>
  withDatabase(async (database) => {
    await putHistory(database, [
      {
        key: 'question',
        customer: EVA,
        agent: ANN,
        at: '2026-03-01T09:00:00.250Z',
        columns: {
          opens_wait: true,
          answered_at: new Date('2026-03-01T09:30:00.750Z'),
          subject: 'Ladegerät',
          body: '充'.repeat(501),
          attachments: JSON.stringify([{ name: '图.png', mediaType: 'image/png', size: 7 }]),
          fills: ['channel:fill-from-source'],
          rating_value: 4,
          rating_scale: '1-5',
        },
      },
    ]);
    const [item] = await interactionItems(database, [keyOf('question', '2026-03-01T09:00:00.250Z')]);
    expect(item).toMatchObject({
      at: '2026-03-01T09:00:00.250Z',
      source: 'mail',
      customer: { id: testPointId(EVA), label: EVA },
      agent: { id: testPointId(ANN), label: ANN },
      conversationId: testRecordId('question'),
      text: '充'.repeat(500),
      isCut: true,
      attachments: [{ name: '图.png', mediaType: 'image/png', size: 7 }],
      opensWait: true,
      answeredAt: '2026-03-01T09:30:00.750Z',
      waitSeconds: 1800.5,
      rating: { value: 4, scale: '1-5' },
      fills: ['channel:fill-from-source'],
    });
  }));

test('items come in the order of their keys, and one that is gone is left out', () =>
  withDatabase(async (database) => {
    await putHistory(database, [
      { key: 'a', customer: EVA, at: '2026-03-01T09:00:00Z' },
      { key: 'b', customer: EVA, at: '2026-03-02T09:00:00Z' },
    ]);
    const items = await interactionItems(database, [
      keyOf('b', '2026-03-02T09:00:00Z'),
      keyOf('gone', '2026-03-02T09:00:00Z'),
      keyOf('a', '2026-03-01T09:00:00Z'),
    ]);
    expect(items.map((item) => item.recordId)).toEqual([testRecordId('b'), testRecordId('a')]);
  }));

test('a linked contact point carries the name of its customer', () =>
  withDatabase(async (database) => {
    await putHistory(database, [{ key: 'a', customer: EVA, at: '2026-03-01T09:00:00Z' }]);
    await putHistory(database, [{ key: 'b', customer: 'eva.private@customer.example', at: '2026-03-02T09:00:00Z' }]);
    await database.query(
      'insert into history.identity_link (contact_point_id, customer_id, rule) values ($1, $2, $3)',
      [testPointId(EVA), testPointId('eva.private@customer.example'), 'test'],
    );
    const [item] = await interactionItems(database, [keyOf('a', '2026-03-01T09:00:00Z')]);
    expect(item?.customer).toEqual({
      id: testPointId('eva.private@customer.example'),
      label: 'eva.private@customer.example',
    });
  }));
