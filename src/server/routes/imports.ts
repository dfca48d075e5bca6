import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pageSchema, type Page } from '../../contract/history.ts';
import {
  type Guess,
  guessSchema,
  type ImportItem,
  importItemSchema,
  type ProblemItem,
  problemItemSchema,
  startImportSchema,
} from '../../contract/imports.ts';
import { localeOf } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { ImportRequest } from '../../pipeline/index.ts';
import { folderUploads, type Upload } from '../uploads.ts';
import type { Context, Scope } from './context.ts';

const importParamsSchema = z.object({ importId: z.coerce.number().int().min(1).max(2_147_483_647) });
const cursorQuerySchema = z.strictObject({ cursor: z.string().optional() });
const howSchema = startImportSchema.omit({ uploads: true, maps: true });
const originalParamsSchema = z.object({ originalId: z.coerce.number().int().min(1).max(2_147_483_647) });

export async function importRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  const uploads = folderUploads(join(store.data, 'uploads'));
  scope.addHook('onReady', async () => await uploads.sweep().catch((error: unknown) => scope.log.warn(error)));

  scope.get('/imports', { schema: { response: { 200: z.array(importItemSchema) } } }, () =>
    pipeline.listImports(store),
  );

  scope.get(
    '/imports/:importId',
    { schema: { params: importParamsSchema, response: { 200: importItemSchema } } },
    (request) => knownImport(request.params.importId),
  );

  scope.post(
    '/imports',
    { schema: { body: startImportSchema, response: { 202: importItemSchema } } },
    async (request, reply) => {
      const { uploads: ids, maps = {}, ...how } = request.body;
      const files = await Promise.all([...new Set(ids)].map((id) => uploads.find(id)));
      const paths = files.map((file) => ({
        ...file,
        ...(maps[file.uploadId] && { options: { map: maps[file.uploadId] } }),
      }));
      const importId = await pipeline.queueImport(store, { ...how, paths });
      await uploads.remove(files);
      return await reply.code(202).send(await knownImport(importId));
    },
  );

  scope.post('/sample', { schema: { response: { 202: importItemSchema } } }, async (_request, reply) => {
    if (!pipeline.queueSample) throw new PersonError('sample.missing', {}, { status: 501 });
    return await reply.code(202).send(await knownImport(await pipeline.queueSample(store)));
  });

  scope.post(
    '/imports/:importId/undo',
    { schema: { params: importParamsSchema, response: { 200: importItemSchema } } },
    async (request) => {
      await knownImport(request.params.importId);
      return await pipeline.undoImport(store, request.params.importId);
    },
  );

  scope.get(
    '/imports/:importId/problems',
    {
      schema: {
        params: importParamsSchema,
        querystring: cursorQuerySchema,
        response: { 200: pageSchema(problemItemSchema) },
      },
    },
    async (request) => {
      await knownImport(request.params.importId);
      return await problems(request.params.importId, request);
    },
  );

  scope.get(
    '/problems',
    { schema: { querystring: cursorQuerySchema, response: { 200: pageSchema(problemItemSchema) } } },
    (request) => problems(undefined, request),
  );

  scope.post(
    '/uploads/:uploadId/guess',
    { schema: { params: z.object({ uploadId: z.string() }), body: howSchema, response: { 200: guessSchema } } },
    async (request) => await guess(await uploads.find(request.params.uploadId), request.body),
  );

  scope.post(
    '/originals/:originalId/guess',
    { schema: { params: originalParamsSchema, body: howSchema, response: { 200: guessSchema } } },
    async (request) => await pipeline.dryRunAgain(store, request.params.originalId, request.body),
  );

  await scope.register(async (raw: Scope) => {
    // A file's bytes as they are, whatever they are called: they go straight to the disk.
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    raw.post(
      '/uploads',
      { schema: { querystring: z.object({ name: z.string().min(1).max(4_000) }), response: { 200: guessSchema } } },
      async (request) => {
        const size = Number(request.headers['content-length'] ?? Number.NaN);
        const body = request.body as Readable | undefined;
        const upload = await uploads.keep(request.query.name, body ?? request.raw, Number.isNaN(size) ? null : size);
        return await guess(upload, {});
      },
    );
  });

  async function guess(upload: Upload, how: Omit<ImportRequest, 'paths'>): Promise<Guess> {
    const guesses = await pipeline.dryRun(store, { ...how, paths: [upload] });
    const best = guesses.find((one) => one.source !== null) ?? guesses[0];
    if (!best) throw new PersonError('upload.unreadable', { name: upload.name }, { status: 400, field: 'name' });
    return { ...best, uploadId: upload.uploadId, name: upload.name, size: upload.size };
  }

  async function problems(importId: number | undefined, request: FastifyRequest): Promise<Page<ProblemItem>> {
    const { cursor } = request.query as z.infer<typeof cursorQuerySchema>;
    const locale = localeOf(request.headers['accept-language']);
    return await pipeline.listProblems(store, importId, cursor, locale);
  }

  async function knownImport(importId: number): Promise<ImportItem> {
    const item = (await pipeline.listImports(store, importId))[0];
    if (!item) throw new PersonError('import.unknown', { import: String(importId) }, { status: 404 });
    return item;
  }
}
