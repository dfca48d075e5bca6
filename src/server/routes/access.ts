import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  createTokenSchema,
  newTokenSchema,
  type Session,
  sessionSchema,
  setUpSchema,
  signInSchema,
  tokenItemSchema,
} from '../../contract/access.ts';
import { PersonError } from '../../contract/person-error.ts';
import { readSettings } from '../../store/settings.ts';
import { SESSION_COOKIE } from '../access/guard.ts';
import { isPassword } from '../access/passwords.ts';
import { endSession, personOf, SESSION_DAYS, startSession } from '../access/sessions.ts';
import { isSetUp, setUp } from '../access/set-up.ts';
import { createToken, deleteToken, listTokens } from '../access/tokens.ts';
import { NOTHING } from './answers-nothing.ts';
import type { Context, Scope } from './context.ts';

/** Guesses a minute from one address: enough for a person, far too few for a list of passwords. */
const GUESSES = { max: 10, timeWindow: '1 minute' };

export async function accessRoutes(scope: Scope, { store, version }: Context): Promise<void> {
  const { database } = store;
  await scope.register(rateLimit, { global: false, errorResponseBuilder: tooOften });

  scope.get(
    '/session',
    { config: { access: 'open' }, schema: { response: { 200: sessionSchema } } },
    async (request): Promise<Session> => await sessionOf(request),
  );

  scope.post(
    '/set-up',
    { config: { access: 'open', rateLimit: GUESSES }, schema: { body: setUpSchema, response: { 200: sessionSchema } } },
    async (request, reply) => {
      const { token, name, password } = request.body;
      return await signIn(request, reply, await setUp(database, token, name, password));
    },
  );

  scope.post(
    '/sign-in',
    {
      config: { access: 'open', rateLimit: GUESSES },
      schema: { body: signInSchema, response: { 200: sessionSchema } },
    },
    async (request, reply) => {
      const { rows } = await database.query<{ person_id: number; password: string }>(
        'select person_id, password from access.person where name = $1',
        [request.body.name.trim().normalize('NFC')],
      );
      const [person] = rows;
      const isRight = await isPassword(request.body.password, person?.password ?? null);
      if (!person || !isRight) throw new PersonError('access.wrong', {}, { status: 401 });
      return await signIn(request, reply, person.person_id);
    },
  );

  scope.post(
    '/sign-out',
    { config: { access: 'open' }, schema: { response: { 204: NOTHING } } },
    async (request, reply) => {
      if (request.visitor?.kind === 'person') await endSession(database, request.visitor.sessionHash);
      return await reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send();
    },
  );

  scope.get('/tokens', { config: { access: 'person' }, schema: { response: { 200: z.array(tokenItemSchema) } } }, () =>
    listTokens(database),
  );

  scope.post(
    '/tokens',
    { config: { access: 'person' }, schema: { body: createTokenSchema, response: { 201: newTokenSchema } } },
    async (request, reply) => {
      const { name } = request.body;
      return await reply.code(201).send({ name, token: await createToken(database, name) });
    },
  );

  scope.delete(
    '/tokens/:name',
    { config: { access: 'person' }, schema: { params: z.object({ name: z.string() }), response: { 204: NOTHING } } },
    async (request, reply) => {
      await deleteToken(database, request.params.name);
      return await reply.code(204).send();
    },
  );

  async function signIn(request: FastifyRequest, reply: FastifyReply, personId: number): Promise<Session> {
    const secret = await startSession(database, personId);
    reply.setCookie(SESSION_COOKIE, secret, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: request.protocol === 'https',
      maxAge: SESSION_DAYS * 86_400,
    });
    request.visitor = await personOf(database, secret);
    return await sessionOf(request);
  }

  async function sessionOf({ visitor }: FastifyRequest): Promise<Session> {
    const state = visitor ? 'signed-in' : (await isSetUp(database)) ? 'signed-out' : 'set-up';
    const person = visitor && { name: visitor.name, role: visitor.kind === 'person' ? visitor.role : 'token' };
    const { zone } = await readSettings(database);
    return { state, person, version, zone, hasHistory: visitor !== null && (await hasHistory()) };
  }

  async function hasHistory(): Promise<boolean> {
    const { rows } = await database.query<{ is: boolean }>('select exists (select 1 from history.interaction) as is');
    return rows[0]?.is ?? false;
  }
}

function tooOften(_request: FastifyRequest, context: { ttl: number }): PersonError {
  return new PersonError('access.too-often', { seconds: String(Math.ceil(context.ttl / 1000)) }, { status: 429 });
}
