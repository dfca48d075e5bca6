import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Deciding } from '../../../contract/decisions.ts';
import { readSettings } from '../../../store/settings.ts';
import type { Store } from '../../../store/store.ts';
import { importFiles } from '../../import-files.ts';
import { dump } from '../../testing/dump.ts';
import { withStore } from '../../testing/with-store.ts';
import { decide, undoDecision } from '../decide.ts';

const mail = (id: string, from: string, to: string, minute: number, more: readonly string[] = []) =>
  [
    'From nobody Mon Mar  2 09:00:00 2026',
    `From: ${from}`,
    `To: ${to}`,
    `Message-ID: <${id}@x.example>`,
    `Date: Mon, 2 Mar 2026 09:${String(minute).padStart(2, '0')}:00 +0000`,
    'Subject: order',
    ...more,
    '',
    id,
    '',
  ].join('\n');

/** Ann opened; Eva asks Ann and a list of others; a machine of the shop confirms; Ann answers. */
const MAILS = [
  mail('offer', 'ann@shop.example', 'eva@customer.example', 0),
  mail('asks', 'eva@customer.example', 'max@customer.example, ann@shop.example', 10, ['References: <offer@x.example>']),
  mail('confirms', 'robot@shop.example', 'eva@customer.example', 11, ['References: <asks@x.example>']),
  mail('answers', 'ann@shop.example', 'eva@customer.example', 40, ['References: <asks@x.example>']),
].join('\n');

const TABLE =
  'id,customer_id,communication_time,communication_type,communication_content,response_time,response_content\n' +
  'R1,C1,2026-03-02T09:00:00Z,email,hello,2026-03-02T09:30:00Z,hi\n';

async function bring(store: Store, folder: string): Promise<void> {
  await writeFile(join(folder, 'shop.mbox'), MAILS);
  await writeFile(join(folder, 'rows.csv'), TABLE);
  await importFiles(store, { paths: [join(folder, 'shop.mbox'), join(folder, 'rows.csv')], zone: 'UTC' });
}

async function sides(store: Store) {
  const { rows } = await store.database.query<{ body: string; direction: string; author: string; seconds: number }>(
    `select body, direction, author_kind as author, extract(epoch from answered_at - at)::float8 as seconds
     from history.interaction where thread_keys is not null order by at`,
  );
  return Object.fromEntries(
    rows.map(({ body, direction, author, seconds }) => [body.trim(), [direction, author, seconds]]),
  );
}

async function pointOf(store: Store, value: string): Promise<string> {
  const { rows } = await store.database.query<{ id: string }>(
    'select contact_point_id as id from history.contact_point where value = $1',
    [value],
  );
  return rows[0]!.id;
}

test('our people are a decision: the history follows at once, as if it had been known from the start; undone, as before', () =>
  withStore(async (store, folder) => {
    await bring(store, folder);
    const before = await dump(store);
    expect((await sides(store))['offer']).toEqual(['inbound', 'customer', 600]);
    const listed: Deciding = { kind: 'our-people', about: { agents: ['@shop.example'] }, why: '' };
    const made = await decide(store, listed, 'Ann');
    expect((await readSettings(store.database)).agents).toEqual(['@shop.example']);
    expect(await sides(store)).toEqual({
      offer: ['outbound', 'agent', null],
      asks: ['inbound', 'customer', 60],
      confirms: ['outbound', 'agent', null],
      answers: ['outbound', 'agent', null],
    });
    const known = await dump(store);
    const fresh = await withStore(async (other, elsewhere) => {
      await decide(other, listed, 'Ann');
      await bring(other, elsewhere);
      return await dump(other);
    });
    expect(known).toEqual(fresh);
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
    expect((await readSettings(store.database)).agents).toEqual([]);
  }));

test('one of ours, even as the second of those a mail went to; a machine: it neither asks nor answers', () =>
  withStore(async (store, folder) => {
    await bring(store, folder);
    const before = await dump(store);
    const role = async (value: string, role: 'agent' | 'customer' | 'automation') =>
      await decide(store, { kind: 'author-role', about: { point: await pointOf(store, value), role }, why: '' }, 'Ann');
    const ours = await role('ann@shop.example', 'agent');
    expect((await sides(store))['asks']).toEqual(['inbound', 'customer', 1_800]);
    expect((await sides(store))['confirms']).toEqual(['inbound', 'customer', null]);
    const machine = await role('robot@shop.example', 'automation');
    expect(await sides(store)).toEqual({
      offer: ['outbound', 'agent', null],
      asks: ['inbound', 'customer', 1_800],
      confirms: ['inbound', 'automation', null],
      answers: ['outbound', 'agent', null],
    });
    await undoDecision(store, ours.decisionId, 'Ann');
    await undoDecision(store, machine.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));

test('a customer of a table who is one of ours asks nothing; a customer again, everything is as before', () =>
  withStore(async (store, folder) => {
    await bring(store, folder);
    const before = await dump(store);
    const point = await pointOf(store, 'C1');
    const ours = await decide(store, { kind: 'author-role', about: { point, role: 'agent' }, why: '' }, 'Ann');
    const { rows } = await store.database.query<{ direction: string; opens_wait: boolean; fills: string[] }>(
      "select direction, opens_wait, fills from history.interaction where body = 'hello'",
    );
    expect(rows).toEqual([{ direction: 'internal', opens_wait: false, fills: ['direction:role-by-hand'] }]);
    const again = await decide(store, { kind: 'author-role', about: { point, role: 'customer' }, why: '' }, 'Ann');
    const { rows: asked } = await store.database.query(
      "select 1 from history.interaction where body = 'hello' and opens_wait",
    );
    expect(asked).toHaveLength(1);
    await undoDecision(store, again.decisionId, 'Ann');
    await undoDecision(store, ours.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));

test('a shorter silence cuts the chats that are there already; undone, they are whole again', () =>
  withStore(async (store, folder) => {
    const chat = ['02/03/26, 09:00 - Eva: one', '02/03/26, 11:00 - Eva: two', '02/03/26, 11:05 - Ann: three'].join(
      '\n',
    );
    await writeFile(join(folder, 'WhatsApp Chat with Eva.txt'), chat);
    await importFiles(store, { paths: [join(folder, 'WhatsApp Chat with Eva.txt')], zone: 'UTC' });
    const before = await dump(store);
    const count = async () =>
      (await store.database.query('select distinct conversation_id from history.interaction')).rows.length;
    expect(await count()).toBe(1);
    const about = { chatSilenceHours: 1 };
    const made = await decide(store, { kind: 'conversation-rules', about, why: '' }, 'Ann');
    expect(await count()).toBe(2);
    await undoDecision(store, made.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));
