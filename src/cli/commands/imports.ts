import type { Command } from 'commander';
import type { ImportItem } from '../../contract/imports.ts';
import { count, moment } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { organisationZone } from '../zone.ts';

export function imports(shell: Shell): Command {
  return shell
    .command('imports', { en: 'List what was imported', 'zh-CN': '列出各次导入' })
    .action(async (_options: unknown, command: Command) => {
      const { listImports } = await import('../../pipeline/index.ts');
      const { items, zone } = await withStore(shell, command, async (store) => ({
        items: await listImports(store),
        zone: await organisationZone(store),
      }));
      answer(shell, command, { imports: items }, () => readable(shell, items, zone));
    });
}

const STATES = {
  queued: { en: 'queued', 'zh-CN': '排队中' },
  running: { en: 'running', 'zh-CN': '进行中' },
  done: { en: 'done', 'zh-CN': '完成' },
  failed: { en: 'failed', 'zh-CN': '失败' },
  undone: { en: 'undone', 'zh-CN': '已撤销' },
} as const;

function readable({ locale, t }: Shell, items: readonly ImportItem[], zone: string): string {
  if (items.length === 0)
    return t({
      en: 'Nothing has been imported yet: rapport import PATH',
      'zh-CN': '尚未导入任何内容：rapport import 路径',
    });
  const columns = [
    { title: t({ en: 'import', 'zh-CN': '编号' }), align: 'right' },
    { title: t({ en: 'when', 'zh-CN': '时间' }) },
    { title: t({ en: 'state', 'zh-CN': '状态' }) },
    { title: t({ en: 'source', 'zh-CN': '来源' }) },
    { title: t({ en: 'seen', 'zh-CN': '读到' }), align: 'right' },
    { title: t({ en: 'stored', 'zh-CN': '存入' }), align: 'right' },
    { title: t({ en: 'duplicates', 'zh-CN': '重复' }), align: 'right' },
    { title: t({ en: 'refused', 'zh-CN': '未能读懂' }), align: 'right' },
    { title: t({ en: 'title', 'zh-CN': '标题' }) },
  ] as const;
  const rows = items.map((item) => [
    String(item.importId),
    moment(item.createdAt, zone),
    t(STATES[item.state]),
    item.source,
    ...[item.seen, item.stored, item.duplicates, item.quarantined].map((n) => count(n, locale)),
    item.title,
  ]);
  return table(columns, rows);
}
