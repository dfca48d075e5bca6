import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { ErrorBody } from '../contract/access.ts';
import { fixFor, localeOf, say } from '../contract/messages/index.ts';
import { PersonError } from '../contract/person-error.ts';
import { LIMITS } from '../sources/limits.ts';
import { isAway, isFull } from '../store/is-away.ts';
import { reasonOf } from './reason.ts';
import { type Issue, toldIssue } from './told-issue.ts';

/** The one place that turns errors into HTTP: below 500 the reader sees the message, above it never. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error, request);
    const status = refusal.options.status ?? 400;
    if (status >= 500) request.log.error({ err: error, reference: request.id }, refusal.code);
    if (status === 503) reply.header('retry-after', '1');
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(status).send(errorBody(refusal, request));
  });
}

/** The body of every refusal, in the reader's language. */
export function errorBody(refusal: PersonError, request: FastifyRequest): ErrorBody {
  const locale = localeOf(request.headers['accept-language']);
  return {
    code: refusal.code,
    error: say(refusal.code, refusal.about, locale),
    fix: fixFor(refusal.code, refusal.about, locale),
    field: refusal.options.field ?? null,
  };
}

/** Nothing there, or not this way: 405 names the ways that there are. */
export function answerUnknown(request: FastifyRequest, reply: FastifyReply, allowed: readonly string[]): FastifyReply {
  const path = request.url.split('?', 1)[0] ?? '';
  if (allowed.length === 0) {
    return reply.code(404).send(errorBody(new PersonError('request.unknown-address', { path }), request));
  }
  const about = { path, method: request.method, allowed: allowed.join(', ') };
  return reply
    .code(405)
    .header('allow', about.allowed)
    .send(errorBody(new PersonError('request.method', about), request));
}

function refusalOf(error: FastifyError, request: FastifyRequest): PersonError {
  if (error instanceof PersonError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalidRequest(error.validation, request);
  if (isAway(error)) return new PersonError('database.away', {}, { status: 503, cause: error });
  if (isFull(error)) return new PersonError('disk.full', {}, { status: 507, cause: error });
  const known = FASTIFY_REFUSALS[error.code];
  if (known) return known(request);
  if (error.statusCode && error.statusCode < 500) {
    return new PersonError('request.unreadable', {}, { status: error.statusCode });
  }
  return new PersonError('server.failed', { reference: request.id }, { status: 500, cause: error });
}

const broken = (): PersonError => new PersonError('request.broken-json', {}, { status: 400 });

const FASTIFY_REFUSALS: Readonly<Record<string, (request: FastifyRequest) => PersonError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new PersonError('request.too-large', { bytes: String(LIMITS.pushBytes) }, { status: 413 }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) =>
    new PersonError('request.content-type', { contentType: request.headers['content-type'] ?? '' }, { status: 415 }),
  FST_ERR_CTP_INVALID_JSON_BODY: broken,
  FST_ERR_CTP_EMPTY_JSON_BODY: broken,
};

function invalidRequest(issues: readonly Issue[], request: FastifyRequest): PersonError {
  const issue = issues[0] && toldIssue(issues[0]);
  const params = issue?.params as { keys?: readonly string[] } | undefined;
  const path = [...(issue?.instancePath.split('/') ?? []), ...(params?.keys?.slice(0, 1) ?? [])];
  const field = path.filter((step) => step !== '').join('.');
  const reason = issue ? reasonOf(issue, localeOf(request.headers['accept-language'])) : '';
  return new PersonError(
    'request.invalid',
    { field, reason },
    { status: 400, field: field === '' ? undefined : field },
  );
}
