import { z } from 'zod';
import { localeOf } from '../../contract/messages/index.ts';
import { pageSchema } from '../../contract/history.ts';
import { problemGroupsSchema, problemRowSchema } from '../../contract/problems.ts';
import type { Context, Scope } from './context.ts';

const importId = z.coerce.number().int().min(1).max(2_147_483_647).optional();
const groupsQuerySchema = z.strictObject({ importId });

/** One cause in an address: what is missing is null. */
const rowsQuerySchema = z.strictObject({
  importId,
  code: z.string(),
  field: z.string().optional(),
  pattern: z.string().default(''),
  namespace: z.string().optional(),
  cursor: z
    .string()
    .regex(/^\d+\/\d+\/-?\d+\/[\da-f-]{36}$/)
    .optional(),
});

/** What waits for a person: by cause, with the rows as they came. */
export async function problemRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/problems/groups',
    { schema: { querystring: groupsQuerySchema, response: { 200: problemGroupsSchema } } },
    async (request) =>
      await pipeline.groupProblems(store, request.query.importId ?? null, localeOf(request.headers['accept-language'])),
  );

  scope.get(
    '/problems/rows',
    // Rows as they came, like every original: not for tokens.
    {
      config: { access: 'person' },
      schema: { querystring: rowsQuerySchema, response: { 200: pageSchema(problemRowSchema) } },
    },
    async (request) => {
      const { importId, code, field = null, pattern, namespace = null, cursor = null } = request.query;
      const which = { importId: importId ?? null, cause: { code, field, pattern, namespace } };
      return await pipeline.problemRows(store, which, cursor, localeOf(request.headers['accept-language']));
    },
  );
}
