import type { Command } from 'commander';
import type { CustomerItem } from '../../contract/history.ts';
import { count, customerName, moment } from '../forms.ts';
import { listCustomers } from '../../store/customers.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../values.ts';
import { organisationZone } from '../zone.ts';

export function customers(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('customers', { en: 'List customers, newest contact first', 'zh-CN': '列出客户，最近联系的在前' })
    .argument('[text]', t({ en: 'Part of a name, address or number', 'zh-CN': '姓名、地址或号码的一部分' }))
    .option('--limit <number>', t({ en: 'At most so many', 'zh-CN': '最多显示多少' }), wholeNumber, 50)
    .option('--cursor <next>', t({ en: 'Go on from "next" of an earlier answer', 'zh-CN': '从上次结果的 next 处继续' }))
    .action(async (text: string | undefined, options: { limit: number; cursor?: string }, command: Command) => {
      const { page, zone } = await withStore(shell, command, async (store) => ({
        page: await listCustomers(store.database, { text: text ?? '', ...options }),
        zone: await organisationZone(store),
      }));
      answer(shell, command, { customers: page.items, next: page.next }, () => readable(shell, page.items, zone));
    });
}

function readable({ locale, t }: Shell, items: readonly CustomerItem[], zone: string): string {
  if (items.length === 0) return t({ en: 'Nobody.', 'zh-CN': '没有找到。' });
  const columns = [
    { title: t({ en: 'customer', 'zh-CN': '客户' }) },
    { title: t({ en: 'interactions', 'zh-CN': '往来' }), align: 'right' },
    { title: t({ en: 'first', 'zh-CN': '最早' }) },
    { title: t({ en: 'last', 'zh-CN': '最近' }) },
    { title: t({ en: 'waiting since', 'zh-CN': '等待始于' }) },
    { title: t({ en: 'channels', 'zh-CN': '渠道' }) },
    { title: 'id' },
  ] as const;
  const rows = items.map((item) => [
    customerName(item.label, locale),
    count(item.interactions, locale),
    moment(item.firstAt, zone),
    moment(item.lastAt, zone),
    moment(item.waitingSince, zone),
    item.channels.join(', '),
    item.customerId,
  ]);
  return table(columns, rows);
}
