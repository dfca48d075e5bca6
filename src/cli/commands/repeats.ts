import type { Command } from 'commander';
import type { RepeatGroup, RepeatsPage, Sighting } from '../../contract/repeats.ts';
import { moment } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { organisationZone } from '../zone.ts';

export function repeats(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('repeats', {
      en: 'List what was seen more than once and is counted once, with the rule that told',
      'zh-CN': '列出重复出现、只计一次的互动及判定规则',
    })
    .option('--rule <rule>', t({ en: 'only of this rule', 'zh-CN': '只列出这条规则的' }))
    .option('--cursor <cursor>', t({ en: 'go on from here ("next" of the page before)', 'zh-CN': '从此处继续' }))
    .action(async (options: { rule?: string; cursor?: string }, command: Command) => {
      const { listRepeats } = await import('../../store/sightings.ts');
      const { page, zone } = await withStore(shell, command, async (store) => ({
        page: await listRepeats(store.database, options),
        zone: await organisationZone(store),
      }));
      answer(shell, command, page, () => readable(shell, page, zone));
    });
}

function readable(shell: Shell, { items, rules }: RepeatsPage, zone: string): string {
  const { t, locale } = shell;
  const counted = rules.filter(({ count }) => count > 0);
  if (counted.length === 0) return t({ en: 'Nothing was seen twice.', 'zh-CN': '没有重复出现的互动。' });
  const head = table(
    [
      { title: t({ en: 'repeats', 'zh-CN': '重复' }), align: 'right' },
      { title: t({ en: 'rule', 'zh-CN': '规则' }) },
      { title: t({ en: 'why', 'zh-CN': '理由' }) },
    ],
    counted.map(({ rule, reason, count }) => [String(count), rule, reason[locale]]),
  );
  const columns = [
    { title: t({ en: 'when', 'zh-CN': '时间' }) },
    { title: t({ en: 'customer', 'zh-CN': '客户' }) },
    { title: t({ en: 'seen in', 'zh-CN': '来自' }) },
    { title: t({ en: 'rule', 'zh-CN': '规则' }) },
    { title: t({ en: 'what', 'zh-CN': '内容' }) },
  ];
  return `${head}\n\n${table(
    columns,
    items.flatMap((group) => linesOf(shell, group, zone)),
  )}`;
}

/** The one that counts, and the others below it. */
function linesOf({ t }: Shell, { customer, counted, repeats }: RepeatGroup, zone: string): string[][] {
  const line = (one: Sighting, who: string, rule: string) => [
    moment(one.at, zone),
    who,
    one.origin === null ? one.source : `${one.source}, ${one.origin.file}`,
    rule,
    (one.subject ?? one.text ?? '').replace(/\s+/g, ' ').slice(0, 60),
  ];
  return [
    line(counted, customer.label, t({ en: '(counts)', 'zh-CN': '（计入）' })),
    ...repeats.map((one) => line(one, '', one.rule ?? '')),
  ];
}
