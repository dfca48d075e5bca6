import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { say } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { Store } from '../../store/store.ts';
import { openStore, type OpenStore } from '../../store/open-store.ts';
import type { Mirror } from '../../statistics/index.ts';
import type { Watch } from '../../alerts/index.ts';
import { failureOf } from '../failure.ts';
import { failureTeller } from '../failure-teller.ts';
import { questionSeconds } from '../question-seconds.ts';
import { openMirror } from '../open-mirror.ts';
import { productVersion } from '../version.ts';
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
    await closeSoon(store);
  }
}

/** Whatever still holds on to the database after that long is cut off; it is resumed at the next start. */
async function closeSoon(store: OpenStore): Promise<void> {
  const isClosed = await within(CLOSE_PATIENCE, store.close(GUEST_PATIENCE));
  if (isClosed) return;
  await store.stop();
  process.exit(0);
}

const CLOSE_PATIENCE = 15_000;
const GUEST_PATIENCE = 10_000;
const DRAIN_PATIENCE = 10_000;

async function serveFrom(store: OpenStore, shell: Shell, options: Options, isAsked: AbortSignal): Promise<void> {
  const tell = failureTeller((lines) => shell.tell(lines));
  const tellFailure = (error: unknown) => tell(failureOf(error, shell.locale)?.lines ?? '');
  const mirror = await openMirror(store, shell.env, { onFailure: tellFailure });
  const { deliverDue, openWatch } = await import('../../alerts/index.ts');
  const watch = openWatch(store.database, { mirror, onFailure: tellFailure });
  const app = await buildServer(store, mirror, watch, questionSeconds(shell.env));
  await listen(app, options);
  const address = addressOf(options);
  shell.print(say('start.ready', { address }, shell.locale));
  const { createSetUpToken, SET_UP_PATH } = await import('../../server/index.ts');
  const token = await createSetUpToken(store.database);
  if (token) shell.print(say('start.set-up', { link: `${address}${SET_UP_PATH}${token}` }, shell.locale));
  const { runQueued, runSearchIndex, runSuggestions, settleDecisions } = await import('../../pipeline/index.ts');
  const settling = settleDecisions(store, isAsked).catch((error: unknown) => {
    if (!isAsked.aborted) tellFailure(error);
  });
  const jobs = [
    settling,
    runQueued(store, isAsked, tellFailure),
    runSearchIndex(store, isAsked, tellFailure),
    runSuggestions(store, isAsked, tellFailure),
    mirror?.keepUp(isAsked),
    watch.keepUp(isAsked),
    deliverDue(store.database, isAsked, tellFailure),
  ];
  await untilAborted(isAsked);
  shell.tell(say('start.stopping', {}, shell.locale));
  await within(DRAIN_PATIENCE, Promise.all([app.close(), ...jobs]));
  await within(DRAIN_PATIENCE, mirror?.close() ?? Promise.resolve());
}

interface App {
  listen(options: { port: number; host: string }): Promise<unknown>;
  close(): Promise<unknown>;
}

async function buildServer(
  store: Store,
  mirror: Mirror | null,
  watch: Watch,
  seconds: number | undefined,
): Promise<App> {
  const [{ buildApp }, pipeline] = await Promise.all([
    import('../../server/index.ts'),
    import('../../pipeline/index.ts'),
  ]);
  return buildApp(store, {
    version: productVersion(),
    staticFolder: fileURLToPath(new URL('../../web', import.meta.url)),
    pipeline,
    mirror,
    questionSeconds: seconds,
    watch,
  });
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

/** Whether the work was done in time; it is not broken off. */
async function within(patience: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patience)));
  const isDone = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return isDone;
}
