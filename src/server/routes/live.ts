import type { OutgoingHttpHeaders } from 'node:http';
import { PersonError } from '../../contract/person-error.ts';
import { isStillWelcome } from '../access/guard.ts';
import { watch } from '../live/viewer.ts';
import type { Context, Scope } from './context.ts';

export async function liveRoutes(scope: Scope, { store, feed }: Context): Promise<void> {
  scope.get(
    '/live',
    {
      schema: {
        description:
          'Server-sent events: `committed` (a notice: which days, customers, channels and sources), `here` (the version as the stream opens) and `resync` (ask everything again).',
      },
    },
    async (request, reply) => {
      const { visitor } = request;
      if (!visitor) throw new PersonError('access.signed-out', {}, { status: 401 });
      reply.hijack();
      watch(feed, reply.raw, {
        headers: reply.getHeaders() as OutgoingHttpHeaders,
        lastEventId: lastEventIdOf(request.headers['last-event-id']),
        isWelcome: () => isStillWelcome(store.database, visitor),
      });
    },
  );
}

function lastEventIdOf(header: string | string[] | undefined): number | null {
  const id = Number(header || Number.NaN);
  return Number.isSafeInteger(id) ? id : null;
}
