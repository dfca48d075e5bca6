import { describe, expect, it } from 'vitest';
import type { QuestionInput } from '../contract/question.ts';
import { personIdOf, type Story, story } from '../store/testing/given.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { dimensionValues } from './dimension-values.ts';
import { type CellName, rowsBehind } from './rows-behind.ts';

const WHOLE: CellName = { bucket: null, by: {} };

function company(): Story {
  const given = story();
  given.customer('Eva').writes('2026-03-01T09:00Z').agent('Ann').replies('09:30').writes('2026-03-02T09:00Z');
  given.customer('Max').by('chat').writes('2026-03-01T10:00Z').agent('王芳').replies('10:10');
  given.row({ at: '2026-03-01T10:05:00Z', kind: 'system', author_kind: 'automation', channel: 'chat' });
  return given;
}

async function behind(given: Story, question: QuestionInput, cell = WHOLE, locale: 'en' | 'zh-CN' = 'en') {
  return await withDatabase(async (database) => {
    await given.storedIn(database);
    return await rowsBehind(database, question, cell, { limit: 50 }, locale);
  });
}

describe('the rows behind a number', () => {
  it('are as many as its n, with what each gives, in the order of the anchor', async () => {
    const { count, items, definition, clock } = await behind(company(), { metric: 'first-response-time' });
    expect(count).toBe(2);
    expect(items.map((item) => [item.customer.label, item.value])).toEqual([
      ['Eva', 1800],
      ['Max', 600],
    ]);
    expect(definition).toContain('first message');
    expect(clock).toContain('UTC');
  });

  it('come with what the number leaves out, by reason, in the reader’s language', async () => {
    const { exclusions } = await behind(company(), {
      metric: 'volume',
      where: [{ dimension: 'channel', value: 'chat' }],
    });
    expect(exclusions).toEqual([{ reason: 'Lines written by a program', count: 1 }]);
    const response = await behind(company(), { metric: 'response-time' }, WHOLE, 'zh-CN');
    expect(response.exclusions).toEqual([{ reason: '尚未答复', count: 1 }]);
  });

  it('are those of one bucket and split, people by id or by name', async () => {
    const question: QuestionInput = { metric: 'response-time', every: 'day', by: ['agent'], zone: 'Asia/Shanghai' };
    const bucket = '2026-03-01T00:00:00+08:00';
    const names: CellName['by'][] = [{ agent: '王芳', agentId: personIdOf('王芳') }, { agent: '王芳' }];
    for (const by of names) {
      const { items } = await behind(company(), question, { bucket, by });
      expect(items.map((item) => item.value)).toEqual([600]);
    }
  });

  it('are handed over page by page, each once', async () => {
    await withDatabase(async (database) => {
      await company().storedIn(database);
      const seen = [];
      let cursor: string | undefined;
      do {
        const page = await rowsBehind(database, { metric: 'volume' }, WHOLE, { cursor, limit: 2 }, 'en');
        expect(page.count).toBe(5);
        seen.push(...page.items.map((item) => item.recordId));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
    });
  });

  it('of who waits are the open turns', async () => {
    const { count, items } = await behind(company(), { metric: 'waiting' });
    expect([count, items.map((item) => [item.customer.label, item.value])]).toEqual([1, [['Eva', null]]]);
  });

  it.each([
    [{ bucket: '2026-03-01T00:30:00+00:00', by: {} }, 'statistics.unknown-cell'],
    [{ bucket: 'yesterday', by: {} }, 'statistics.unknown-cell'],
    [{ bucket: null, by: {} }, 'statistics.unknown-cell'],
    [{ bucket: '2026-03-01T00:00:00+00:00', by: { agent: 'Ann' } }, 'statistics.unknown-cell'],
  ])('a cell that the answer does not have is refused: %j', async (cell, code) => {
    await expect(behind(company(), { metric: 'volume', every: 'day' }, cell)).rejects.toMatchObject({ code });
  });
});

it('dimension values are those that occur, most first, with what a filter takes', async () => {
  await withDatabase(async (database) => {
    await company().storedIn(database);
    expect(await dimensionValues(database, 'channel')).toEqual([
      { value: 'email', label: 'email', n: 3 },
      { value: 'chat', label: 'chat', n: 2 },
    ]);
    const agents = await dimensionValues(database, 'agent');
    expect(agents.map((agent) => agent.label).sort()).toEqual(['Ann', '王芳']);
    for (const customer of await dimensionValues(database, 'customer')) {
      const where = [{ dimension: 'customer' as const, value: customer.value }];
      const { rows } = await ask(database, { metric: 'volume', where });
      expect(rows[0]!.value).toBe(customer.n);
    }
  });
});
