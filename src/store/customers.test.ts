import { expect, test } from 'vitest';
import { customerItem, listCustomers } from './customers.ts';
import type { Database } from './database.ts';
import { putHistory, testPointId } from './testing/put-history.ts';
import { withDatabase } from './testing/with-database.ts';

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T09:00:00Z`;

async function labels(
  database: Database,
  request: Parameters<typeof listCustomers>[1] = {},
  looks?: Parameters<typeof listCustomers>[2],
): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCustomers>> = await listCustomers(
      database,
      { ...request, cursor },
      looks,
    );
    all.push(...page.items.map((item) => item.label));
    cursor = page.next;
  } while (cursor);
  return all;
}

async function link(database: Database, point: string, customer: string): Promise<void> {
  await database.query('insert into history.identity_link (contact_point_id, customer_id, rule) values ($1, $2, $3)', [
    testPointId(point),
    testPointId(customer),
    'test',
  ]);
}

test('customers come by their latest contact, each once, on as many pages as it takes', () =>
  withDatabase(async (database) => {
    await putHistory(database, [
      { key: '1', customer: 'eva', at: day(1) },
      { key: '2', customer: 'bo', at: day(2) },
      { key: '3', customer: 'eva', at: day(3) },
      { key: '4', customer: 'cy', at: day(3) },
      { key: '5', customer: 'di', at: day(1) },
      { key: '6', customer: 'eva', at: day(3) },
    ]);
    const whole = await labels(database);
    expect(whole.slice(0, 2).sort()).toEqual(['cy', 'eva']);
    expect(whole.slice(2)).toEqual(['bo', 'di']);
    expect(await labels(database, { limit: 1 })).toEqual(whole);
    expect(await labels(database, { limit: 3 })).toEqual(whole);
  }));

test('linked contact points are one customer, at the latest contact of any of them', () =>
  withDatabase(async (database) => {
    await putHistory(database, [
      { key: '1', customer: 'eva', at: day(1), columns: { opens_wait: true } },
      { key: '2', customer: 'bo', at: day(2) },
      { key: '3', customer: 'eva-phone', at: day(3), columns: { channel: 'phone' } },
    ]);
    await link(database, 'eva-phone', 'eva');
    expect(await labels(database, { limit: 1 })).toEqual(['eva', 'bo']);
    const eva = await customerItem(database, testPointId('eva-phone'));
    expect(eva).toMatchObject({
      customerId: testPointId('eva'),
      label: 'eva',
      interactions: 2,
      firstAt: '2026-03-01T09:00:00.000Z',
      lastAt: '2026-03-03T09:00:00.000Z',
      channels: ['email', 'phone'],
      waitingSince: '2026-03-01T09:00:00.000Z',
    });
    expect(eva?.contactPoints.map((point) => point.value)).toEqual(['eva', 'eva-phone']);
    // Both of her contact points carry the text: she is found once, each of them named once.
    const { items } = await listCustomers(database, { text: 'eva' });
    expect(items).toHaveLength(1);
    expect(items[0]!.contactPoints).toHaveLength(2);
  }));

test('a text finds names and addresses in any case and script, and phone numbers however spaced', () =>
  withDatabase(async (database) => {
    await putHistory(database, [
      { key: '1', customer: 'eva@shop.example', at: day(1) },
      { key: '2', customer: '王小明', at: day(2) },
      { key: '3', customer: '+8613800138000', at: day(3) },
      { key: '4', customer: '張麗華', at: day(4) },
    ]);
    await database.query("update history.contact_point set kind = 'phone' where value like '+86%'");
    expect(await labels(database, { text: 'EVA@' })).toEqual(['eva@shop.example']);
    expect(await labels(database, { text: '小明' })).toEqual(['王小明']);
    expect(await labels(database, { text: '138 0013-8000' })).toEqual(['+8613800138000']);
    expect(await labels(database, { text: '张丽华' })).toEqual(['張麗華']);
    expect(await labels(database, { text: 'ｅｖａ' })).toEqual(['eva@shop.example']);
    expect(await labels(database, { text: '%' })).toEqual([]);
  }));

test('few customers who wrote nearly everything hide nobody, however far each look reaches', () =>
  withDatabase(async (database) => {
    const loud = Array.from({ length: 40 }, (_, minute) => ({
      key: `loud ${minute}`,
      customer: minute % 20 === 0 ? 'loud too' : 'loud',
      at: new Date(Date.parse(day(1)) + Math.floor(minute / 2) * 60_000).toISOString(),
    }));
    await putHistory(database, [
      { key: 'old', customer: 'quiet', at: '2020-01-01T00:00:00Z' },
      { key: 'older', customer: 'quieter', at: '2019-01-01T00:00:00Z' },
      ...loud,
    ]);
    const all = ['loud', 'loud too', 'quiet', 'quieter'];
    const far = [{ interactions: 3, points: 0 }];
    const asking = [
      { interactions: 3, points: 0 },
      { interactions: 3, points: 1_000 },
    ];
    for (const looks of [far, asking, undefined]) {
      expect(await labels(database, {}, looks)).toEqual(all);
      expect(await labels(database, { limit: 1 }, looks)).toEqual(all);
      expect(await labels(database, { limit: 3 }, looks)).toEqual(all);
    }
  }));

test('nobody is nobody', () =>
  withDatabase(async (database) => {
    expect(await labels(database)).toEqual([]);
    expect(await customerItem(database, testPointId('nobody'))).toBeNull();
    await expect(listCustomers(database, { cursor: 'x' })).rejects.toMatchObject({ code: 'cursor.invalid' });
  }));
