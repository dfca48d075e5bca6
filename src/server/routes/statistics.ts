import { z } from 'zod';
import { changesSchema } from '../../contract/changes.ts';
import { FORECAST_BUCKETS, forecastSchema, MOST_DAYS_AHEAD } from '../../contract/forecast.ts';
import { rowsBehindSchema } from '../../contract/history.ts';
import { localeOf } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import {
  AGGREGATIONS,
  answerSchema,
  BUCKETS,
  CLOCKS,
  COMPARISONS,
  DATES,
  type Dimension,
  DIMENSIONS,
  LONGEST_WINDOW_DAYS,
  dimensionValueSchema,
  type Filter,
  metricInfoSchema,
  type QuestionInput,
} from '../../contract/question.ts';
import {
  dimensionValues,
  filterTreeOf,
  forecastOf,
  metricInfo,
  METRICS,
  rowsBehind,
  whyChanged,
} from '../../statistics/index.ts';
import { errorBody } from '../errors.ts';
import { goneSignal } from '../gone.ts';
import { togetherSchema, toldSchema } from '../../contract/together.ts';
import { LIMITS } from '../../sources/limits.ts';
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
  filter: z
    .string()
    .max(20_000)
    .optional()
    .describe('and, or, not: channel=email and not (agent=Ann or agent="Wang Fang")'),
  clock: z.enum(CLOCKS).optional(),
  calendar: z.coerce.number().int().positive().optional().describe('One version of working hours, for everybody'),
  date: z.enum(DATES).optional().describe('By when it happened, or by when its conversation began'),
  asOf: z.string().optional().describe('As the history stood at this date or time'),
  version: z.coerce.number().int().nonnegative().optional().describe('As it stood when this version was made'),
  compare: z.enum(COMPARISONS).optional(),
  compareCalendar: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('With the same by another version of working hours'),
  top: z.coerce.number().int().min(1).max(1_000).optional().describe('Of the first split; all others in one row'),
  aggregate: z.enum(AGGREGATIONS).optional(),
  target: z.coerce.number().nonnegative().optional(),
  longerThan: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Seconds; of a level: only what has been open longer'),
  windowDays: z.coerce
    .number()
    .int()
    .positive()
    .max(LONGEST_WINDOW_DAYS)
    .optional()
    .describe('Of a metric with a window, such as first-contact-resolution: how long it is'),
  weekStart: z.coerce.number().int().min(1).max(7).optional(),
});
type QuestionQuery = z.infer<typeof questionQuerySchema>;

