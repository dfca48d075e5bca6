import { describe, expect, it } from 'vitest';
import { story } from '../store/testing/given.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { rowsBehind } from './rows-behind.ts';

/** Four mails: each pair of a, b and c is on one of them, the fourth has none. Eva is of two companies, Max of none. */
function fourMails() {
  const given = story().company('Eva', 'Lindt GmbH').company('Eva', 'Acme');
  const mail = (who: string, tags: string | null, topic: string | null = null) =>
    given.row({ at: '2026-03-02T09:00:00Z', contact_point_id: given.person(who), tags, topic });
  mail('Eva', 'a; b', 'Returns');
  mail('Eva', 'b; c', 'returns');
  mail('Max', 'a; c');
  mail('Max', null);
  return given;
}

const shown = (rows: readonly Record<string, unknown>[], name: string) =>
  rows.map((row) => [row.rest === undefined ? row[name] : 'rest', row.value]);

describe('what has several values of one dimension', () => {
  it('counts once under each, and once in the total; the answer says so', () =>
    withDatabase(async (database) => {
      await fourMails().storedIn(database);
      const byTag = await ask(database, { metric: 'volume', by: ['tag'] });
      // 2 + 2 + 2 + 1 = 7 of 4.
      expect(shown(byTag.rows, 'tag')).toEqual([
        ['a', 2],
        ['b', 2],
        ['c', 2],
        [null, 1],
      ]);
      expect(byTag.overlapping).toEqual(['tag']);
      const whole = await ask(database, { metric: 'volume' });
      expect([whole.rows[0]!.value, whole.overlapping]).toEqual([4, []]);
    }));

  it('counts once in the rest, too, and opens to the rows behind it', () =>
    withDatabase(async (database) => {
      await fourMails().storedIn(database);
      const question = { metric: 'volume', by: ['tag'], top: 1 } as const;
      const { rows } = await ask(database, { ...question, by: ['tag'] });
      // All four have b, c or nothing; the one with both counts once.
      expect(shown(rows, 'tag')).toEqual([
        ['a', 2],
        ['rest', 4],
      ]);
      expect(rows[1]!.rest).toBe(3);
      const behind = async (isRest: boolean, by: Record<string, string | null>) =>
        (await rowsBehind(database, { ...question, by: ['tag'] }, { bucket: null, isRest, by }, { limit: 9 }, 'en'))
          .count;
      expect([await behind(true, {}), await behind(false, { tag: 'a' })]).toEqual([4, 2]);
    }));

  it('is told by the ranks alone where nothing has more than one', () =>
    withDatabase(async (database) => {
      const given = story().company('Eva', 'Acme').company('Max', 'Lindt GmbH').company('Lea', 'Zorn');
      for (const [who, mails] of Object.entries({ Eva: 3, Max: 2, Lea: 1, Kim: 4 }))
        for (let i = 0; i < mails; i++)
          given.row({ at: '2026-03-02T09:00:00Z', contact_point_id: given.person(who), is_leg: i === 2 });
      await given.storedIn(database);
      const top = async (most: number) =>
        shown((await ask(database, { metric: 'volume', by: ['company'], top: most })).rows, 'company');
      expect(await top(1)).toEqual([
        [null, 3],
        ['rest', 5],
      ]);
      // Of equal ones the smaller name; unknown stands among them like any other.
      expect(await top(2)).toEqual([
        ['Acme', 2],
        [null, 3],
        ['rest', 3],
      ]);
    }));

  it('is found by each of them, by any case, and by none', () =>
    withDatabase(async (database) => {
      await fourMails().storedIn(database);
      const count = async (dimension: 'tag' | 'company' | 'topic', value: string) =>
        (await ask(database, { metric: 'volume', where: [{ dimension, value }] })).rows[0]!.value;
      expect([await count('tag', 'B'), await count('tag', ''), await count('tag', 'never')]).toEqual([2, 1, 0]);
      expect([await count('company', 'acme'), await count('company', '')]).toEqual([2, 2]);
      // To the letter where it is there, else whatever the case.
      expect([await count('topic', 'Returns'), await count('topic', 'RETURNS')]).toEqual([1, 2]);
      await expect(count('company', 'Nobody')).rejects.toMatchObject({ code: 'statistics.unknown-value' });
    }));

  it('is a company of a customer whichever of its addresses said so', () =>
    withDatabase(async (database) => {
      const given = fourMails();
      await given.storedIn(database);
      await database.query(
        `insert into history.identity_link (contact_point_id, customer_id, rule) values ($1, $2, 'test'), ($2, $2, 'test')`,
        [given.person('Max'), given.person('Eva')],
      );
      const { rows, overlapping } = await ask(database, { metric: 'volume', by: ['company', 'tag'] });
      expect(overlapping).toEqual(['company', 'tag']);
      // All four are Eva's now: each under both companies, and there under each of its tags.
      expect(rows.map((row) => [row.company, row.tag, row.value])).toEqual([
        ['Acme', 'a', 2],
        ['Acme', 'b', 2],
        ['Acme', 'c', 2],
        ['Acme', null, 1],
        ['Lindt GmbH', 'a', 2],
        ['Lindt GmbH', 'b', 2],
        ['Lindt GmbH', 'c', 2],
        ['Lindt GmbH', null, 1],
      ]);
    }));
});
