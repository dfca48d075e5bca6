import { createHash, randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { say } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { Store } from '../../store/store.ts';
import { openStore, type OpenStore } from '../../store/open-store.ts';
import type { GlobalOptions, Shell } from '../shell.ts';
import { portNumber } from '../values.ts';

interface Options extends GlobalOptions {
  readonly port: number;
  readonly host: string;
}

export function start(shell: Shell): Command {
  return shell
    .command('start', {
      en: 'Start Rapport: database, jobs and web pages',
      'zh-CN': '启动 Rapport：数据库、后台任务和网页',
    })
    .option('--port <number>', shell.t({ en: 'Port of the web pages', 'zh-CN': '网页端口' }), portNumber, 7400)
    .option(
      '--host <address>',
      shell.t({ en: 'Address to listen on; 0.0.0.0 for everyone', 'zh-CN': '监听地址；0.0.0.0 表示对所有人开放' }),
      '127.0.0.1',
    )
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if (options.json) throw new PersonError('cli.no-json', { command: 'start' }, { exitCode: 2 });
      await serve(shell, options);
    });
}

async function serve(shell: Shell, options: Options): Promise<void> {
  const isAsked = askedToStop();
  const address = addressOf(options);
  const store = await openStore({
    data: options.data,
    databaseUrl: shell.env.DATABASE_URL,
    server: { name: address },
    onWait: (code) => shell.tell(say(code, {}, shell.locale)),
    onRestart: () => shell.tell(say('database.restarted', {}, shell.locale)),
  });
  try {
    if (!isAsked.aborted) await serveFrom(store, shell, options, isAsked);
  } finally {
    await store.close(GUEST_PATIENCE);
  }
}

const GUEST_PATIENCE = 10_000;
const DRAIN_PATIENCE = 10_000;

async function serveFrom(store: OpenStore, shell: Shell, options: Options, isAsked: AbortSignal): Promise<void> {
  const app = await buildServer(store);
  await listen(app, options);
  const address = addressOf(options);
  shell.print(say('start.ready', { address }, shell.locale));
  const token = await setUpToken(store);
  if (token) shell.print(say('start.set-up', { link: `${address}/set-up?token=${token}` }, shell.locale));
  await untilAborted(isAsked);
  shell.tell(say('start.stopping', {}, shell.locale));
  await within(DRAIN_PATIENCE, app.close());
}

interface App {
  listen(options: { port: number; host: string }): Promise<unknown>;
  close(): Promise<unknown>;
}

async function buildServer(_store: Store): Promise<App> {
  const { default: fastify } = await import('fastify');
  const app = fastify({ forceCloseConnections: true });
  app.get('/healthz', () => ({ ok: true }));
  return app as unknown as App;
}

async function listen(app: App, { port, host }: Options): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    const code = LISTEN_ERRORS[(error as NodeJS.ErrnoException).code ?? ''];
    throw code ? new PersonError(code, { port: String(port), host }, { cause: error }) : error;
  }
}

const LISTEN_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'start.port-in-use',
  EACCES: 'start.port-forbidden',
  EADDRNOTAVAIL: 'start.no-such-address',
  ENOTFOUND: 'start.no-such-address',
};

/** A link for the first owner, while there is none. Only its hash is kept, so each start makes a new one. */
async function setUpToken(store: Store): Promise<string | null> {
  const { rows } = await store.database.query('select 1 from access.person limit 1');
  if (rows.length > 0) return null;
  const token = randomBytes(24).toString('base64url');
  await store.database.query('delete from access.set_up');
  await store.database.query('insert into access.set_up (token_sha256) values ($1)', [
    createHash('sha256').update(token).digest('hex'),
  ]);
  return token;
}

function addressOf({ host, port }: Options): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Aborts at the first Ctrl-C or SIGTERM; a second one ends everything at once (PostgreSQL follows by itself). */
function askedToStop(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => (asked.signal.aborted ? process.exit(130) : asked.abort()));
  }
  return asked.signal;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function within(patience: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, patience)))]);
  clearTimeout(timer);
}
