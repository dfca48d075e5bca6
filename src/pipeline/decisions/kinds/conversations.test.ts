import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../../../statistics/index.ts';
import { questionSchema } from '../../../contract/question.ts';
import { threadedHow } from '../../../store/conversations.ts';
import type { Store } from '../../../store/store.ts';
import { importFiles } from '../../import-files.ts';
import { intake } from '../../intake.ts';
import { replay } from '../../replay.ts';
import { dump } from '../../testing/dump.ts';
import { withStore } from '../../testing/with-store.ts';
import { undoImport } from '../../undo-import.ts';
import { decide, undoDecision } from '../decide.ts';

interface Told {
  readonly id: string;
  readonly at: string;
  readonly isOurs?: boolean;
  readonly channel?: 'email' | 'chat' | 'phone';
  readonly conversation?: string;
  readonly address?: string;
}

/** Pushes from the one customer Eva; returns the ids of their records, by their own ids. */
async function tell(store: Store, ...told: readonly Told[]): Promise<Record<string, string>> {
  const items = told.map(({ id, at, isOurs = false, channel = 'chat', conversation, address = 'eva' }) => ({
    id,
    kind: channel === 'phone' ? 'call' : 'message',
    channel,
    direction: isOurs ? 'outbound' : 'inbound',
    at: `2026-03-02T${at}:00Z`,
    customer: { kind: 'account', address },
    ...(isOurs ? { agent: { kind: 'account', address: 'ann' } } : {}),
    ...(conversation ? { conversation } : {}),
    ...(channel === 'phone' ? { call: { outcome: 'missed' } } : {}),
    text: id,
  }));
  await intake(store, 'desk', items, 'en');
  const { rows } = await store.database.query<{ id: string; body: string }>(
    'select record_id as id, body from history.interaction',
  );
  return Object.fromEntries(rows.map(({ id, body }) => [body, id]));
}

async function waits(store: Store) {
  const { rows } = await store.database.query<{ asked: string; seconds: number | null }>(
    `select body as asked, extract(epoch from answered_at - at)::float8 as seconds
     from history.interaction where opens_wait order by at`,
  );
  return rows.map(({ asked, seconds }) => [asked, seconds]);
}

async function conversations(store: Store): Promise<number> {
  const { rows } = await ask(store.database, questionSchema.parse({ metric: 'conversations' }));
  return rows[0]!.value!;
}

const MATTER: readonly Told[] = [
  { id: 'question', at: '09:00', conversation: 'm' },
  { id: 'answer', at: '09:10', isOurs: true, conversation: 'm' },
  { id: 'note', at: '09:20', isOurs: true, conversation: 'm' },
  { id: 'other question', at: '11:00', conversation: 'm' },
  { id: 'other answer', at: '11:30', isOurs: true, conversation: 'm' },
];

test('a conversation that is cut is two, each with its own first wait; it says what it continues; undone it is one', () =>
  withStore(async (store) => {
    const ids = await tell(store, ...MATTER);
    const before = await dump(store);
    const about = { record: ids['other question']!, part: 0 };
    const made = await decide(store, { kind: 'conversation-cut', about, why: 'another matter' }, 'Ann');
    expect(await conversations(store)).toBe(2);
    const first = await ask(store.database, questionSchema.parse({ metric: 'first-response-time', aggregate: 'mean' }));
    // (10 min + 30 min) / 2
    expect(first.rows[0]).toMatchObject({ n: 2, value: 1_200 });
    expect(await threadedHow(store.database, ids['other question']!, 0)).toMatchObject({
      threading: 'matter',
      continues: { recordId: ids['note'], part: 0 },
    });
    const cut = await dump(store);
    await replay(store);
    expect(await dump(store)).toEqual(cut);
    await undoDecision(store, made.decisionId, 'Ben');
    expect(await dump(store)).toEqual(before);
  }));

