import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ABOUT_COLUMNS } from '../../contract/about-columns.ts';
import { say } from '../../contract/messages/index.ts';
import {
  type Guess,
  type ImportItem,
  type ImportReport,
  importReportSchema,
  mapFileSchema,
} from '../../contract/imports.ts';
import { PersonError } from '../../contract/person-error.ts';
import { count } from '../forms.ts';
import { duration } from '../../contract/measured.ts';
import { progressLine } from '../progress.ts';
import type { ImportRequest } from '../../pipeline/index.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';

interface Options {
  readonly as?: string;
  readonly map?: string;
  readonly zone?: string;
  readonly country?: string;
  readonly dryRun?: boolean;
  readonly profile: boolean;
}

export function importPaths(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('import', {
      en: 'Read files, folders and archives into the history',
      'zh-CN': '把文件、文件夹和压缩包读入历史',
    })
    .argument('<path...>', t({ en: 'What to read', 'zh-CN': '要读取的内容' }))
    .option(
      '--as <source>',
      t({
        en: 'What it is (mail, whatsapp, asterisk-cdr, table …) instead of a guess',
        'zh-CN': '指明来源类型（mail、whatsapp、asterisk-cdr、table 等），不再猜测',
      }),
    )
    .option('--map <file>', t({ en: 'JSON file that says which column is what', 'zh-CN': '说明各列含义的 JSON 文件' }))
    .option(
      '--zone <zone>',
      t({
        en: 'Time zone of times without one, such as Asia/Shanghai',
        'zh-CN': '未注明时区的时间所属时区，例如 Asia/Shanghai',
      }),
    )
    .option(
      '--country <code>',
      t({ en: 'Country of phone numbers without one, such as CN', 'zh-CN': '未带国家代码的电话号码所属国家，例如 CN' }),
    )
    .option(
      '--no-profile',
      t({
        en: 'Guess anew, even where such a file was put right before',
        'zh-CN': '重新猜测，不采用以前保存的读取配置',
      }),
    )
    .option('--dry-run', t({ en: 'Only say what would be read, and why', 'zh-CN': '只说明将如何读取及原因，不导入' }))
    .action(async (paths: string[], options: Options, command: Command) => {
      const request = await requestOf(paths, options);
      await (options.dryRun ? look(shell, command, request) : bring(shell, command, request));
    });
}

async function requestOf(paths: string[], { as, map, zone, country, profile }: Options): Promise<ImportRequest> {
  if (zone !== undefined) checkZone(zone);
  if (country !== undefined && !/^[a-z]{2}$/i.test(country)) {
    throw new PersonError('cli.bad-country', { country }, { exitCode: 2 });
  }
  return {
    paths,
    ...(as === undefined ? {} : { as }),
    ...(zone === undefined ? {} : { zone }),
    ...(country === undefined ? {} : { country: country.toUpperCase() }),
    ...(profile ? {} : { ignoresProfiles: true }),
    ...(map === undefined ? {} : await readMapFile(map)),
  };
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new PersonError('cli.bad-zone', { zone }, { exitCode: 2 });
  }
}

async function readMapFile(path: string): Promise<Pick<ImportRequest, 'map' | 'tolerance'>> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PersonError('cli.no-mapping', { path }, { exitCode: 2, cause });
  });
  const parsed = mapFileSchema.safeParse(jsonOf(text.replace(/^\uFEFF/, ''), path));
  if (parsed.success) {
    const { tolerance, ...map } = parsed.data;
    const isEmpty = Object.keys(map).length === 0;
    return { ...(isEmpty ? {} : { map }), ...(tolerance === undefined ? {} : { tolerance }) };
  }
  const { path: place, message } = parsed.error.issues[0]!;
  throw new PersonError(
    'cli.bad-mapping',
    { path, detail: [place.join('.'), message].filter(Boolean).join(': ') },
    { exitCode: 2 },
  );
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PersonError('cli.bad-mapping', { path, detail: (cause as Error).message }, { exitCode: 2, cause });
  }
}

