import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../statistics/index.ts';
import { customerItem } from '../store/customers.ts';
import type { Store } from '../store/store.ts';
import { timeline } from '../store/timeline.ts';
import { decide, undoDecision } from './decisions/decide.ts';
import { importFiles } from './import-files.ts';
import { intake } from './intake.ts';
import { withStore } from './testing/with-store.ts';
import { undoImport } from './undo-import.ts';

type Kind = 'account' | 'email' | 'phone' | 'handle' | 'name' | 'extension';
type Address = readonly [Kind, string];
let pushes = 0;

/** One interaction of a customer by the first of these addresses; the others stand in the same record. */
async function push(
  store: Store,
  name: string | undefined,
  [first, ...also]: readonly Address[],
  more: Record<string, unknown> = {},
  source = 'crm',
): Promise<void> {
  const party = ([kind, address]: Address) => ({ kind, address });
  const item = {
    id: String(pushes++),
    channel: 'email',
    direction: 'inbound',
    at: `2026-03-0${1 + (pushes % 9)}T09:00:00Z`,
    customer: { ...party(first!), ...(name ? { name } : {}), ...(also.length > 0 ? { also: also.map(party) } : {}) },
    text: 'hello',
    ...more,
  };
  const [verdict] = await intake(store, source, [item], 'en');
  expect(verdict).toMatchObject({ verdict: 'stored' });
}

async function pointOf(store: Store, value: string): Promise<string> {
  const { rows } = await store.database.query<{ id: string }>(
    'select contact_point_id as id from history.contact_point where value = $1',
    [value],
  );
  return rows[0]!.id;
}

/** Customers as groups of addresses, those of one alone too. */
async function customers(store: Store): Promise<string[]> {
  const { rows } = await store.database.query<{ group: string }>(
    `select string_agg(p.value, ' ' order by p.value) as group from history.contact_point p
     join published.identity i using (contact_point_id) group by i.person_id order by 1`,
  );
  return rows.map((row) => row.group);
}

const volumes = async (store: Store): Promise<number[]> => {
  const { rows } = await ask(store.database, { metric: 'volume', by: ['customer'] });
  return rows.map(({ n }) => n).sort();
};

const EVA = ['email', 'eva@home.example'] as const;
const PHONE = ['phone', '+8613800138000'] as const;

test('a record with three addresses makes one customer of what came by each; statistics follow', () =>
  withStore(async (store) => {
    await push(store, undefined, [EVA]);
    await push(store, undefined, [PHONE]);
    await push(store, undefined, [['account', 'C7']]);
    expect(await volumes(store)).toEqual([1, 1, 1]);
    await push(store, 'Eva Stone', [['account', 'C7'], EVA, PHONE]);
    expect(await customers(store)).toEqual(['+8613800138000 C7 eva@home.example']);
    expect(await volumes(store)).toEqual([4]);
    const page = await timeline(store.database, await pointOf(store, 'C7'));
    expect(page.items).toHaveLength(4);
    expect((await customerItem(store.database, await pointOf(store, 'C7')))?.interactions).toBe(4);
  }));

test('a second name makes a telephone a shared one, and takes apart whom it had joined', () =>
  withStore(async (store) => {
    await push(store, 'Eva Stone', [['account', 'C7'], PHONE]);
    await push(store, 'Eva Stone', [['account', 'S1'], PHONE], {}, 'shop');
    expect(await customers(store)).toEqual(['+8613800138000 C7 S1']);
    await push(store, 'Bob Hill', [['account', 'C9'], PHONE]);
    expect(await customers(store)).toEqual(['+8613800138000', 'C7', 'C9', 'S1']);
    const { rows } = await store.database.query('select reason, names, neighbours from history.shared_point');
    expect(rows).toEqual([{ reason: 'names', names: 2, neighbours: 3 }]);
  }));

test('an import that is undone takes its ties along, and the names that made an address a shared one', () =>
  withStore(async (store, folder) => {
    const path = join(folder, 'customers.csv');
    await writeFile(
      path,
      'id,date,customer_id,name,email,phone,text\n1,2026-03-01 09:00,C9,Bob Hill,bob@x.example,13800138000,hi\n',
    );
    await push(store, 'Eva Stone', [['account', 'C7'], PHONE]);
    const before = await customers(store);
    const { importId } = await importFiles(store, { paths: [path], zone: 'UTC', country: 'CN' });
    expect(await customers(store)).toEqual(['+8613800138000', 'C7', 'C9 bob@x.example']);
    await undoImport(store, importId);
    expect((await customers(store)).filter((group) => !/C9|bob/.test(group))).toEqual(before);
  }));

