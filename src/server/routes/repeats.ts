import { z } from 'zod';
import { repeatsPageSchema } from '../../contract/repeats.ts';
import { listRepeats } from '../../store/sightings.ts';
import type { Context, Scope } from './context.ts';

const repeatsQuerySchema = z.strictObject({ rule: z.string().max(100).optional(), cursor: z.string().optional() });

/** What came twice; a link is cut, or made, by a decision (`repeat-cut`, `repeat-link`). */
export async function repeatRoutes(scope: Scope, { store }: Context): Promise<void> {
  scope.get(
    '/repeats',
    { schema: { querystring: repeatsQuerySchema, response: { 200: repeatsPageSchema } } },
    async (request) => await listRepeats(store.database, request.query),
  );
}
