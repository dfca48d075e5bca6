import { METRICS_TYPE } from '../metrics/measures.ts';
import type { Context, Scope } from './context.ts';

/**
 * What the server measures of itself, for Prometheus. With a token or signed in, like everything else: a proxy on
 * the same machine looks like that machine, so where a request comes from proves nothing.
 */
export async function metricsRoutes(scope: Scope, { measures }: Context): Promise<void> {
  scope.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(METRICS_TYPE).send(await measures.text()),
  );
}
