import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import serveFolder from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PersonError } from '../../contract/person-error.ts';

const YEAR_SECONDS = 31_536_000;

/** The web app: its files, and its first page for every address that is none. */
export function pageRoutes(app: FastifyInstance, folder: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', async () => {
      throw new PersonError('page.not-built', {}, { status: 503 });
    });
    return;
  }
  app.register(serveFolder, {
    root: folder,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Names under assets/ hold a hash of their content: they never change.
      const isHashed = path.includes(`${sep}assets${sep}`);
      response.setHeader('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
}

/** Whether a browser is opening one of the web app's own addresses. */
export function isPageView(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  const wantsPage = (request.headers.accept ?? '*/*').includes('text/html');
  return request.method === 'GET' && wantsPage && !path.startsWith('/api/') && !path.startsWith('/assets/');
}

export function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile('index.html');
}
