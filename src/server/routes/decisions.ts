import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decidingSchema, decisionItemSchema } from '../../contract/decisions.ts';
import { pageSchema } from '../../contract/history.ts';
import { checkTarget } from '../../statistics/index.ts';
import { findDecision, listDecisions } from '../../store/decisions.ts';
import { PersonError } from '../../contract/person-error.ts';
import { nameOf } from '../access/guard.ts';
import type { Context, Scope } from './context.ts';

const listQuerySchema = z.strictObject({
  kind: z.string().optional(),
  /** Only those about this record. */
  record: z.guid().toLowerCase().optional(),
  /** Only those about this contact point. */
  point: z.guid().toLowerCase().optional(),
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
      refuseTokens(request, request.body.kind);
      if (request.body.kind === 'target') checkTarget(request.body.about);
      const decision = await pipeline.decide(store, request.body, nameOf(request.visitor));
      return await reply.code(201).send(decision);
    },
  );

  scope.post(
    '/decisions/:decisionId/undo',
    { schema: { params: decisionParamsSchema, response: { 200: decisionItemSchema } } },
    async (request) => {
      const { decisionId } = request.params;
      refuseTokens(request, (await findDecision(store.database, decisionId))?.kind);
      return await pipeline.undoDecision(store, decisionId, nameOf(request.visitor));
    },
  );
}

/** What is masked is masked for tokens too: a recipe, or its being undone, would show it. */
function refuseTokens({ visitor }: FastifyRequest, kind: string | undefined): void {
  if (kind === 'recipe' && visitor?.kind !== 'person')
    throw new PersonError('access.not-for-tokens', {}, { status: 403 });
}