test('a merge of customers is undone at any later time: what came since goes where it came in', () =>
  withStore(async (store) => {
    await push(store, 'Eva Stone', [EVA], { channel: 'chat', rating: { value: 5, scale: '1-5' } });
    await push(store, 'E. Stone', [PHONE]);
    const [eva, phone] = [await pointOf(store, EVA[1]), await pointOf(store, PHONE[1])];
    const { decisionId } = await decide(
      store,
      { kind: 'same-person', about: { customers: [eva, phone] }, why: '' },
      'Ann',
    );
    await push(store, 'E. Stone', [PHONE]);
    expect(await volumes(store)).toEqual([3]);
    expect((await timeline(store.database, phone)).items).toHaveLength(3);
    await undoDecision(store, decisionId, 'Ann');
    expect(await volumes(store)).toEqual([1, 2]);
    expect((await timeline(store.database, phone)).items).toHaveLength(2);
    expect((await timeline(store.database, eva)).items).toHaveLength(1);
  }));

test('an automatic merge is split, stays split whatever ties come, and is one again when that is undone', () =>
  withStore(async (store) => {
    await push(store, 'Eva Stone', [['account', 'C7'], EVA, PHONE]);
    const [eva, phone] = [await pointOf(store, EVA[1]), await pointOf(store, PHONE[1])];
    const { decisionId } = await decide(
      store,
      { kind: 'split', about: { customer: eva, points: [phone] }, why: 'his' },
      'Ann',
    );
    expect(await customers(store)).toEqual(['+8613800138000', 'C7 eva@home.example']);
    await push(store, 'Eva Stone', [EVA, PHONE], {}, 'shop');
    expect(await customers(store)).toEqual(['+8613800138000', 'C7 eva@home.example']);
    await expect(
      decide(store, { kind: 'split', about: { customer: eva, points: [phone] }, why: '' }, 'Ann'),
    ).rejects.toMatchObject({ code: 'people.not-theirs' });
    await undoDecision(store, decisionId, 'Ann');
    expect(await customers(store)).toEqual(['+8613800138000 C7 eva@home.example']);
  }));

test('a refusal holds against ties that come after it', () =>
  withStore(async (store) => {
    await push(store, 'Eva Stone', [EVA]);
    await push(store, 'Eva Stone', [PHONE]);
    const [eva, phone] = [await pointOf(store, EVA[1]), await pointOf(store, PHONE[1])];
    await decide(store, { kind: 'different-people', about: { customers: [eva, phone] }, why: '' }, 'Ann');
    await push(store, 'Eva Stone', [EVA, PHONE, ['account', 'C7']]);
    expect((await customers(store)).sort()).toEqual(['+8613800138000', 'C7 eva@home.example']);
    await expect(
      decide(
        store,
        { kind: 'different-people', about: { customers: [eva, await pointOf(store, 'C7')] }, why: '' },
        'Ann',
      ),
    ).rejects.toMatchObject({ code: 'people.are-one' });
  }));

test('agents are one by their records, and never with a customer', () =>
  withStore(async (store) => {
    const agent = { kind: 'email', address: 'ann@shop.example', also: [{ kind: 'extension', address: '201' }] };
    await push(store, 'Eva', [EVA], { agent, direction: 'outbound' });
    await push(store, 'Eva', [EVA], { agent: { kind: 'extension', address: '201' }, direction: 'outbound' });
    const { rows } = await ask(store.database, { metric: 'volume', by: ['agent'] });
    expect(rows.map(({ n }) => n)).toEqual([2]);
    await push(store, 'Eva', [['account', 'C7'], ['email', 'ann@shop.example'], EVA]);
    expect(await customers(store)).toEqual(['201 ann@shop.example', 'C7 eva@home.example']);
    const [ann, eva] = [await pointOf(store, 'ann@shop.example'), await pointOf(store, EVA[1])];
    await expect(
      decide(store, { kind: 'same-person', about: { customers: [ann, eva] }, why: '' }, 'Ann'),
    ).rejects.toMatchObject({ code: 'people.mixed' });
  }));

test('a switchboard of many callers is not walked through, and its next caller costs a look', () =>
  withStore(async (store) => {
    const names = ['Eva Stone', 'Bob Hill', 'Ann Lee', 'Cy Young', 'Di Ross', 'Ed King', 'Flo Ray', 'Gus Orr'];
    for (const [at, name] of names.entries())
      await push(store, name, [['account', `C${at}`], PHONE, ['email', `p${at}@x.example`]]);
    expect(await customers(store)).toHaveLength(9);
  }));
