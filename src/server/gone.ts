import type { FastifyReply } from 'fastify';
import { PersonError } from '../contract/person-error.ts';

/** Aborted when whoever asked goes away before the answer is sent: what is done for them need not be finished. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new PersonError('statistics.broken-off', {}, { status: 499 }));
  });
  return gone.signal;
}
