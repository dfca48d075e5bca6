import { Readable } from 'node:stream';
import { z } from 'zod';
import { nameOf } from '../access/guard.ts';
import { localeOf } from '../../contract/messages/index.ts';
import { pageSchema } from '../../contract/history.ts';
import { broughtBackSchema } from '../../contract/problem-sheet.ts';
import { problemGroupsSchema, problemRowSchema } from '../../contract/problems.ts';
import type { Context, Scope } from './context.ts';

const importId = z.coerce.number().int().min(1).max(2_147_483_647).optional();
const groupsQuerySchema = z.strictObject({ importId });

/** One cause in an address: what is missing is null. */
const rowsQuerySchema = z.strictObject({
  importId,
  code: z.string(),
  field: z.string().optional(),
  pattern: z.string().default(''),
  namespace: z.string().optional(),
  cursor: z
    .string()
    .regex(/^\d+\/\d+\/-?\d+\/[\da-f-]{36}$/)
    .optional(),
});

/** What waits for a person: by cause, with the rows as they came. */
export async function problemRoutes(scope: Scope, { store, pipeline }: Context): Promise<void> {
  scope.get(
    '/problems/groups',
    { schema: { querystring: groupsQuerySchema, response: { 200: problemGroupsSchema } } },
    async (request) =>
      await pipeline.groupProblems(store, request.query.importId ?? null, localeOf(request.headers['accept-language'])),
  );

  scope.get(
    '/problems/rows',
    // Rows as they came, like every original: not for tokens.
    {
      config: { access: 'person' },
      schema: { querystring: rowsQuerySchema, response: { 200: pageSchema(problemRowSchema) } },
    },
    async (request) => {
      const { importId, code, field = null, pattern, namespace = null, cursor = null } = request.query;
      const which = { importId: importId ?? null, cause: { code, field, pattern, namespace } };
      return await pipeline.problemRows(store, which, cursor, localeOf(request.headers['accept-language']));
    },
  );

  scope.get(
    '/problems/sheet',
    { config: { access: 'person' }, schema: { querystring: groupsQuerySchema } },
    async (request, reply) => {
      const locale = localeOf(request.headers['accept-language']);
      const lines = pipeline.problemSheet(store, request.query.importId ?? null, locale);
      return await reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="refused.csv"')
        .send(Readable.from(csvOf(lines)));
    },
  );

  await scope.register(async (raw: Scope) => {
    // A spreadsheet's bytes as they are: in whatever encoding it was saved.
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    raw.post(
      '/problems/sheet',
      { bodyLimit: MOST_BYTES, config: { access: 'person' }, schema: { response: { 200: broughtBackSchema } } },
      async (request) =>
        await pipeline.bringBack(
          store,
          (request.body as Buffer | undefined) ?? Buffer.alloc(0),
          nameOf(request.visitor),
        ),
    );
  });
}

/** A sheet of refused records: what a person repairs by hand, and not a way in for bulk. */
const MOST_BYTES = 64 * 1024 * 1024;

/** With the mark by which spreadsheets know UTF-8. */
async function* csvOf(lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const line of lines) yield `${line}\r\n`;
}