const rowsQuerySchema = questionQuerySchema.extend({
  bucket: z.string().optional().describe('Start of the bucket, as the answer says it'),
  cell: repeatable.describe('dimension:value for each dimension of `by`, repeatable; an empty value is unknown'),
  rest: z.enum(['true']).optional().describe('The row of all that are not among the top ones'),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const changesQuerySchema = questionQuerySchema.extend({
  since: z.string().optional().describe('Why it is another than at this date or time'),
  sinceVersion: z.coerce.number().int().nonnegative().optional().describe('Or than when this version was made'),
});

const forecastQuerySchema = questionQuerySchema
  .pick({ metric: true, zone: true, where: true, filter: true, aggregate: true, asOf: true, version: true })
  .extend({
    every: z.enum(FORECAST_BUCKETS).optional(),
    days: z.coerce.number().int().min(1).max(MOST_DAYS_AHEAD).optional().describe('How many days lie ahead; 14'),
  });

export async function statisticsRoutes(scope: Scope, { store, mirror, answers, measures }: Context): Promise<void> {
  const { database } = store;

  scope.get('/metrics', { schema: { response: { 200: z.array(metricInfoSchema) } } }, async () =>
    METRICS.map(metricInfo),
  );

  scope.get(
    '/answers',
    { schema: { querystring: questionQuerySchema, response: { 200: answerSchema } } },
    async (request, reply) => {
      const began = performance.now();
      const answer = await answers.ask(questionOf(request.query), goneSignal(reply));
      measures.answers.observe({ metric: answer.metric }, (performance.now() - began) / 1000);
      return answer;
    },
  );

  scope.post(
    '/answers/together',
    {
      bodyLimit: LIMITS.togetherBytes,
      schema: {
        description:
          'Several questions, answered of one version of the history; a question that is refused costs itself',
        body: togetherSchema,
        response: { 200: toldSchema },
      },
    },
    async (request, reply) => {
      const told = await answers.askTogether(request.body.questions, goneSignal(reply));
      for (const one of told) if (one.answer) measures.answers.observe({ metric: one.answer.metric }, one.ms / 1000);
      return told.map((one) =>
        one.answer ? { answer: one.answer, refused: null } : { answer: null, refused: errorBody(one.refused, request) },
      );
    },
  );

  scope.get(
    '/answers/rows',
    { schema: { querystring: rowsQuerySchema, response: { 200: rowsBehindSchema } } },
    async (request, reply) => {
      const { bucket, cell, rest, cursor, limit, ...query } = request.query;
      const name = { bucket: bucket || null, by: cellOf(listOf(cell)), isRest: rest === 'true' };
      const locale = localeOf(request.headers['accept-language']);
      const page = { cursor: cursor || undefined, limit };
      return await answers.inTurn(goneSignal(reply), (bounds) =>
        rowsBehind(database, questionOf(query), name, page, locale, mirror, bounds),
      );
    },
  );

  scope.get(
    '/answers/changes',
    { schema: { querystring: changesQuerySchema, response: { 200: changesSchema } } },
    async (request, reply) => {
      const { since, sinceVersion, ...query } = request.query;
      return await answers.inTurn(goneSignal(reply), (bounds) =>
        whyChanged(database, questionOf(query), { asOf: since, version: sinceVersion }, mirror, bounds),
      );
    },
  );

  scope.get(
    '/forecasts',
    {
      schema: {
        description: 'The next days of a count, with bands of 80 and 95 % and how far off the method was before',
        querystring: forecastQuerySchema,
        response: { 200: forecastSchema },
      },
    },
    async (request, reply) => {
      const { where, filter, ...rest } = request.query;
      return await answers.inTurn(goneSignal(reply), (bounds) =>
        forecastOf(database, { ...rest, ...filtersOf(where, filter) }, mirror, bounds),
      );
    },
  );

  scope.get(
    '/dimensions/:dimension',
    {
      schema: {
        params: z.object({ dimension: z.enum(DIMENSIONS) }),
        querystring: z.strictObject({ zone: z.string().optional() }),
        response: { 200: z.array(dimensionValueSchema) },
      },
    },
    async (request, reply) =>
      await answers.inTurn(goneSignal(reply), (bounds) =>
        dimensionValues(database, request.params.dimension, request.query.zone, mirror, bounds),
      ),
  );
}

/** Its words are checked by whoever answers it: page, export and command line get the same refusals. */
function questionOf({ by, where, filter, ...rest }: QuestionQuery): QuestionInput {
  return {
    ...rest,
    ...filtersOf(where, filter),
    by: by?.split(',').filter((dimension) => dimension !== '') as Dimension[] | undefined,
  };
}

function filtersOf(where: QuestionQuery['where'], filter: string | undefined): Pick<QuestionInput, 'where' | 'filter'> {
  return {
    ...(filter ? { filter: filterTreeOf(filter) } : {}),
    where: listOf(where).map((text) => filterOf(text, 'where')),
  };
}

function cellOf(texts: readonly string[]): Record<string, string | null> {
  const filters = texts.map((text) => filterOf(text, 'cell'));
  return Object.fromEntries(filters.map(({ dimension, value }) => [dimension, value === '' ? null : value]));
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

function filterOf(text: string, field: string): Filter {
  const [name = '', ...rest] = text.split(':');
  const dimension = DIMENSIONS.find((one) => one === name);
  if (dimension && rest.length > 0) return { dimension, value: rest.join(':') };
  const about = { value: text.slice(0, 100), possible: DIMENSIONS.map((one) => `${one}:…`).join(', ') };
  throw new PersonError('statistics.unknown-option', { field, ...about }, { status: 400, field });
}
