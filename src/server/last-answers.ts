import type { FastifyInstance } from 'fastify';

/**
 * While the server stops, an answer ends its connection: a program that keeps its own open would else hold the
 * process until its idle time is over, more than a minute later.
 */
export function endWithLastAnswers(app: FastifyInstance): void {
  let isStopping = false;
  app.addHook('preClose', async () => {
    isStopping = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isStopping) reply.header('connection', 'close');
  });
}
