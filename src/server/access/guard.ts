import type { FastifyRequest } from 'fastify';
import { PersonError } from '../../contract/person-error.ts';
import type { Database } from '../../store/database.ts';
import { personOf, personOfHash, type SignedIn } from './sessions.ts';
import { type TokenHolder, tokenHolder, tokenHolderOfHash } from './tokens.ts';

export const SESSION_COOKIE = 'rapport_session';

/** Who asks. */
export type Visitor = SignedIn | TokenHolder;

/** Who is answerable for what was decided, as it is kept with the decision. */
export function nameOf(visitor: Visitor | null): string {
  if (!visitor) return '';
  return visitor.kind === 'person' ? visitor.name : `token ${visitor.name}`;
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | null;
  }
  interface FastifyContextConfig {
    /** `open`: everybody; `person`: nobody's token; otherwise whoever is signed in or has a token. */
    access?: 'open' | 'person';
  }
}

/**
 * Decides before every route of the API who asks, and whether they may.
 *
 * @throws {PersonError} `access.signed-out` (401), `access.not-for-tokens` (403),
 *   `access.other-site` (403).
 */
export async function guard(database: Database, request: FastifyRequest): Promise<void> {
  const secret = bearerOf(request);
  if (secret === null) refuseOtherSites(request);
  request.visitor = await visitorOf(database, request, secret);
  const access = request.routeOptions.config.access;
  if (access === 'open') return;
  if (!request.visitor) throw new PersonError('access.signed-out', {}, { status: 401 });
  if (access === 'person' && request.visitor.kind !== 'person') {
    throw new PersonError('access.not-for-tokens', {}, { status: 403 });
  }
}

/** Whether they still may: streams outlive a sign-out unless they ask again. */
export async function isStillWelcome(database: Database, visitor: Visitor): Promise<boolean> {
  const still =
    visitor.kind === 'person'
      ? await personOfHash(database, visitor.sessionHash)
      : await tokenHolderOfHash(database, visitor.tokenHash);
  return still !== null;
}

async function visitorOf(database: Database, request: FastifyRequest, bearer: string | null): Promise<Visitor | null> {
  if (bearer !== null) return await tokenHolder(database, bearer);
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie ? await personOf(database, cookie) : null;
}

function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer +(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser says where a request comes from: Sec-Fetch-Site, or Origin in older ones. A program
 * says neither; it holds no cookie that another site could use.
 */
function refuseOtherSites(request: FastifyRequest): void {
  if (SAFE.has(request.method) || isSameSite(request)) return;
  throw new PersonError('access.other-site', {}, { status: 403 });
}

function isSameSite({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin === undefined || hostOf(headers.origin) === headers.host;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
