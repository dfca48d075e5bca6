import { z } from 'zod';
import { pageSchema } from '../../contract/history.ts';
import { personDetailSchema, suggestionSchema, suggestionStateSchema } from '../../contract/people.ts';
import { PersonError } from '../../contract/person-error.ts';
import { listSuggestions } from '../../store/list-suggestions.ts';
import { personDetail } from '../../store/person-detail.ts';
import { suggestionState } from '../../store/suggestions.ts';
import type { Context, Scope } from './context.ts';

const pageQuerySchema = z.strictObject({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

/** Who is one person and why, and who may be. To decide on it: `POST /decisions`. */
export async function peopleRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/customers/:customerId/person',
    {
      schema: { params: z.object({ customerId: z.guid().toLowerCase() }), response: { 200: personDetailSchema } },
    },
    async (request) => {
      const person = await personDetail(store.database, request.params.customerId);
      if (!person) throw new PersonError('customer.unknown', {}, { status: 404 });
      return person;
    },
  );

  scope.get(
    '/suggestions',
    { schema: { querystring: pageQuerySchema, response: { 200: pageSchema(suggestionSchema) } } },
    async (request) => await listSuggestions(store.database, request.query),
  );

  scope.get(
    '/suggestions/state',
    { schema: { response: { 200: suggestionStateSchema } } },
    async () => await suggestionState(store.database),
  );

  scope.post('/suggestions/refresh', { schema: { response: { 200: suggestionStateSchema } } }, async () => {
    await pipeline.suggestPeople(store);
    return await suggestionState(store.database);
  });
}