async function bring(shell: Shell, command: Command, request: ImportRequest): Promise<void> {
  const { importFiles, listImports, resumeImports } = await import('../../pipeline/index.ts');
  const line = progressLine(shell.locale);
  const done = await withStore(shell, command, async (store) => {
    for (const { importId, seen } of await resumeImports(store, undefined, line.show))
      shell.tell(say('import.resumed', { import: String(importId), seen: String(seen) }, shell.locale));
    const { importId } = await importFiles(store, request, line.show).finally(line.done);
    const [item] = await listImports(store, importId);
    return item!;
  });
  for (const { code, about } of done.warnings) shell.tell(`${shell.t(WARNING)} ${say(code, about, shell.locale)}`);
  const report = importReportSchema.parse(done);
  answer(shell, command, report, () => [readableReport(shell, report), ...columnsTaken(shell, done.files)].join('\n'));
}

/** Of more files they are on the page of the import. */
const MOST_FILES = 3;

/** What the columns of tables were taken for, and which for nothing: to be put right before anybody counts on it. */
function columnsTaken({ locale, t }: Shell, files: ImportItem['files']): string[] {
  const told = files.map(({ name, evidence }) => ({
    name,
    whys: evidence.filter(({ code }) => ABOUT_COLUMNS.has(code)),
  }));
  const tables = told.filter(({ whys }) => whys.length > 0);
  const more = tables.length - MOST_FILES;
  return [
    ...tables
      .slice(0, MOST_FILES)
      .flatMap(({ name, whys }) => ['', name, ...whys.map(({ code, about }) => `  ${say(code, about, locale)}`)]),
    ...(more > 0 ? ['', t({ en: `… and ${more} more tables`, 'zh-CN': `……以及另外 ${more} 个表格` })] : []),
  ];
}

const WARNING = { en: 'warning:', 'zh-CN': '注意：' };

/** What came, and what to do about what did not. */
export function readableReport(shell: Shell, report: ImportReport): string {
  const { locale, t } = shell;
  const rows = [
    [t({ en: 'seen', 'zh-CN': '读到' }), report.seen],
    [t({ en: 'stored', 'zh-CN': '存入' }), report.stored],
    [t({ en: 'duplicates', 'zh-CN': '重复' }), report.duplicates],
    [t({ en: 'refused', 'zh-CN': '未能读懂' }), report.quarantined],
    ...(report.repeats > 0 ? ([[t({ en: 'seen before', 'zh-CN': '重复出现' }), report.repeats]] as const) : []),
  ] as const;
  const changes = Object.entries(report.changes).sort((a, b) => b[1] - a[1]);
  return [
    t({ en: 'Import', 'zh-CN': '导入' }) +
      ` ${report.importId}${report.source ? ` (${report.source})` : ''}, ${duration(report.seconds, locale)}`,
    table(
      [{ title: '' }, { title: '', align: 'right' }],
      rows.map(([name, value]) => [name, count(value, locale)]),
    ).trimStart(),
    ...(changes.length > 0
      ? [
          '',
          t({ en: 'Cleaned:', 'zh-CN': '清洗：' }),
          table(
            [{ title: '' }, { title: '', align: 'right' }],
            changes.map(([rule, n]) => [rule, count(n, locale)]),
          ).trimStart(),
        ]
      : []),
    ...(report.quarantined > 0
      ? [
          '',
          t({
            en: `What was refused and why: rapport problems ${report.importId}`,
            'zh-CN': `未能读懂的内容及原因：rapport problems ${report.importId}`,
          }),
        ]
      : []),
  ].join('\n');
}

async function look(shell: Shell, command: Command, request: ImportRequest): Promise<void> {
  const { dryRun } = await import('../../pipeline/index.ts');
  const files = await withStore(shell, command, (store) => dryRun(store, request));
  answer(shell, command, { dryRun: true, files }, () => files.map((guess) => readableGuess(shell, guess)).join('\n\n'));
}

function readableGuess({ locale, t }: Shell, guess: Guess): string {
  const why = [guess.why, ...guess.evidence, guess.problem].filter((each) => each !== null);
  const columns = guess.columns.map(({ column, field, samples }) => [
    column,
    field ?? '–',
    samples.slice(0, 3).join(' | '),
  ]);
  return [
    `${guess.name}: ${guess.source ?? t({ en: 'not understood', 'zh-CN': '无法识别' })}`,
    ...why.map(({ code, about }) => `  ${say(code, about, locale)}`),
    ...(columns.length > 0
      ? [
          table(
            [
              { title: t({ en: 'column', 'zh-CN': '列' }) },
              { title: t({ en: 'taken for', 'zh-CN': '含义' }) },
              { title: t({ en: 'samples', 'zh-CN': '样例' }) },
            ],
            columns,
          ),
        ]
      : []),
  ].join('\n');
}
