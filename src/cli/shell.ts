import { Command } from 'commander';
import type { Locale, Localised } from '../contract/text.ts';
import { localeOf, say } from '../contract/messages/index.ts';
import { openStore, type OpenStore } from '../store/open-store.ts';

/** What every command is given: the reader's language, where the data is, and the ways to answer. */
export interface Shell {
  readonly locale: Locale;
  readonly env: NodeJS.ProcessEnv;
  /** The sentence in the reader's language. */
  t(text: Localised): string;
  /** A command with its one-line summary, to which the file of the command adds the rest. */
  command(name: string, summary: Localised): Command;
  /** Standard output: what was asked for. */
  print(text: string): void;
  /** Standard error: how it goes. */
  tell(text: string): void;
}

export interface GlobalOptions {
  readonly data: string;
  readonly json?: boolean;
}

export function createShell(env: NodeJS.ProcessEnv): Shell {
  const locale = localeOf(env.LC_ALL || env.LC_MESSAGES || env.LANG);
  return {
    locale,
    env,
    t: (text) => text[locale],
    command: (name, summary) => withHelp(new Command(name), locale).description(summary[locale]),
    print: (text) => void process.stdout.write(`${text}\n`),
    tell: (text) => void process.stderr.write(`${text}\n`),
  };
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** commander's own words, in the reader's language, and never an exit of its own. */
export function withHelp(command: Command, locale: Locale): Command {
  return command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .helpOption('-h, --help', locale === 'en' ? 'Show this help' : '显示帮助')
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (locale === 'en' ? title : (TITLES[title] ?? title)),
    });
}

/** The answer of a command: one JSON object with `--json`, else what a person reads. */
export function answer(shell: Shell, command: Command, value: unknown, readable: () => string): void {
  const { json } = command.optsWithGlobals<GlobalOptions>();
  shell.print(json ? JSON.stringify(value) : readable());
}

/** Opens the history for the time of `work`. Ctrl-C breaks it off and leaves no process behind. */
export async function withStore<T>(
  shell: Shell,
  command: Command,
  work: (store: OpenStore) => Promise<T>,
  how: { readonly upTo?: number } = {},
): Promise<T> {
  const store = await openStore({
    data: command.optsWithGlobals<GlobalOptions>().data,
    databaseUrl: shell.env.DATABASE_URL,
    onWait: (code) => shell.tell(say(code, {}, shell.locale)),
    ...how,
  });
  const stop = onInterrupt(shell, store);
  try {
    return await work(store);
  } finally {
    await store.close();
    stop();
  }
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

function onInterrupt(shell: Shell, store: OpenStore): () => void {
  let isStopping = false;
  const handlers = Object.entries(SIGNALS).map(([signal, code]) => {
    const handler = (): void => {
      if (isStopping) return;
      isStopping = true;
      shell.tell(say('cli.interrupted', {}, shell.locale));
      void store.stop().finally(() => process.exit(code));
    };
    process.on(signal, handler);
    return [signal, handler] as const;
  });
  return () => handlers.forEach(([signal, handler]) => process.off(signal, handler));
}
