import type { OutgoingHttpHeaders } from 'node:http';
import { PersonError } from '../../contract/person-error.ts';
import { isStillWelcome } from '../access/guard.ts';
import { paintsSchema } from '../../contract/live.ts';
import { PaintReports } from '../live/paints.ts';
import { watch } from '../live/viewer.ts';
import type { Context, Scope } from './context.ts';

export async function liveRoutes(scope: Scope, { store, feed, measures }: Context): Promise<void> {
  const reports = new PaintReports(feed, measures);
  scope.get(
    '/live',
    {
      schema: {
        description:
          'Server-sent events: `committed` (a notice: which days, customers, channels and sources), `here` (the version as the stream opens), `alerts` (something about alerts is another) and `resync` (ask everything again).',
      },
    },
    async (request, reply) => {
      const { visitor } = request;
      if (!visitor) throw new PersonError('access.signed-out', {}, { status: 401 });
      reply.hijack();
      watch(feed, reply.raw, {
        headers: reply.getHeaders() as OutgoingHttpHeaders,
        lastEventId: lastEventIdOf(request.headers['last-event-id']),
        onPushed: ({ committedAt }) =>
          measures.committedToPushed.observe(Math.max(0, Date.now() - Date.parse(committedAt)) / 1000),
        isWelcome: () => isStillWelcome(store.database, visitor),
      });
    },
  );

  scope.post(
    '/live/paints',
    {
      bodyLimit: 8 * 1024,
      schema: { description: 'How soon a browser painted what notices touched; for GET /metrics.', body: paintsSchema },
      config: { access: 'person' },
    },
    async ({ visitor, body }, reply) => {
      if (visitor?.kind === 'person') reports.take(visitor.sessionHash, body.paints, Date.now());
      return await reply.code(204).send();
    },
  );
}

function lastEventIdOf(header: string | string[] | undefined): number | null {
  const id = Number(header || Number.NaN);
  return Number.isSafeInteger(id) ? id : null;
}
