import type { FastifyInstance, FastifyBaseLogger, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Store } from '../../store/store.ts';
import type { Feed } from '../live/feed.ts';
import type { Measures } from '../metrics/measures.ts';
import type { Answers, Mirror } from '../../statistics/index.ts';
import type { Pipeline } from '../pipeline.ts';

/** What every family of routes is given. */
export interface Context {
  readonly store: Store;
  readonly pipeline: Pipeline;
  readonly feed: Feed;
  readonly measures: Measures;
  /** Answers statistics faster; null: PostgreSQL does alone. */
  readonly mirror: Mirror | null;
  /** Statistics for all readers: kept, shared and bounded. */
  readonly answers: Answers;
  readonly version: string;
}

/** A scope whose schemas are zod's: types of requests and answers follow from them. */
export type Scope = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
