import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { ProblemItem } from '../../contract/imports.ts';
import { say } from '../../contract/messages/index.ts';
import type { BroughtBack } from '../../contract/problem-sheet.ts';
import type { ProblemGroups } from '../../contract/problems.ts';
import type { Store } from '../../store/store.ts';
import { count, shortened } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../values.ts';

interface Options {
  readonly csv?: boolean;
  readonly groups?: boolean;
  readonly repair?: string;
}

export function problems(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('problems', { en: 'Show what was refused, and why', 'zh-CN': '显示未能读懂的内容及原因' })
    .argument('[import]', t({ en: 'Of one import only', 'zh-CN': '只看某次导入' }), wholeNumber)
    .option('--csv', t({ en: 'All of them, as CSV', 'zh-CN': '以 CSV 输出全部' }))
    .option('--groups', t({ en: 'By cause, with counts', 'zh-CN': '按原因分组并计数' }))
    .option(
      '--repair <file>',
      t({
        en: 'Bring such a CSV back, repaired in its column "repaired"',
        'zh-CN': '带回在“repaired”列中修改过的上述 CSV',
      }),
    )
    .action(async (importId: number | undefined, options: Options, command: Command) => {
      await withStore(shell, command, async (store) => {
        if (options.repair !== undefined) return await repair(shell, store, command, options.repair);
        if (options.groups) return await printGroups(shell, store, command, importId);
        if (options.csv) return await printCsv(shell, store, importId);
        const items = await allProblems(shell, store, importId);
        answer(shell, command, { problems: items }, () => readable(shell, items));
      });
    });
}

async function* pagesOf(shell: Shell, store: Store, importId?: number): AsyncGenerator<ProblemItem[]> {
  const { listProblems } = await import('../../pipeline/index.ts');
  for (let cursor: string | null = null; ;) {
    const page = await listProblems(store, importId, cursor, shell.locale);
    yield page.items;
    if (page.next === null) return;
    cursor = page.next;
  }
}

async function allProblems(shell: Shell, store: Store, importId?: number): Promise<ProblemItem[]> {
  const items: ProblemItem[] = [];
  for await (const page of pagesOf(shell, store, importId)) items.push(...page);
  return items;
}

function readable({ t }: Shell, items: readonly ProblemItem[]): string {
  if (items.length === 0) return t({ en: 'Nothing was refused.', 'zh-CN': '没有未能读懂的内容。' });
  const columns = [
    { title: t({ en: 'import', 'zh-CN': '导入' }), align: 'right' },
    { title: t({ en: 'file', 'zh-CN': '文件' }) },
    { title: t({ en: 'line', 'zh-CN': '行' }), align: 'right' },
    { title: t({ en: 'why', 'zh-CN': '原因' }) },
    { title: t({ en: 'starts with', 'zh-CN': '开头' }) },
  ] as const;
  return table(
    columns,
    items.map((item) => [
      String(item.importId),
      item.file,
      String(item.line),
      item.message,
      shortened(item.excerpt, 40),
    ]),
  );
}

async function printCsv(shell: Shell, store: Store, importId?: number): Promise<void> {
  const { problemSheet } = await import('../../pipeline/index.ts');
  for await (const line of problemSheet(store, importId ?? null, shell.locale)) shell.print(line);
}

async function printGroups(shell: Shell, store: Store, command: Command, importId?: number): Promise<void> {
  const { groupProblems } = await import('../../pipeline/index.ts');
  const found = await groupProblems(store, importId ?? null, shell.locale);
  answer(shell, command, found, () => readableGroups(shell, found));
}

function readableGroups({ t, locale }: Shell, { groups, unknown }: ProblemGroups): string {
  if (groups.length + unknown.length === 0) return t({ en: 'Nothing was refused.', 'zh-CN': '没有未能读懂的内容。' });
  const columns = [
    { title: t({ en: 'records', 'zh-CN': '记录数' }), align: 'right' },
    { title: t({ en: 'field', 'zh-CN': '字段' }) },
    { title: t({ en: 'why', 'zh-CN': '原因' }) },
    { title: t({ en: 'files', 'zh-CN': '文件' }) },
  ] as const;
  const refused = groups.map((one) => [count(one.count, locale), one.field ?? '', one.message, one.files.join(', ')]);
  const passed = unknown.map((one) => [
    count(one.count, locale),
    one.field,
    t({ en: 'passed, but stayed unknown', 'zh-CN': '已通过，但值未知' }) +
      `: ${one.values
        .slice(0, 5)
        .map(({ value }) => value)
        .join(', ')}`,
    one.files.join(', '),
  ]);
  return table(columns, [...refused, ...passed]);
}

async function repair(shell: Shell, store: Store, command: Command, file: string): Promise<void> {
  const { bringBack } = await import('../../pipeline/index.ts');
  const bytes = await readFile(file);
  const back = await bringBack(store, bytes, userInfo().username);
  answer(shell, command, back, () => readableBack(shell, back));
}

function readableBack({ t, locale }: Shell, back: BroughtBack): string {
  const n = (value: number): string => count(value, locale);
  return [
    t({
      en: `${n(back.fixed)} of ${n(back.rows)} rows were put right: ${n(back.passing)} records pass now, ${n(back.stillRefused)} are refused still; ${n(back.unchanged)} ask for nothing.`,
      'zh-CN': `${n(back.rows)} 行中修正了 ${n(back.fixed)} 行：${n(back.passing)} 条记录变为可读，${n(back.stillRefused)} 条仍不可读；${n(back.unchanged)} 行没有改动。`,
    }),
    ...back.unknown.map(({ row }) =>
      t({ en: `- row ${row}: no refused record has this id`, 'zh-CN': `- 第 ${row} 行：没有此编号的被拒收记录` }),
    ),
    ...back.refused.map(
      ({ row, code, about }) => `- ${t({ en: 'row', 'zh-CN': '行' })} ${row}: ${say(code, about, locale)}`,
    ),
  ].join('\n');
}
