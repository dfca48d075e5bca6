import { z } from 'zod';
import { pageSchema } from '../../contract/history.ts';
import { ruleCountSchema, touchedRecordSchema } from '../../contract/rules.ts';
import { ruleCounts, touchedRecords } from '../../store/touched-records.ts';
import type { Context, Scope } from './context.ts';

const whereSchema = z.strictObject({
  source: z.string().optional(),
  importId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
const touchedSchema = whereSchema.extend({ rule: z.string().min(1), cursor: z.string().optional() });

/** What the rules of cleaning and standardising touched. */
export async function ruleRoutes(scope: Scope, { store }: Context): Promise<void> {
  scope.get(
    '/rules/counts',
    { schema: { querystring: whereSchema, response: { 200: z.object({ counts: z.array(ruleCountSchema) }) } } },
    async (request) => ({ counts: await ruleCounts(store.database, request.query) }),
  );

  scope.get(
    '/rules/touched',
    { schema: { querystring: touchedSchema, response: { 200: pageSchema(touchedRecordSchema) } } },
    async (request) => await touchedRecords(store.database, request.query),
  );
}
