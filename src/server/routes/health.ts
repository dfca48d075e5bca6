import type { FastifyInstance } from 'fastify';
import { isCurrent } from '../../store/is-current.ts';
import type { Store } from '../../store/store.ts';

/** For whatever watches the process: it lives; it can serve. */
export async function healthRoutes(app: FastifyInstance, store: Store): Promise<void> {
  app.get('/healthz', async () => ({ status: 'lives' }));

  app.get('/readyz', async (_request, reply) => {
    const isReady = await isCurrent(store.database).catch(() => false);
    return await reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'not ready' });
  });
}
