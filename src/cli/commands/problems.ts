import type { Command } from 'commander';
import type { ProblemItem } from '../../contract/imports.ts';
import type { Store } from '../../store/store.ts';
import { shortened } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../values.ts';

export function problems(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('problems', { en: 'Show what was refused, and why', 'zh-CN': '显示未能读懂的内容及原因' })
    .argument('[import]', t({ en: 'Of one import only', 'zh-CN': '只看某次导入' }), wholeNumber)
    .option('--csv', t({ en: 'All of them, as CSV', 'zh-CN': '以 CSV 输出全部' }))
    .action(async (importId: number | undefined, options: { csv?: boolean }, command: Command) => {
      await withStore(shell, command, async (store) => {
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

const FIELDS = ['importId', 'file', 'line', 'stage', 'code', 'message', 'excerpt', 'recordId'] as const;

async function printCsv(shell: Shell, store: Store, importId?: number): Promise<void> {
  shell.print(FIELDS.join(','));
  for await (const page of pagesOf(shell, store, importId)) {
    for (const item of page) shell.print(FIELDS.map((field) => csvValue(String(item[field]))).join(','));
  }
}

/** A spreadsheet must not run what a customer wrote: text that starts like a formula gets a quote before it. */
function csvValue(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
