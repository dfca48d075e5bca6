import type { Command } from 'commander';
import type { InteractionItem } from '../../contract/history.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { Store } from '../../store/store.ts';
import { customerName, duration, moment, shortened } from '../forms.ts';
import { customerItem, listCustomers } from '../../store/customers.ts';
import { timeline } from '../../store/timeline.ts';
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one customer that is meant: by id, by an exact address or name, or by the only one that fits. */
async function customerNamed(store: Store, text: string): Promise<{ id: string; label: string }> {
  if (UUID.test(text)) {
    const item = await customerItem(store.database, text.toLowerCase());
    if (item) return { id: item.customerId, label: item.label };
    throw new PersonError('cli.no-customer', { text });
  }
  const { items } = await listCustomers(store.database, { text, limit: 20 });
  const wanted = text.trim().toLowerCase();
  const exact = items.filter((item) =>
    [item.label, ...item.contactPoints.flatMap((point) => [point.value, point.name])].some(
      (each) => each?.toLowerCase() === wanted,
    ),
  );
  const fitting = exact.length > 0 ? exact : items;
  if (fitting.length === 0) throw new PersonError('cli.no-customer', { text });
  if (fitting.length > 1)
    throw new PersonError('cli.several-customers', {
      text,
      some: fitting
        .slice(0, 3)
        .map((item) => item.label)
        .join(', '),
    });
  return { id: fitting[0]!.customerId, label: fitting[0]!.label };
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
