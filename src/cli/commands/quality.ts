import { type Command, Option } from 'commander';
import { type Quality, QUALITY_BUCKETS, type QualityBucket } from '../../contract/quality.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { organisationZone } from '../zone.ts';

interface Options {
  readonly source?: string;
  readonly every: QualityBucket;
  readonly zone?: string;
}

export function quality(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('quality', { en: 'Show how good the data is', 'zh-CN': '显示数据质量' })
    .option('--source <source>', t({ en: 'Of one source only', 'zh-CN': '只看某个来源' }))
    .option('--zone <zone>', t({ en: 'Time zone, IANA', 'zh-CN': '时区（IANA 名称）' }))
    .addOption(
      new Option('--every <span>', t({ en: 'Spans over time (with --json)', 'zh-CN': '时间跨度（配合 --json）' }))
        .choices(QUALITY_BUCKETS)
        .default('month'),
    )
    .action(async (options: Options, command: Command) => {
      const { qualityOf } = await import('../../statistics/index.ts');
      const found = await withStore(shell, command, async (store) => {
        const zone = options.zone ?? (await organisationZone(store));
        return await qualityOf(store.database, { ...options, zone, weekStart: 1 });
      });
      answer(shell, command, found, () => readable(shell, found));
    });
}

function readable({ t, locale }: Shell, { measures, rules }: Quality): string {
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const number = new Intl.NumberFormat(locale);
  const columns = [
    { title: t({ en: 'measure', 'zh-CN': '指标' }) },
    { title: t({ en: 'share', 'zh-CN': '占比' }), align: 'right' },
    { title: t({ en: 'rows', 'zh-CN': '数量' }), align: 'right' },
    { title: t({ en: 'of', 'zh-CN': '总数' }), align: 'right' },
    { title: t({ en: 'filled', 'zh-CN': '补全' }), align: 'right' },
  ] as const;
  const ruleColumns = [
    { title: t({ en: 'rule', 'zh-CN': '规则' }) },
    { title: t({ en: 'source', 'zh-CN': '来源' }) },
    { title: t({ en: 'records', 'zh-CN': '记录数' }), align: 'right' },
    { title: t({ en: 'values', 'zh-CN': '值' }), align: 'right' },
  ] as const;
  const measured = measures.map(({ label, n, bad, filled, isFillable }) => [
    t(label),
    n === 0 ? '–' : share.format(bad / n),
    number.format(bad),
    number.format(n),
    isFillable ? number.format(filled) : '',
  ]);
  const touched = rules.map((rule) => [
    rule.rule,
    rule.source,
    number.format(rule.records),
    number.format(rule.values),
  ]);
  return [table(columns, measured), ...(touched.length > 0 ? [table(ruleColumns, touched)] : [])].join('\n\n');
}
