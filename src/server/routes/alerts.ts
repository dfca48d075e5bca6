import { z } from 'zod';
import {
  alertItems,
  changeAlert,
  checkAlert,
  firingItems,
  makeAlert,
  muteAlert,
  removeAlert,
  restoreAlert,
} from '../../alerts/index.ts';
import {
  alertAboutSchema,
  type AlertItem,
  alertSchema,
  firingNowSchema,
  firingSchema,
  muteSchema,
} from '../../contract/alerts.ts';
import { pageSchema } from '../../contract/history.ts';
import { findAlert, listAlerts } from '../../store/alerts.ts';
import { firingsThatTell, listFirings } from '../../store/firings.ts';
import { nameOf } from '../access/guard.ts';
import type { Context, Scope } from './context.ts';

const number = z.coerce.number().int().min(1).max(2_147_483_647);
const paramsSchema = z.object({ alertId: number });
const PAGE = 50;

/** Thresholds on metrics. What changes about them is told on /live as `alerts`. */
export async function alertRoutes(scope: Scope, { store, mirror }: Context): Promise<void> {
  const { database } = store;

  scope.get(
    '/alerts',
    {
      schema: {
        description: 'The alerts, with where each stands; `removed=true`: those that can be brought back',
        querystring: z.strictObject({ removed: z.enum(['true', 'false']).optional() }),
        response: { 200: z.array(alertSchema) },
      },
    },
    async ({ query }) => await alertItems(database, await listAlerts(database, query.removed === 'true')),
  );

  scope.post(
    '/alerts',
    { schema: { body: alertAboutSchema, response: { 201: alertSchema } } },
    async ({ body, visitor }, reply) => {
      const alertId = await makeAlert(database, body, nameOf(visitor), mirror);
      return await reply.code(201).send(await checked(alertId));
    },
  );

  scope.get(
    '/alerts/firing',
    { schema: { description: 'How many fire and are not muted', response: { 200: firingNowSchema } } },
    async () => {
      const { firing, newest } = await firingsThatTell(database);
      return { firing, newest: newest && (await firingItems(database, [newest]))[0]! };
    },
  );

  scope.get(
    '/alerts/firings',
    {
      schema: {
        description: 'Each time that an alert fired, newest first, as it was defined then',
        querystring: z.strictObject({ alert: number.optional(), cursor: z.coerce.number().int().optional() }),
        response: { 200: pageSchema(firingSchema) },
      },
    },
    async ({ query }) => {
      const found = await listFirings(database, { alertId: query.alert, cursor: query.cursor, limit: PAGE + 1 });
      const items = await firingItems(database, found.slice(0, PAGE));
      return { items, next: found.length > PAGE ? String(items.at(-1)!.firingId) : null };
    },
  );

  scope.get(
    '/alerts/:alertId',
    { schema: { params: paramsSchema, response: { 200: alertSchema } } },
    async ({ params }) => await one(params.alertId),
  );

  scope.put(
    '/alerts/:alertId',
    { schema: { params: paramsSchema, body: alertAboutSchema, response: { 200: alertSchema } } },
    async ({ params, body, visitor }) => {
      await changeAlert(database, params.alertId, body, nameOf(visitor), mirror);
      return await checked(params.alertId);
    },
  );

  scope.delete(
    '/alerts/:alertId',
    { schema: { params: paramsSchema, response: { 200: alertSchema } } },
    async ({ params, visitor }) => {
      await removeAlert(database, params.alertId, nameOf(visitor));
      return await one(params.alertId);
    },
  );

  scope.post(
    '/alerts/:alertId/restore',
    { schema: { params: paramsSchema, response: { 200: alertSchema } } },
    async ({ params }) => {
      await restoreAlert(database, params.alertId);
      return await checked(params.alertId);
    },
  );

  scope.post(
    '/alerts/:alertId/mute',
    { schema: { params: paramsSchema, body: muteSchema, response: { 200: alertSchema } } },
    async ({ params, body }) => {
      await muteAlert(database, params.alertId, body.until);
      return await one(params.alertId);
    },
  );

  scope.post(
    '/alerts/:alertId/check',
    {
      schema: {
        description: 'Checks it now, however lately it was',
        params: paramsSchema,
        response: { 200: alertSchema },
      },
    },
    async ({ params }) => {
      await findAlert(database, params.alertId);
      return await checked(params.alertId);
    },
  );

  async function one(alertId: number): Promise<AlertItem> {
    const [item] = await alertItems(database, [await findAlert(database, alertId)]);
    return item!;
  }

  /** Whoever makes it sees at once where it stands. */
  async function checked(alertId: number): Promise<AlertItem> {
    await checkAlert(database, alertId, { mirror, isForced: true });
    return await one(alertId);
  }
}
