import { expect, test } from 'vitest';
import type { Store } from '../store/store.ts';
import { intake } from './intake.ts';
import { replay } from './replay.ts';
import { dump } from './testing/dump.ts';
import { withStore } from './testing/with-store.ts';

const mail = (id: string) => ({
  id,
  channel: 'email',
  at: '2026-03-02T09:00:00Z',
  customer: { kind: 'email', address: 'eva@lindt.example' },
  text: `mail ${id}`,
});

test('pushes at the same time share commits; each gets its own verdicts, in its own language, and all are kept', () =>
  withStore(async (store) => {
    const version = async () =>
      (await store.database.query<{ version: number }>('select version from history.writer')).rows[0]!.version;
    const before = await version();
    const pushes = Array.from({ length: 30 }, (_, i) =>
      intake(store, i % 3 === 0 ? 'desk' : 'shop', [mail(`${i}a`), mail(`${i}b`)]),
    );
    const broken = [
      intake(store, 'shop', [{ id: 'x' }], 'en'),
      intake(store, 'shop', [{ id: 'y' }, mail('z')], 'zh-CN'),
    ];
    const verdicts = await Promise.all(pushes);
    const [english, chinese] = await Promise.all(broken);
    expect(verdicts.map((two) => two.map(({ id, verdict }) => `${id} ${verdict}`))).toEqual(
      pushes.map((_, i) => [`${i}a stored`, `${i}b stored`]),
    );
    expect(english!.map(({ id, verdict }) => [id, verdict])).toEqual([['x', 'quarantined']]);
    expect(english![0]!.problem!.message).toMatch(/^[^\p{Script=Han}]+$/u);
    expect(chinese!.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['y', 'quarantined'],
      ['z', 'stored'],
    ]);
    expect(chinese![0]!.problem!.message).toMatch(/\p{Script=Han}/u);
    // The first at once, all others with the next.
    expect((await version()) - before).toBe(2);

    // The same key in two pushes of one commit is one record.
    const twice = await Promise.all(['0', '1', '2'].map(() => intake(store, 'shop', [mail('same')])));
    expect(twice.map(([one]) => one!.verdict)).toEqual(['stored', 'duplicate', 'duplicate']);

    // What they came as is read again, each from its place.
    const lived = await dump(store);
    await replay(store);
    expect(await dump(store)).toEqual(lived);
  }));

/** Whatever holds this word cannot be stored, for a reason that nobody foresaw. */
const refusing = async ({ database }: Store, word: string): Promise<void> => {
  await database.query(`
    create function history.refuse() returns trigger language plpgsql as $$
    begin
      if new.body like '%${word}%' then raise exception 'unforeseen'; end if;
      return new;
    end $$;
    create trigger refuse before insert on history.interaction for each row execute function history.refuse()`);
};

test('what cannot be stored for a reason that nobody foresaw costs itself: neither who pushed with it nor what stood beside it', () =>
  withStore(async (store) => {
    await refusing(store, 'poison');
    const poison = { ...mail('bad'), text: 'poison' };
    const [first, beside, poisoned, after] = await Promise.allSettled([
      intake(store, 'shop', [mail('first')]),
      intake(store, 'shop', [mail('beside')]),
      intake(store, 'shop', [mail('before'), poison, mail('after')]),
      intake(store, 'desk', [mail('other')]),
    ]);
    for (const one of [first, beside, after])
      expect(one).toMatchObject({ status: 'fulfilled', value: [{ verdict: 'stored' }] });
    expect(poisoned).toMatchObject({ status: 'rejected', reason: { message: 'unforeseen' } });
    // Sent again it says truly what is there; and so it does once the reason is gone.
    const again = () => intake(store, 'shop', [mail('before'), mail('after')]);
    expect((await again()).map(({ verdict }) => verdict)).toEqual(['duplicate', 'duplicate']);
    await store.database.query('drop trigger refuse on history.interaction');
    expect(await intake(store, 'shop', [poison])).toMatchObject([{ verdict: 'stored' }]);
    const lived = await dump(store);
    await replay(store);
    expect(await dump(store)).toEqual(lived);
  }));

test('two servers, many sources, each item sent again and again: each is stored once, and exactly one is told so', () =>
  withStore(async (store) => {
    // Another server has a door of its own on the same database.
    const other: Store = { ...store };
    const sources = ['desk', 'shop', 'phone', 'chat'];
    const pushes = Array.from({ length: 96 }, (_, i) => ({
      source: sources[i % sources.length]!,
      // Every item is in three pushes, of either server.
      items: [0, 1, 2].map((step) => mail(`${(Math.floor(i / sources.length) + step * 8) % 24}`)),
      at: i % 3 === 0 ? other : store,
    }));
    const verdicts = await Promise.all(pushes.map(({ at, source, items }) => intake(at, source, items)));
    const told = new Map<string, string[]>();
    for (const [i, all] of verdicts.entries())
      for (const { id, verdict, recordId } of all) {
        const name = `${pushes[i]!.source} ${id} ${recordId}`;
        told.set(name, [...(told.get(name) ?? []), verdict].sort());
      }
    expect(told.size).toBe(sources.length * 24);
    for (const [name, each] of told) expect(each, name).toEqual(['duplicate', 'duplicate', 'stored']);
    const { rows } = await store.database.query('select count(*) as n from history.interaction');
    expect(rows).toEqual([{ n: sources.length * 24 }]);
    const lived = await dump(store);
    await replay(store);
    expect(await dump(store)).toEqual(lived);
  }));
