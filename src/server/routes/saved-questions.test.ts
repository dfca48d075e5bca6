import { expect, it } from 'vitest';
import { story } from '../../store/testing/given.ts';
import { withApp } from '../testing/with-app.ts';

const NAME = 'Volume by channel';
const ABOUT = { question: { metric: 'volume', by: ['channel'] }, range: { name: '30d' }, chart: 'bar' };

it('a question is saved, asked, renamed, removed and brought back under the same number', async () => {
  await withApp({}, async ({ ask, database }) => {
    const given = story();
    given.customer('Eva').writes(new Date(Date.now() - 86_400_000).toISOString());
    given.customer('Max').writes(new Date(Date.now() - 60 * 86_400_000).toISOString());
    await given.storedIn(database);
    const made = await ask({ method: 'POST', url: '/api/v1/questions', payload: { name: NAME, about: ABOUT } });
    expect(made.statusCode).toBe(201);
    const { questionId, savedBy } = made.json<{ questionId: number; savedBy: string }>();
    expect(savedBy).toBe('Olga');
    const at = `/api/v1/questions/${questionId}`;
    // Of two messages one lies within the last 30 days.
    expect((await ask(`${at}/answer`)).json().rows).toMatchObject([{ channel: 'email', n: 1 }]);
    const again = await ask({
      method: 'POST',
      url: '/api/v1/questions',
      payload: { name: NAME.toLowerCase(), about: ABOUT },
    });
    expect([again.statusCode, again.json().code]).toEqual([409, 'question.name-taken']);
    const renamed = await ask({ method: 'PUT', url: at, payload: { name: 'Channels' } });
    expect(renamed.json<object>()).toMatchObject({
      name: 'Channels',
      changedBy: 'Olga',
      about: { range: { name: '30d' } },
    });
    expect((await ask({ method: 'DELETE', url: at })).json<object>()).toMatchObject({ removedBy: 'Olga' });
    expect((await ask('/api/v1/questions')).json<unknown[]>()).toEqual([]);
    expect((await ask('/api/v1/questions?removed=true')).json<unknown[]>()).toHaveLength(1);
    expect((await ask(at)).json<object>()).toMatchObject({ name: 'Channels' });
    expect((await ask({ method: 'POST', url: `${at}/restore` })).json<object>()).toMatchObject({ removedAt: null });
    expect((await ask('/api/v1/questions')).json<unknown[]>()).toHaveLength(1);
  });
});

it('what nobody can answer is not kept', async () => {
  await withApp({}, async ({ ask }) => {
    const about = { ...ABOUT, question: { metric: 'waiting', by: ['agent'] } };
    const refused = await ask({ method: 'POST', url: '/api/v1/questions', payload: { name: NAME, about } });
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'statistics.dimension-not-offered']);
    expect((await ask('/api/v1/questions/77')).statusCode).toBe(404);
  });
});
