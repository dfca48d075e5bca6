import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import { constants } from 'node:zlib';
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Notice } from '../contract/intake.ts';
import { LIMITS } from '../sources/limits.ts';
import type { Store } from '../store/store.ts';
import { guard } from './access/guard.ts';
import { answerErrors, answerUnknown } from './errors.ts';
import { openFeed } from './live/feed.ts';
import { knownMethods } from './known-methods.ts';
import { endWithLastAnswers } from './last-answers.ts';
import { measureRequests } from './metrics/measure-requests.ts';
import { openMeasures } from './metrics/measures.ts';
import type { Watch } from '../alerts/index.ts';
import { Answers, type Mirror } from '../statistics/index.ts';
import type { Pipeline } from './pipeline.ts';
import { accessRoutes } from './routes/access.ts';
import type { Context, Scope } from './routes/context.ts';
import { alertRoutes } from './routes/alerts.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { repeatRoutes } from './routes/repeats.ts';
import { healthRoutes } from './routes/health.ts';
import { historyRoutes } from './routes/history.ts';
import { importRoutes } from './routes/imports.ts';
import { intakeRoutes } from './routes/intake.ts';
import { liveRoutes } from './routes/live.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { originalRoutes } from './routes/originals.ts';
import { isPageView, pageRoutes, sendPage } from './routes/pages.ts';
import { peopleRoutes } from './routes/people.ts';
import { problemRoutes } from './routes/problems.ts';
import { qualityRoutes } from './routes/quality.ts';
import { staffRoutes } from './routes/staff.ts';
import { settingsRoutes } from './routes/settings.ts';
import { receiverRoutes } from './routes/receivers.ts';
import { recipeRoutes } from './routes/recipes.ts';
import { ruleRoutes } from './routes/rules.ts';
import { savedQuestionRoutes } from './routes/saved-questions.ts';
import { statisticsRoutes } from './routes/statistics.ts';

export interface AppOptions {
  readonly version: string;
  /** The built web app. */
  readonly staticFolder: string;
  readonly pipeline: Pipeline;
  readonly mirror?: Mirror | null;
  /** How many seconds a question may take; missing: as usual. */
  readonly questionSeconds?: number | undefined;
  /** Checks alerts: it hears of each commit. */
  readonly watch?: Watch | null;
  readonly logger?: FastifyServerOptions['logger'];
  /** Whether a proxy before the server says truly who asks and how (X-Forwarded-…). */
  readonly isBehindProxy?: boolean;
}

/** So many interactions in one commit are a push, not an import. */
const SMALL = LIMITS.pushItems;

/** Builds the server, without listening: the API under /api/v1, the web app beside it. */
export function buildApp(store: Store, options: AppOptions): FastifyInstance {
  const onNotice = (notice: Notice, viewers: number): void => {
    // Whoever watches asks in a moment. A large import has the machine for itself.
    if (viewers > 0 && notice.interactions <= SMALL) options.mirror?.soon();
    options.watch?.tell(notice);
  };
  const feed = openFeed(store.database, onNotice, () => options.watch?.tell(null));
  const measures = openMeasures(store, feed);
  const mirror = options.mirror ?? null;
  const answers = new Answers(store.database, mirror, { seconds: options.questionSeconds });
  const context: Context = { ...options, mirror, answers, store, feed, measures };
  const app = fastify({
    logger: options.logger ?? false,
    trustProxy: options.isBehindProxy ?? false,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  const methodsOf = knownMethods(app);
  answerErrors(app);
  app.setNotFoundHandler((request, reply) =>
    isPageView(request) && 'sendFile' in reply
      ? sendPage(reply)
      : answerUnknown(request, reply, methodsOf(request.url)),
  );
  endWithLastAnswers(app);
  app.addHook('onReady', () => feed.start());
  app.addHook('preClose', () => feed.stop());
  app.register(helmet, SECURITY);
  app.register(compress, COMPRESSION);
  app.register((scope) => healthRoutes(scope, store));
  measureRequests(app, measures);
  app.register(async (scope: Scope) => await api(scope, context), { prefix: '/api/v1' });
  app.register(async (scope: Scope) => {
    await guarded(scope, context);
    await metricsRoutes(scope, context);
  });
  pageRoutes(app, options.staticFolder);
  return app;
}

async function api(scope: Scope, context: Context): Promise<void> {
  scope.setValidatorCompiler(validatorCompiler);
  scope.setSerializerCompiler(serializerCompiler);
  await guarded(scope, context);
  await scope.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Rapport', version: context.version },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  for (const routes of ROUTES) await scope.register((inner: Scope) => routes(inner, context));
  scope.get('/openapi.json', { schema: { hide: true } }, async () => scope.swagger());
}

/** Nobody asks what stands here without being known, and nothing of it is kept on the way. */
async function guarded(scope: Scope, { store }: Context): Promise<void> {
  scope.decorateRequest('visitor', null);
  await scope.register(cookie);
  scope.addHook('onRequest', (request) => guard(store.database, request));
  scope.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}

/** One line a family; each file of routes/ says its own addresses. */
const ROUTES = [
  accessRoutes,
  staffRoutes,
  settingsRoutes,
  statisticsRoutes,
  savedQuestionRoutes,
  alertRoutes,
  receiverRoutes,
  qualityRoutes,
  historyRoutes,
  peopleRoutes,
  originalRoutes,
  importRoutes,
  problemRoutes,
  calendarRoutes,
  decisionRoutes,
  repeatRoutes,
  ruleRoutes,
  recipeRoutes,
  intakeRoutes,
  liveRoutes,
];

const SECURITY = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: 'deny' as const },
  referrerPolicy: { policy: 'no-referrer' as const },
  // Plain http on one's own machine is the default; a proxy that speaks TLS says this itself.
  strictTransportSecurity: false,
};

/** Brotli's default (11) takes seconds on a large answer; 4 is as fast as gzip and smaller. */
const COMPRESSION = { threshold: 1_024, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } };
