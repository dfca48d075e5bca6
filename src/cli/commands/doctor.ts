import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { fixFor, say } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import { SENTIMENT_METHOD, sentimentOf } from '../../core/sentiment/sentiment-of.ts';
import { latestMigration } from '../../store/migrate.ts';
import type { OpenStore } from '../../store/open-store.ts';
import { oldestMessages } from '../../store/oldest-messages.ts';
import { searchProgress } from '../../store/search-days.ts';
import { count, size } from '../forms.ts';
import { answer, type GlobalOptions, type Shell, withStore } from '../shell.ts';
import { organisationZone } from '../zone.ts';

/** What a check found. `code` and `about` name the sentence; a check that is not ok has a `fix:`. */
interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly code: string;
  readonly about: Readonly<Record<string, string>>;
}

export function doctor(shell: Shell): Command {
  return shell
    .command('doctor', { en: 'Check this machine and the data', 'zh-CN': '检查本机和数据' })
    .action(async (_options: unknown, command: Command) => {
      const findings = await examine(shell, command);
      const isWell = findings.every((finding) => finding.ok);
      const checks = findings.map((finding) => ({
        ...finding,
        message: say(finding.code, finding.about, shell.locale),
      }));
      answer(shell, command, { ok: isWell, checks }, () =>
        findings.map((finding) => readable(shell, finding)).join('\n'),
      );
      if (!isWell) process.exitCode = 1;
    });
}

function readable({ locale }: Shell, { ok, code, about }: Finding): string {
  const message = say(code, about, locale);
  return ok ? `ok: ${message}` : `error: ${message}\nfix: ${fixFor(code, about, locale)}`;
}

async function examine(shell: Shell, command: Command): Promise<Finding[]> {
  const { data } = command.optsWithGlobals<GlobalOptions>();
  const machine = [node(), folder(shell, resolve(data)), language(shell)];
  if (machine.some((finding) => !finding.ok && finding.check === 'data')) return machine;
  try {
    return [...machine, ...(await withStore(shell, command, (store) => examineStore(shell, store)))];
  } catch (error) {
    if (!(error instanceof PersonError)) throw error;
    return [...machine, { check: 'database', ok: false, code: error.code, about: error.about }];
  }
}

function node(): Finding {
  return {
    check: 'node',
    ok: true,
    code: 'doctor.node',
    about: { version: process.versions.node, platform: `${process.platform} ${process.arch}` },
  };
}

const ENOUGH = 2 * 1024 ** 3;

/** The data directory, or the folder in which it would be made. */
function folder(shell: Shell, data: string): Finding {
  let there = data;
  while (!existsSync(there) && there !== dirname(there)) there = dirname(there);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    return { check: 'data', ok: false, code: 'database.no-permission', about: { detail: there } };
  }
  const { bavail, bsize } = statfsSync(there);
  const free = Number(bavail) * Number(bsize);
  const about = { data, free: size(free, shell.locale) };
  return { check: 'space', ok: free >= ENOUGH, code: free >= ENOUGH ? 'doctor.data' : 'doctor.little-space', about };
}

/** The history is UTF-8 whatever the machine says; what a terminal shows is not. */
function language({ env, locale }: Shell): Finding {
  const stated = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return { check: 'locale', ok: true, code: 'doctor.locale', about: { stated: stated || '–', locale } };
}

async function examineStore(shell: Shell, store: OpenStore): Promise<Finding[]> {
  return [
    await version(store),
    await migrations(store),
    await clock(store),
    await originals(shell, store),
    await unfinished(shell, store),
    await refused(shell, store),
    await search(shell, store),
    await sentiment(shell, store),
  ];
}

/** How much of the history the search index covers; `rapport start` keeps it up, all else is read as it is. */
async function search({ locale }: Shell, { database }: OpenStore): Promise<Finding> {
  const { days, dirty } = await searchProgress(database);
  const about = { indexed: count(days - dirty, locale), days: count(days, locale) };
  return { check: 'search', ok: true, code: 'doctor.search', about };
}

/** What came before a method of inferred sentiment is judged by it when it is read again. A hint, no fault: the numbers say what they leave out. */
async function sentiment({ locale }: Shell, { database }: OpenStore): Promise<Finding> {
  const messages = await oldestMessages(database, SAMPLE);
  const old = messages.filter(
    ({ text, language, sentiment: stored }) => (sentimentOf(text, language)?.sounds ?? null) !== stored,
  ).length;
  const about = { method: String(SENTIMENT_METHOD), count: count(messages.length, locale), old: count(old, locale) };
  return { check: 'sentiment', ok: true, code: old === 0 ? 'doctor.sentiment' : 'doctor.sentiment-old', about };
}

async function version({ database }: OpenStore): Promise<Finding> {
  const { rows } = await database.query<{ version: string }>("select current_setting('server_version') as version");
  return { check: 'database', ok: true, code: 'doctor.database', about: { version: rows[0]!.version } };
}

async function migrations({ database }: OpenStore): Promise<Finding> {
  const { rows } = await database.query<{ number: number }>('select max(number) as number from maintenance.migration');
  const about = { number: String(rows[0]!.number), known: String(latestMigration()) };
  return { check: 'migrations', ok: about.number === about.known, code: 'doctor.migrations', about };
}

const WRONG_BY = 5_000;

async function clock(store: OpenStore): Promise<Finding> {
  const { rows } = await store.database.query<{ at: Date }>('select clock_timestamp() as at');
  const off = Math.abs(Date.now() - rows[0]!.at.getTime());
  const about = { zone: await organisationZone(store), seconds: String(Math.round(off / 1000)) };
  return { check: 'clock', ok: off < WRONG_BY, code: off < WRONG_BY ? 'doctor.clock' : 'doctor.clock-wrong', about };
}

const SAMPLE = 200;

/** Originals are there: some of all, taken at random. */
async function originals({ locale }: Shell, { database, blobs }: OpenStore): Promise<Finding> {
  const { rows } = await database.query<{ sha256: string; name: string; import_id: number }>(
    `select sha256, name, import_id from history.original where payload is null order by random() limit ${SAMPLE}`,
  );
  for (const { sha256, name, import_id } of rows) {
    if (!(await canRead(blobs.open(sha256, 0, 1)))) {
      return {
        check: 'originals',
        ok: false,
        code: 'doctor.original-missing',
        about: { name, sha256, import: String(import_id) },
      };
    }
  }
  return { check: 'originals', ok: true, code: 'doctor.originals', about: { count: count(rows.length, locale) } };
}

function canRead(bytes: Readable): Promise<boolean> {
  return new Promise((resolve) => {
    bytes.once('error', () => resolve(false));
    bytes.once('end', () => resolve(true));
    bytes.resume();
  });
}

/** Running, but no process is at it: the server takes it up again when it starts. */
async function unfinished({ locale }: Shell, { database }: OpenStore): Promise<Finding> {
  const { rows } = await database.query<{ n: number }>(
    "select count(*)::int as n from history.import where kind = 'files' and state in ('queued', 'running')",
  );
  return {
    check: 'imports',
    ok: true,
    code: rows[0]!.n === 0 ? 'doctor.imports' : 'doctor.imports-open',
    about: { count: count(rows[0]!.n, locale) },
  };
}

/** Refused records are no fault of the machine: said, not an error. */
async function refused({ locale }: Shell, { database }: OpenStore): Promise<Finding> {
  const { rows } = await database.query<{ n: number }>(
    "select count(*)::int as n from history.problem p join history.import i using (import_id) where i.state <> 'undone'",
  );
  return {
    check: 'problems',
    ok: true,
    code: rows[0]!.n === 0 ? 'doctor.problems-none' : 'doctor.problems',
    about: { count: count(rows[0]!.n, locale) },
  };
}
