import { type Settings, settingsSchema } from '../../contract/access.ts';
import { type Deciding } from '../../contract/decisions.ts';
import { PersonError } from '../../contract/person-error.ts';
import { readSettings, writeSettings } from '../../store/settings.ts';
import { nameOf } from '../access/guard.ts';
import type { Context, Scope } from './context.ts';
import { isZone } from './zone.ts';

export async function settingsRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get('/settings', { schema: { response: { 200: settingsSchema } } }, () => readSettings(store.database));

  scope.put(
    '/settings',
    { config: { access: 'person' }, schema: { body: settingsSchema, response: { 200: settingsSchema } } },
    async (request) => {
      const { zone, country } = request.body;
      if (!isZone(zone))
        throw new PersonError('zone.unknown', { zone: zone.slice(0, 100) }, { status: 400, field: 'zone' });
      await writeSettings(store.database, { zone, country });
      for (const deciding of decisionsIn(request.body, await readSettings(store.database)))
        await pipeline.decide(store, deciding, nameOf(request.visitor));
      return await readSettings(store.database);
    },
  );
}

/** What decides how the history is made is kept as decisions: the history follows at once, and they can be undone. */
function decisionsIn(wanted: Settings, now: Settings): Deciding[] {
  const decisions: Deciding[] = [];
  if (JSON.stringify(wanted.agents) !== JSON.stringify(now.agents))
    decisions.push({ kind: 'our-people', about: { agents: wanted.agents }, why: '' });
  const { chatSilenceHours, subjectThreadDays, callBackDays } = wanted;
  const about = {
    ...(chatSilenceHours === now.chatSilenceHours ? {} : { chatSilenceHours }),
    ...(subjectThreadDays === undefined || subjectThreadDays === now.subjectThreadDays ? {} : { subjectThreadDays }),
    ...(callBackDays === undefined || callBackDays === now.callBackDays ? {} : { callBackDays }),
  };
  if (Object.keys(about).length > 0) decisions.push({ kind: 'conversation-rules', about, why: '' });
  return decisions;
}
