import { z } from 'zod';
import { deliveryItem, makeReceiver, receiverItem, sendTest } from '../../alerts/index.ts';
import {
  deliverySchema,
  newReceiverSchema,
  receiverAboutSchema,
  receiverSchema,
  setTellingSchema,
  tellingSchema,
} from '../../contract/receivers.ts';
import { inTransaction } from '../../store/database.ts';
import { retryDelivery, troubledDeliveries } from '../../store/deliveries.ts';
import { tellOfAlerts } from '../../store/alerts.ts';
import { listReceivers, removeReceiver } from '../../store/receivers.ts';
import { tellingTold, writeTelling } from '../../store/telling.ts';
import { nameOf } from '../access/guard.ts';
import { NOTHING } from './answers-nothing.ts';
import type { Context, Scope } from './context.ts';

const number = z.coerce.number().int().min(1);
const receiverParams = z.object({ receiverId: number.max(2_147_483_647) });
/** Where messages go is a person's to say: a program with a token could else send them, or what the address keeps secret, anywhere. */
const PERSON = { access: 'person' } as const;

/** Whom alerts tell, and what became of it. */
export async function receiverRoutes(scope: Scope, { store }: Context): Promise<void> {
  const { database } = store;

  scope.get('/receivers', { config: PERSON, schema: { response: { 200: z.array(receiverSchema) } } }, async () =>
    (await listReceivers(database)).map(receiverItem),
  );

  scope.post(
    '/receivers',
    {
      config: PERSON,
      schema: {
        description: 'The secret of a webhook is told this once',
        body: receiverAboutSchema,
        response: { 201: newReceiverSchema },
      },
    },
    async ({ body, visitor }, reply) => await reply.code(201).send(await makeReceiver(database, body, nameOf(visitor))),
  );

  scope.delete(
    '/receivers/:receiverId',
    { config: PERSON, schema: { params: receiverParams, response: { 204: NOTHING } } },
    async ({ params, visitor }, reply) => {
      await inTransaction(database, async (connection) => {
        await removeReceiver(connection, params.receiverId, nameOf(visitor));
        await tellOfAlerts(connection);
      });
      return await reply.code(204).send();
    },
  );

  scope.post(
    '/receivers/:receiverId/test',
    {
      config: PERSON,
      schema: {
        description: 'Sends a test now; answers with what came of it',
        params: receiverParams,
        response: { 200: deliverySchema },
      },
    },
    async ({ params }) => deliveryItem(await sendTest(database, params.receiverId)),
  );

  scope.get(
    '/deliveries',
    {
      config: PERSON,
      schema: {
        description: 'Those that have failed at least once and have not arrived, newest first',
        response: { 200: z.array(deliverySchema) },
      },
    },
    async () => (await troubledDeliveries(database)).map(deliveryItem),
  );

  scope.post(
    '/deliveries/:deliveryId/retry',
    {
      config: PERSON,
      schema: { params: z.object({ deliveryId: number }), response: { 200: deliverySchema } },
    },
    async ({ params }) => {
      const delivery = await retryDelivery(database, params.deliveryId);
      await tellOfAlerts(database);
      return deliveryItem(delivery);
    },
  );

  scope.get(
    '/telling',
    { config: PERSON, schema: { response: { 200: tellingSchema } } },
    async () => await tellingTold(database),
  );

  scope.put(
    '/telling',
    {
      config: PERSON,
      schema: {
        description: 'Where links lead, and how mail leaves; the password is never told again',
        body: setTellingSchema,
        response: { 200: tellingSchema },
      },
    },
    async ({ body, visitor }) => await writeTelling(database, body, nameOf(visitor)),
  );
}
