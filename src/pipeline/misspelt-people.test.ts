import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listCustomers } from '../store/customers.ts';
import { listSuggestions } from '../store/list-suggestions.ts';
import { decide, undoDecision } from './decisions/decide.ts';
import { importFiles } from './import-files.ts';
import { suggestPeople } from './suggest-people.ts';
import { dump } from './testing/dump.ts';
import { withStore } from './testing/with-store.ts';

const ROWS = [
  'id,date,customer_id,name,email,text',
  '1,2026-03-01 09:00,C1,Elena Wright,elena.wright@post.example,one',
  '2,2026-03-02 09:00,C2,Laua Stone,laura@post.example,two',
  '3,2026-03-03 09:00,C3,Laurra Stone,laura@post.example,three',
  '4,2026-03-04 09:00,C4,Bo Lang,bo@post.example,four',
  '5,2026-03-05 09:00,C5,Cy Marx,bo@post.example,five',
];

test('an address under two spellings too far apart to join is offered, never joined by itself; one of two people is not', () =>
  withStore(async (store, folder) => {
    const path = join(folder, 'people.csv');
    await writeFile(path, `${ROWS.join('\n')}\n`);
    await importFiles(store, { paths: [path], zone: 'UTC' });
    const before = await dump(store);
    expect((await listCustomers(store.database)).items).toHaveLength(5);
    await suggestPeople(store);
    const { items } = await listSuggestions(store.database);
    const names = items.map(({ a, b }) => [a.label, b.label].sort().join(' = '));
    expect(names.some((pair) => pair.includes('Laua') || pair.includes('Laurra'))).toBe(true);
    expect(names.filter((pair) => pair.includes('Lang') || pair.includes('Marx'))).toEqual([]);
    const decisions: number[] = [];
    for (const { a, b } of items) {
      const about = { customers: [a.customerId, b.customerId] };
      const made = await decide(store, { kind: 'same-person', about, why: '' }, 'Ann').catch(() => null);
      if (made) decisions.push(made.decisionId);
    }
    expect((await listCustomers(store.database)).items).toHaveLength(4);
    for (const decisionId of decisions.reverse()) await undoDecision(store, decisionId, 'Ann');
    expect(await dump(store)).toEqual(before);
  }));
