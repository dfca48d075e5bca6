import type { Command } from 'commander';
import type { DecisionItem } from '../../contract/decisions.ts';
import { moment } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { organisationZone } from '../zone.ts';

export function decisions(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('decisions', {
      en: 'List what was decided about the history, newest first',
      'zh-CN': '列出对历史作出的各项决定（最新的在前）',
    })
    .option('--kind <kind>', t({ en: 'only of this kind', 'zh-CN': '只列出这一类' }))
    .option('--cursor <cursor>', t({ en: 'go on from here ("next" of the page before)', 'zh-CN': '从此处继续' }))
    .action(async (options: { kind?: string; cursor?: string }, command: Command) => {
      const { listDecisions } = await import('../../store/decisions.ts');
      const { page, zone } = await withStore(shell, command, async (store) => ({
        page: await listDecisions(store.database, options),
        zone: await organisationZone(store),
      }));
      answer(shell, command, page, () => readable(shell, page.items, zone));
    });
}

function readable({ t }: Shell, items: readonly DecisionItem[], zone: string): string {
  if (items.length === 0) return t({ en: 'Nothing was decided yet.', 'zh-CN': '尚未作出任何决定。' });
  const columns = [
    { title: t({ en: 'decision', 'zh-CN': '编号' }), align: 'right' },
    { title: t({ en: 'when', 'zh-CN': '时间' }) },
    { title: t({ en: 'who', 'zh-CN': '决定人' }) },
    { title: t({ en: 'what', 'zh-CN': '内容' }) },
    { title: t({ en: 'why', 'zh-CN': '理由' }) },
    { title: t({ en: 'state', 'zh-CN': '状态' }) },
  ] as const;
  const rows = items.map((item) => [
    String(item.decisionId),
    moment(item.decidedAt, zone),
    item.decidedBy,
    `${item.kind} ${JSON.stringify(item.about)}`.slice(0, 80),
    item.why,
    stateOf(item, t),
  ]);
  return table(columns, rows);
}

function stateOf(item: DecisionItem, t: Shell['t']): string {
  if (!item.isSettled) return t({ en: 'at work', 'zh-CN': '处理中' });
  return item.undoneAt === null ? t({ en: 'holds', 'zh-CN': '有效' }) : t({ en: 'undone', 'zh-CN': '已撤销' });
}
