import { z } from 'zod';
import { decidingSchema, decisionItemSchema } from '../../contract/decisions.ts';
import { pageSchema } from '../../contract/history.ts';
import { listDecisions } from '../../store/decisions.ts';
import { nameOf } from '../access/guard.ts';
import type { Context, Scope } from './context.ts';

const listQuerySchema = z.strictObject({
  kind: z.string().optional(),
  /** Only those about this record. */
  record: z.guid().toLowerCase().optional(),
  cursor: z.string().optional(),
});
const decisionParamsSchema = z.object({ decisionId: z.coerce.number().int().min(1).max(2_147_483_647) });

export async function decisionRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/decisions',
    { schema: { querystring: listQuerySchema, response: { 200: pageSchema(decisionItemSchema) } } },
    async (request) => await listDecisions(store.database, request.query),
  );

  scope.post(
    '/decisions',
    { schema: { body: decidingSchema, response: { 201: decisionItemSchema } } },
    async (request, reply) => {
      const decision = await pipeline.decide(store, request.body, nameOf(request.visitor));
      return await reply.code(201).send(decision);
    },
  );

  scope.post(
    '/decisions/:decisionId/undo',
    { schema: { params: decisionParamsSchema, response: { 200: decisionItemSchema } } },
    async (request) => await pipeline.undoDecision(store, request.params.decisionId, nameOf(request.visitor)),
  );
}