test('a missed call that was answered by mail ends its wait once the two are joined, across channels and records of their own', () =>
  withStore(async (store) => {
    const ids = await tell(
      store,
      { id: 'rang', at: '09:00', channel: 'phone', address: 'eva-phone' },
      { id: 'mailed', at: '10:00', channel: 'email', isOurs: true },
      { id: 'wrote', at: '12:00', channel: 'email', conversation: 'm' },
    );
    const before = await dump(store);
    expect(await waits(store)).toEqual([
      ['rang', null],
      ['wrote', null],
    ]);
    const join = (record: string, other: string) => ({
      kind: 'conversation-join' as const,
      about: { record: ids[record]!, part: 0, with: ids[other]!, withPart: 0 },
      why: '',
    });
    const one = await decide(store, join('mailed', 'rang'), 'Ann');
    expect(await waits(store)).toEqual([
      ['rang', 3_600],
      ['wrote', null],
    ]);
    const two = await decide(store, join('wrote', 'mailed'), 'Ann');
    expect(await conversations(store)).toBe(1);
    const joined = await dump(store);
    await replay(store);
    expect(await dump(store)).toEqual(joined);
    await undoDecision(store, one.decisionId, 'Ann');
    expect(await conversations(store)).toBe(2);
    await undoDecision(store, two.decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));

test('what comes later into a joined conversation is decided with it', () =>
  withStore(async (store) => {
    const ids = await tell(
      store,
      { id: 'one', at: '09:00', conversation: 'a' },
      { id: 'two', at: '10:00', conversation: 'b' },
    );
    const about = { record: ids['two']!, part: 0, with: ids['one']!, withPart: 0 };
    await decide(store, { kind: 'conversation-join', about, why: '' }, 'Ann');
    await tell(store, { id: 'late answer', at: '09:30', isOurs: true, conversation: 'b' });
    expect(await waits(store)).toEqual([
      ['one', 1_800],
      ['two', null],
    ]);
  }));

test('what was joined to something that leaves stands for itself again, and is joined again when that comes back', () =>
  withStore(async (store, folder) => {
    const path = join(folder, 'left.csv');
    await writeFile(
      path,
      'id,date,channel,direction,email,text\n1,2026-03-02 09:00,email,inbound,eva@x.example,left\n',
    );
    const { importId } = await importFiles(store, { paths: [path], zone: 'UTC' });
    const ids = await tell(store, { id: 'stays', at: '10:00', conversation: 'b' });
    const about = { record: ids['stays']!, part: 0, with: ids['left']!, withPart: 0 };
    await decide(store, { kind: 'conversation-join', about, why: '' }, 'Ann');
    expect(await conversations(store)).toBe(1);
    await undoImport(store, importId);
    const alone = await dump(store);
    const { rows } = await store.database.query('select threading_rule from history.interaction');
    expect(rows).toEqual([{ threading_rule: null }]);
    await replay(store);
    expect(await dump(store)).toEqual(alone);
    for (const bulkBytes of [0, Infinity]) {
      const sizes = { records: 5_000, bulkBytes };
      const back = await importFiles(store, { paths: [path], zone: 'UTC' }, undefined, undefined, sizes);
      expect(await conversations(store)).toBe(1);
      await undoImport(store, back.importId);
      expect(await dump(store)).toEqual(alone);
    }
  }));

test('what cannot be cut or joined is refused, and nothing is kept', () =>
  withStore(async (store) => {
    const ids = await tell(store, ...MATTER);
    const refused = async (deciding: Parameters<typeof decide>[1]) =>
      await decide(store, deciding, 'Ann').then(
        () => 'made',
        (error: { code: string }) => error.code,
      );
    const [question, answer] = [ids['question']!, ids['answer']!];
    const cut = (record: string) => refused({ kind: 'conversation-cut', about: { record, part: 0 }, why: '' });
    expect(await cut(question)).toBe('conversation.begins-here');
    expect(await cut('00000000-0000-8000-8000-000000000000')).toBe('interaction.unknown');
    const about = { record: answer, part: 0, with: question, withPart: 0 };
    expect(await refused({ kind: 'conversation-join', about, why: '' })).toBe('conversation.same');
    const { rows } = await store.database.query('select 1 from history.decision');
    expect(rows).toHaveLength(0);
  }));
