import { readdir, readFile } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Guess, ImportItem } from '../../contract/imports.ts';
import type { ImportRequest } from '../../pipeline/index.ts';
import { withApp } from '../testing/with-app.ts';

const GUESS: Guess = {
  uploadId: '',
  name: '',
  size: 0,
  source: 'table',
  confidence: 0.9,
  why: { code: 'table.columns', about: { columns: '7' } },
  evidence: [],
  reading: { dateOrder: 'dmy', zone: 'UTC', country: null, ratingScale: '1-5' },
  columns: [{ column: '客户', field: 'customer', samples: ['王小明'] }],
  preview: [],
  trial: null,
  profile: null,
  signature: null,
  problem: null,
};

const IMPORT: ImportItem = {
  importId: 7,
  source: 'table',
  seen: 3,
  stored: 2,
  duplicates: 0,
  quarantined: 1,
  repeats: 0,
  changes: { trim: 2 },
  seconds: 0.5,
  title: 'a.csv',
  kind: 'files',
  state: 'queued',
  createdAt: '2026-03-01T09:00:00.000Z',
  finishedAt: null,
  undoneAt: null,
  progress: null,
  failure: null,
  warnings: [],
  files: [],
};

/** A pipeline that knows one import and remembers what it was asked. */
function pipeline() {
  const asked: ImportRequest[] = [];
  const contents: string[] = [];
  return {
    asked,
    contents,
    dryRun: async (_store: unknown, request: ImportRequest) => {
      asked.push(request);
      return [GUESS];
    },
    queueImport: async (_store: unknown, request: ImportRequest) => {
      asked.push(request);
      for (const path of request.paths)
        contents.push(await readFile(typeof path === 'string' ? path : path.path, 'utf8'));
      return 7;
    },
    listImports: async (_database: unknown, importId?: number) =>
      importId === undefined || importId === 7 ? [IMPORT] : [],
    undoImport: async () => ({ ...IMPORT, state: 'undone' as const }),
    listProblems: async (_database: unknown, _importId: unknown, _cursor: unknown, locale?: string) => ({
      items: [
        {
          recordId: 'x',
          importId: 7,
          file: 'a.csv',
          line: 3,
          stage: 'standardise',
          code: 'no-date',
          about: {},
          message: String(locale),
          excerpt: 'x,y',
        },
      ],
      next: null,
    }),
  };
}

test('a file is uploaded, guessed, guessed again otherwise, and imported; then it is gone from the uploads', () => {
  const fake = pipeline();
  return withApp(fake, async ({ ask, store }) => {
    const uploaded = await ask({
      method: 'POST',
      url: `/api/v1/uploads?name=${encodeURIComponent('导出/一月.csv')}`,
      payload: 'id,客户\n1,王小明\n',
      headers: { 'content-type': 'text/csv' },
    });
    expect(uploaded.statusCode).toBe(200);
    expect(uploaded.json()).toEqual({
      ...GUESS,
      uploadId: expect.any(String) as string,
      name: '导出/一月.csv',
      size: 22,
    });
    const { uploadId } = uploaded.json<Guess>();

    const again = await ask({
      method: 'POST',
      url: `/api/v1/uploads/${uploadId}/guess`,
      payload: { zone: 'Asia/Shanghai' },
    });
    expect(again.statusCode).toBe(200);
    expect(fake.asked.at(-1)).toMatchObject({ zone: 'Asia/Shanghai', paths: [{ name: '导出/一月.csv' }] });

    const started = await ask({
      method: 'POST',
      url: '/api/v1/imports',
      payload: { uploads: [uploadId], as: 'table' },
    });
    expect([started.statusCode, started.json()]).toEqual([202, IMPORT]);
    expect(fake.asked.at(-1)).toMatchObject({ as: 'table', paths: [{ name: '导出/一月.csv' }] });
    expect(fake.contents).toEqual(['id,客户\n1,王小明\n']);
    expect(await readdir(join(store.data, 'uploads'))).toEqual([]);
    const gone = await ask({ method: 'POST', url: '/api/v1/imports', payload: { uploads: [uploadId] } });
    expect([gone.statusCode, gone.json().code]).toEqual([404, 'upload.unknown']);
  });
});

test('a name from outside stays a name', () =>
  withApp(pipeline(), async ({ ask }) => {
    for (const name of ['../../etc/passwd', 'a/../../b', '/etc/passwd', 'a\0b', 'c:\\x', '.']) {
      const refused = await ask({
        method: 'POST',
        url: `/api/v1/uploads?name=${encodeURIComponent(name)}`,
        payload: 'x',
      });
      expect([name, refused.statusCode, refused.json().code]).toEqual([name, 400, 'upload.name']);
    }
    for (const id of ['..', '../../x', 'a'.repeat(32)]) {
      const refused = await ask({ method: 'POST', url: '/api/v1/imports', payload: { uploads: [id] } });
      expect(refused.json().code).toBe('upload.unknown');
    }
  }));

test('an upload that breaks off leaves nothing', () =>
  withApp(pipeline(), async ({ app, cookie, store }) => {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(
      `POST /api/v1/uploads?name=a.csv HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-length: 1000000\r\n\r\nhalf`,
    );
    const names = async (): Promise<string[]> => await readdir(join(store.data, 'uploads')).catch(() => []);
    await expect.poll(names).toHaveLength(1);
    socket.destroy();
    await expect.poll(names).toHaveLength(0);
  }));

test('imports are listed, opened, taken back; their problems speak the language of the reader', () =>
  withApp(pipeline(), async ({ ask }) => {
    expect((await ask('/api/v1/imports')).json()).toEqual([IMPORT]);
    expect((await ask('/api/v1/imports/7')).json()).toEqual(IMPORT);
    expect((await ask('/api/v1/imports/8')).json()).toMatchObject({ code: 'import.unknown' });
    expect((await ask('/api/v1/imports/x')).json()).toMatchObject({ code: 'request.invalid', field: 'importId' });
    expect((await ask({ method: 'POST', url: '/api/v1/imports/7/undo' })).json().state).toBe('undone');
    expect((await ask({ method: 'POST', url: '/api/v1/imports/8/undo' })).statusCode).toBe(404);
    const headers = { 'accept-language': 'zh-CN' };
    expect((await ask({ url: '/api/v1/imports/7/problems', headers })).json().items[0].message).toBe('zh-CN');
    expect((await ask('/api/v1/problems')).json().items[0].message).toBe('en');
    expect((await ask('/api/v1/imports/8/problems')).statusCode).toBe(404);
  }));

test('pushed interactions are handed on as they came, a bare list or with the name of their source', () => {
  const pushed: unknown[] = [];
  const intake = async (_store: unknown, source: string, items: readonly unknown[]) => {
    pushed.push([source, items]);
    return items.map(() => ({ id: 'a', verdict: 'stored' as const, recordId: 'r', problem: null }));
  };
  return withApp({ intake }, async ({ ask }) => {
    const push = (payload: object) => ask({ method: 'POST', url: '/api/v1/interactions', payload });
    expect((await push([{ id: 'a' }, 'nonsense'])).json()).toHaveLength(2);
    expect((await push({ source: '微信', items: [{ id: 'b' }] })).json()).toHaveLength(1);
    expect(pushed).toEqual([
      ['api', [{ id: 'a' }, 'nonsense']],
      ['微信', [{ id: 'b' }]],
    ]);
    expect((await push(Array.from({ length: 1_001 }, () => ({})))).json()).toMatchObject({ code: 'request.invalid' });
    expect((await push({ itemz: [] })).statusCode).toBe(400);
  });
});
