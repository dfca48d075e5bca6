import type { FastifyInstance } from 'fastify';
import type { Measures } from './measures.ts';

/** Times every request, by the pattern of its address: an address itself may hold anything. */
export function measureRequests(app: FastifyInstance, { requests }: Measures): void {
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode, elapsedTime }) => {
    const status = `${Math.floor(statusCode / 100)}xx`;
    requests.observe({ route: routeOptions.url ?? 'unknown', method, status }, elapsedTime / 1000);
  });
}
