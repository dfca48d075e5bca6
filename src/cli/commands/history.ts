import type { Command } from 'commander';
import type { InteractionItem } from '../../contract/history.ts';
import { customerName, moment, shortened } from '../forms.ts';
import { duration } from '../../contract/measured.ts';
import { timeline } from '../../store/timeline.ts';
import { customerNamed } from '../customer-named.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../values.ts';
import { organisationZone } from '../zone.ts';

export function history(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('history', { en: "Show a customer's history, newest first", 'zh-CN': '显示某位客户的往来历史，最新在前' })
    .argument('<customer>', t({ en: 'An id, an address, a number or a name', 'zh-CN': '编号、地址、电话号码或姓名' }))
    .option('--limit <number>', t({ en: 'At most so many', 'zh-CN': '最多显示多少' }), wholeNumber, 50)
    .option('--cursor <next>', t({ en: 'Go on from "next" of an earlier answer', 'zh-CN': '从上次结果的 next 处继续' }))
    .action(async (text: string, options: { limit: number; cursor?: string }, command: Command) => {
      const found = await withStore(shell, command, async (store) => {
        const customer = await customerNamed(store, text);
        const page = await timeline(store.database, customer.id, options);
        return { customer, page, zone: await organisationZone(store) };
      });
      const { customer, page, zone } = found;
      answer(shell, command, { customer, items: page.items, next: page.next }, () =>
        readableItems(shell, page.items, zone),
      );
    });
}

/** Lines of a history or of a search. */
export function readableItems(
  { locale, t }: Shell,
  items: readonly InteractionItem[],
  zone: string,
  withCustomer = false,
): string {
  if (items.length === 0) return t({ en: 'Nothing.', 'zh-CN': '没有内容。' });
  const columns = [
    { title: t({ en: 'when', 'zh-CN': '时间' }) },
    ...(withCustomer ? [{ title: t({ en: 'customer', 'zh-CN': '客户' }) }] : []),
    { title: t({ en: 'channel', 'zh-CN': '渠道' }) },
    { title: t({ en: 'who', 'zh-CN': '发言方' }) },
    { title: t({ en: 'answered after', 'zh-CN': '答复用时' }) },
    { title: t({ en: 'what', 'zh-CN': '内容' }) },
  ];
  const rows = items.map((item) => [
    moment(item.at, zone),
    ...(withCustomer ? [shortened(customerName(item.customer.label, locale), 30)] : []),
    item.channel,
    item.author === 'agent' ? (item.agent?.label ?? item.author) : item.author,
    waited(item),
    shortened([item.subject, item.text, item.callOutcome].filter(Boolean).join(' · '), 70),
  ]);
  return table(columns, rows);

  function waited({ opensWait, waitSeconds }: InteractionItem): string {
    if (!opensWait) return '';
    return waitSeconds === null ? t({ en: 'waiting', 'zh-CN': '等待中' }) : duration(waitSeconds, locale);
  }
}
