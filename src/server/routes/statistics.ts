import { z } from 'zod';
import { rowsBehindSchema } from '../../contract/history.ts';
import {
  AGGREGATIONS,
  answerSchema,
  BUCKETS,
  DIMENSIONS,
  dimensionValueSchema,
  type Filter,
  metricInfoSchema,
  type Question,
  questionSchema,
} from '../../contract/question.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { Context, Scope } from './context.ts';

const repeatable = z.union([z.string(), z.array(z.string()).max(1_000)]).optional();

/** A question as an address: `by` joined by commas, `where` repeated as `dimension:value`. */
const questionQuerySchema = z.strictObject({
  metric: z.string(),
  every: z.enum(BUCKETS).optional(),
  by: z
    .string()
    .optional()
    .describe(`Up to three, joined by commas: ${DIMENSIONS.join(', ')}`),
  from: z.string().optional(),
  to: z.string().optional(),
  zone: z.string().optional(),
  where: repeatable.describe('dimension:value, repeatable'),
  clock: z.enum(['calendar', 'business']).optional(),
  aggregate: z.enum(AGGREGATIONS).optional(),
  target: z.coerce.number().nonnegative().optional(),
  weekStart: z.coerce.number().int().min(1).max(7).optional(),
});
type QuestionQuery = z.infer<typeof questionQuerySchema>;

const rowsQuerySchema = questionQuerySchema.extend({
  bucket: z.string().optional().describe('Start of the bucket, as the answer says it'),
  cell: repeatable.describe('dimension:value for each dimension of `by`, repeatable; an empty value is unknown'),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export async function statisticsRoutes(scope: Scope, { store, statistics }: Context): Promise<void> {
  const { database } = store;

  scope.get('/metrics', { schema: { response: { 200: z.array(metricInfoSchema) } } }, async () => [
    ...statistics.metricInfos(),
  ]);

  scope.get(
    '/answers',
    { schema: { querystring: questionQuerySchema, response: { 200: answerSchema } } },
    async (request) => await statistics.ask(database, questionOf(request.query)),
  );

  scope.get(
    '/answers/rows',
    { schema: { querystring: rowsQuerySchema, response: { 200: rowsBehindSchema } } },
    async (request) => {
      const { bucket, cell, cursor, limit, ...query } = request.query;
      const by = listOf(cell).map((text) => filterOf(text, 'cell'));
      return await statistics.rowsBehind(
        database,
        questionOf(query),
        { bucket: bucket || null, by },
        { cursor: cursor || null, limit },
      );
    },
  );

  scope.get(
    '/dimensions/:dimension',
    {
      schema: {
        params: z.object({ dimension: z.enum(DIMENSIONS) }),
        response: { 200: z.array(dimensionValueSchema) },
      },
    },
    async (request) => await statistics.dimensionValues(database, request.params.dimension),
  );
}

function questionOf(query: QuestionQuery): Question {
  const { by, where, ...rest } = query;
  const asked = questionSchema.safeParse({
    ...rest,
    by: by?.split(',').filter((dimension) => dimension !== ''),
    where: listOf(where).map((text) => filterOf(text, 'where')),
  });
  if (asked.success) return asked.data;
  const [issue] = asked.error.issues;
  const field = String(issue?.path[0] ?? '');
  throw new PersonError('request.invalid', { field, reason: issue?.message ?? '' }, { status: 400, field });
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function filterOf(text: string, field: string): Filter {
  const colon = text.indexOf(':');
  const dimension = DIMENSIONS.find((name) => name === text.slice(0, Math.max(colon, 0)));
  if (dimension) return { dimension, value: text.slice(colon + 1) };
  const about = { field, reason: `${text} ≠ ${DIMENSIONS.join('|')}:…` };
  throw new PersonError('request.invalid', about, { status: 400, field });
}
