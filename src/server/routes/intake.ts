import { z } from 'zod';
import { intakeItemSchema, verdictSchema } from '../../contract/intake.ts';
import { localeOf } from '../../contract/messages/index.ts';
import { LIMITS } from '../../sources/limits.ts';
import { measureIntake } from '../metrics/measure-intake.ts';
import type { Context, Scope } from './context.ts';

/** The name of the source that programs write to when they do not name theirs. */
const DEFAULT_SOURCE = 'api';

/** Checked here only as far as it must be to be taken apart: a bad item costs that item. */
const batchSchema = z.array(z.unknown()).max(LIMITS.pushItems);
const intakeSchema = z.union([
  batchSchema,
  z.strictObject({ source: z.string().trim().min(1).max(100).optional(), items: batchSchema }),
]);

export async function intakeRoutes(scope: Scope, { store, pipeline, measures }: Context): Promise<void> {
  scope.post(
    '/interactions',
    {
      bodyLimit: LIMITS.pushBytes,
      schema: {
        description: `Each item: ${JSON.stringify(z.toJSONSchema(intakeItemSchema, { io: 'input' }))}`,
        body: intakeSchema,
        response: { 200: z.array(verdictSchema) },
      },
    },
    async (request) => {
      const { body, headers } = request;
      const { source = DEFAULT_SOURCE, items } = Array.isArray(body) ? { items: body } : body;
      const began = performance.now();
      const verdicts = await pipeline.intake(store, source, items, localeOf(headers['accept-language']));
      measures.intake.observe((performance.now() - began) / 1000);
      measureIntake(measures, items, verdicts, Date.now());
      return verdicts;
    },
  );
}
