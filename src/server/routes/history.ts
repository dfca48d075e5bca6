import { z } from 'zod';
import {
  customerItemSchema,
  interactionDetailSchema,
  interactionItemSchema,
  foundPageSchema,
  pageSchema,
} from '../../contract/history.ts';
import { PersonError } from '../../contract/person-error.ts';
import { CHANNELS } from '../../core/basics/channel.ts';
import { threadedHow } from '../../store/conversations.ts';
import { customerItem, listCustomers } from '../../store/customers.ts';
import { interactionItems } from '../../store/interaction-items.ts';
import { findInteraction, originOf, wholeInteraction } from '../../store/origins.ts';
import { searchInteractions } from '../../store/search.ts';
import { groupsOf } from '../../store/sightings.ts';
import { timeline } from '../../store/timeline.ts';
import type { Context, Scope } from './context.ts';

const pageQuerySchema = z.strictObject({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
const searchQuerySchema = pageQuerySchema.extend({ text: z.string().max(1_000).optional() });
const historyQuerySchema = pageQuerySchema.extend({ channel: z.enum(CHANNELS).optional() });
const customerParamsSchema = z.object({ customerId: z.guid().toLowerCase() });
const interactionParamsSchema = z.object({
  recordId: z.guid().toLowerCase(),
  part: z.coerce.number().int().min(0).max(32_767),
});

export async function historyRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  const { database } = store;

  scope.get(
    '/customers',
    { schema: { querystring: searchQuerySchema, response: { 200: pageSchema(customerItemSchema) } } },
    async (request) => await listCustomers(database, request.query),
  );

  scope.get(
    '/customers/:customerId',
    { schema: { params: customerParamsSchema, response: { 200: customerItemSchema } } },
    async (request) => await knownCustomer(request.params.customerId),
  );

  scope.get(
    '/customers/:customerId/history',
    {
      schema: {
        params: customerParamsSchema,
        querystring: historyQuerySchema,
        response: { 200: pageSchema(interactionItemSchema) },
      },
    },
    async (request) => {
      const page = await timeline(database, request.params.customerId, request.query);
      if (page.items.length === 0 && !request.query.cursor) await knownCustomer(request.params.customerId);
      return page;
    },
  );

  scope.get(
    '/interactions/:recordId/:part',
    { schema: { params: interactionParamsSchema, response: { 200: interactionDetailSchema } } },
    async (request) => {
      const { recordId, part } = request.params;
      const key = await findInteraction(database, recordId, part);
      const origin = key && (await originOf(database, key.recordId));
      const [item] = key ? await interactionItems(database, [key]) : [];
      const threaded = key && (await threadedHow(database, key.recordId, key.part));
      if (!key || !origin || !item || !threaded) throw new PersonError('interaction.unknown', {}, { status: 404 });
      const { changes } = await pipeline.inspectRecord(store, key.recordId);
      const [sightings = null] = await groupsOf(database, [{ record_id: key.recordId, part: key.part }]);
      return {
        ...item,
        ...(await wholeInteraction(database, key)),
        isCut: false,
        changes: [...changes],
        origin,
        ...threaded,
        sightings,
      };
    },
  );

  scope.get(
    '/search',
    { schema: { querystring: searchQuerySchema, response: { 200: foundPageSchema } } },
    async (request) => await searchInteractions(database, request.query.text ?? '', request.query.cursor),
  );

  async function knownCustomer(id: string) {
    const item = await customerItem(database, id);
    if (!item) throw new PersonError('customer.unknown', {}, { status: 404 });
    return item;
  }
}
