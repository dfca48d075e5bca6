import { expect, test } from 'vitest';
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
