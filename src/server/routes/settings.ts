import { settingsSchema } from '../../contract/access.ts';
import { PersonError } from '../../contract/person-error.ts';
import { readSettings, writeSettings } from '../../store/settings.ts';
import type { Context, Scope } from './context.ts';
import { isZone } from './zone.ts';

export async function settingsRoutes(scope: Scope, { store }: Context): Promise<void> {
  scope.get('/settings', { schema: { response: { 200: settingsSchema } } }, () => readSettings(store.database));

  scope.put(
    '/settings',
    { config: { access: 'person' }, schema: { body: settingsSchema, response: { 200: settingsSchema } } },
    async (request) => {
      const { zone } = request.body;
      if (!isZone(zone))
        throw new PersonError('zone.unknown', { zone: zone.slice(0, 100) }, { status: 400, field: 'zone' });
      return await writeSettings(store.database, request.body);
    },
  );
}
