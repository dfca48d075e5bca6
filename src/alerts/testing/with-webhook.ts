import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Posted {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Answers one post: a status, with a location where it leads elsewhere; null: never. */
export type Answer = (posted: Posted) => { readonly status: number; readonly location?: string } | null;

/** A program on this machine that gets posts, and answers as the test says. */
export async function withWebhook<T>(
  answer: Answer,
  work: (url: string, posts: readonly Posted[]) => Promise<T>,
): Promise<T> {
  const posts: Posted[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const posted = { headers: request.headers, body };
      posts.push(posted);
      const said = answer(posted);
      if (said) response.writeHead(said.status, said.location ? { location: said.location } : {}).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, posts);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
