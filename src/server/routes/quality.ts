import type { z } from 'zod';
import { localeOf } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import {
  qualityQuerySchema,
  qualityRowsQuerySchema,
  qualityRowsSchema,
  qualitySchema,
} from '../../contract/quality.ts';
import { qualityAtHand, qualityRows } from '../../statistics/index.ts';
import { readSettings } from '../../store/settings.ts';
import type { Context, Scope } from './context.ts';
import { isZone } from './zone.ts';

/** How good the data is, and the rows behind each of its numbers. */
export async function qualityRoutes(scope: Scope, { store }: Context): Promise<void> {
  const { database } = store;

  scope.get(
    '/quality',
    { schema: { querystring: qualityQuerySchema, response: { 200: qualitySchema } } },
    async (request) => await qualityAtHand(database, await withZone(request.query)),
  );

  scope.get(
    '/quality/rows',
    { schema: { querystring: qualityRowsQuerySchema, response: { 200: qualityRowsSchema } } },
    async (request) => {
      const { cursor, ...place } = await withZone(request.query);
      return await qualityRows(database, place, cursor, localeOf(request.headers['accept-language']));
    },
  );

  async function withZone<Query extends z.infer<typeof qualityQuerySchema>>(query: Query) {
    const zone = query.zone ?? (await readSettings(database)).zone;
    if (!isZone(zone))
      throw new PersonError(
        'statistics.unknown-zone',
        { zone, possible: 'Asia/Shanghai' },
        { status: 400, field: 'zone' },
      );
    return { ...query, zone };
  }
}
