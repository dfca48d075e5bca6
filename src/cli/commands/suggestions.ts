import type { Command } from 'commander';
import type { SuggestionItem } from '../../contract/people.ts';
import { customerName } from '../forms.ts';
import { listSuggestions } from '../../store/list-suggestions.ts';
import { suggestionState } from '../../store/suggestions.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../values.ts';

export function suggestions(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('suggestions', {
      en: 'List customers who may be one person, the most probable first',
      'zh-CN': '列出可能是同一人的客户，可能性最大的在前',
    })
    .option('--refresh', t({ en: 'look for them anew', 'zh-CN': '重新查找' }))
    .option('--limit <number>', t({ en: 'at most so many', 'zh-CN': '最多显示多少' }), wholeNumber, 20)
    .option('--cursor <cursor>', t({ en: 'go on from here ("next" of the page before)', 'zh-CN': '从此处继续' }))
    .action(async (options: { refresh?: boolean; limit: number; cursor?: string }, command: Command) => {
      const found = await withStore(shell, command, async (store) => {
        const before = await suggestionState(store.database);
        if (options.refresh || before.madeAt === null) {
          const { suggestPeople } = await import('../../pipeline/index.ts');
          await suggestPeople(store);
        }
        return {
          ...(await suggestionState(store.database)),
          ...(await listSuggestions(store.database, { cursor: options.cursor, limit: options.limit })),
        };
      });
      answer(shell, command, found, () => readable(shell, found.items, found.standing));
    });
}

function readable({ locale, t }: Shell, items: readonly SuggestionItem[], standing: number): string {
  if (items.length === 0) return t({ en: 'Nobody looks like somebody else.', 'zh-CN': '没有发现可能重复的客户。' });
  const columns = [
    { title: t({ en: 'probability', 'zh-CN': '可能性' }), align: 'right' },
    { title: t({ en: 'customer', 'zh-CN': '客户' }) },
    { title: t({ en: 'and', 'zh-CN': '与' }) },
    { title: t({ en: 'by', 'zh-CN': '依据' }) },
    { title: 'ids' },
  ] as const;
  const rows = items.map(({ a, b, score, evidence }) => [
    `${Math.floor(score * 100)} %`,
    customerName(a.label, locale),
    customerName(b.label, locale),
    evidence.map(({ field, how, weight }) => `${weight < 0 ? '−' : ''}${field} ${how}`).join(', '),
    `${a.customerId} ${b.customerId}`,
  ]);
  const more = standing - items.length;
  const rest = more > 0 ? `\n${t({ en: `${more} more`, 'zh-CN': `还有 ${more} 对` })}` : '';
  return table(columns, rows) + rest;
}
