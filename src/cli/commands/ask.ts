import { type Command, InvalidArgumentError } from 'commander';
import {
  AGGREGATIONS,
  type Answer,
  type AnswerRow,
  BUCKETS,
  DIMENSIONS,
  type Dimension,
  type QuestionInput,
} from '../../contract/question.ts';
import type { Localised } from '../../contract/text.ts';
import { count, customerName, measured, moment } from '../forms.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { decimalNumber, oneOf } from '../values.ts';
import { organisationZone } from '../zone.ts';

type Options = Omit<QuestionInput, 'metric'>;

export function ask(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('ask', { en: 'Ask for one statistic', 'zh-CN': '查询一项统计' })
    .argument(
      '<metric>',
      t({ en: 'For example volume, first-response-time, csat', 'zh-CN': '例如 volume、first-response-time、csat' }),
    )
    .option(
      '--every <bucket>',
      t({ en: `One row each ${BUCKETS.join(', ')}`, 'zh-CN': `按时段分行：${BUCKETS.join('、')}` }),
      oneOf(BUCKETS),
    )
    .option(
      '--by <dimensions>',
      t({
        en: `Split by ${DIMENSIONS.join(', ')}; several with commas`,
        'zh-CN': `按维度拆分：${DIMENSIONS.join('、')}；多个用逗号分隔`,
      }),
      dimensions,
    )
    .option(
      '--from <time>',
      t({ en: 'From this date or time on, in the zone', 'zh-CN': '从该日期或时间起（按所选时区）' }),
    )
    .option('--to <time>', t({ en: 'Up to, not including, this date or time', 'zh-CN': '到该日期或时间为止（不含）' }))
    .option(
      '--zone <zone>',
      t({ en: "Time zone (the organisation's by default)", 'zh-CN': '时区（默认为组织的时区）' }),
    )
    .option(
      '--where <dimension=value>',
      t({ en: 'Only these; may be repeated', 'zh-CN': '只统计符合条件的，可重复使用' }),
      filter,
      [],
    )
    .option(
      '--clock <clock>',
      t({ en: 'calendar or business', 'zh-CN': 'calendar（自然时间）或 business（营业时间）' }),
      oneOf(['calendar', 'business'] as const),
    )
    .option(
      '--aggregate <how>',
      t({ en: AGGREGATIONS.join(', '), 'zh-CN': `汇总方式：${AGGREGATIONS.join('、')}` }),
      oneOf(AGGREGATIONS),
    )
    .option(
      '--target <number>',
      t({ en: 'For --aggregate share: the part at or under it', 'zh-CN': '配合 --aggregate share：不超过该值的占比' }),
      decimalNumber,
    )
    .action(async (metric: string, options: Options, command: Command) => {
      const room = await import('../../statistics/index.ts');
      const result = await withStore(shell, command, async (store) => {
        const zone = options.zone ?? (await organisationZone(store));
        return await room.ask(store.database, { ...options, metric, zone });
      });
      answer(shell, command, result, () => readable(shell, result, options));
    });
}

function dimensions(text: string): Dimension[] {
  return text.split(/[,，]/).map((each) => oneOf(DIMENSIONS)(each.trim()));
}

function filter(
  text: string,
  before: readonly { dimension: Dimension; value: string }[],
): { dimension: Dimension; value: string }[] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('DIMENSION=VALUE');
  return [...before, { dimension: oneOf(DIMENSIONS)(text.slice(0, equals)), value: text.slice(equals + 1) }];
}

const TITLES: Readonly<Record<Dimension | 'bucket' | 'value' | 'n' | 'unanswered', Localised>> = {
  bucket: { en: 'from', 'zh-CN': '起始' },
  channel: { en: 'channel', 'zh-CN': '渠道' },
  direction: { en: 'direction', 'zh-CN': '方向' },
  agent: { en: 'agent', 'zh-CN': '客服' },
  source: { en: 'source', 'zh-CN': '来源' },
  customer: { en: 'customer', 'zh-CN': '客户' },
  author: { en: 'author', 'zh-CN': '发言方' },
  language: { en: 'language', 'zh-CN': '语言' },
  weekday: { en: 'weekday', 'zh-CN': '星期' },
  hour: { en: 'hour', 'zh-CN': '小时' },
  rating: { en: 'rating', 'zh-CN': '评分' },
  value: { en: 'value', 'zh-CN': '数值' },
  n: { en: 'n', 'zh-CN': '样本数' },
  unanswered: { en: 'unanswered', 'zh-CN': '未答复' },
};

function readable(shell: Shell, result: Answer, { every, by = [] }: Options): string {
  const { locale, t } = shell;
  const waits = result.rows.some((row) => row.unanswered !== null);
  const left = [...(every ? (['bucket'] as const) : []), ...by];
  const right = ['value', 'n', ...(waits ? (['unanswered'] as const) : [])] as const;
  const columns = [
    ...left.map((name) => ({ title: t(TITLES[name]) })),
    ...right.map((name) => ({ title: t(TITLES[name]), align: 'right' as const })),
  ];
  const rows = result.rows.map((row) => [
    ...left.map((name) => (name === 'bucket' ? bucketOf(row, every) : named(name, row[name], shell))),
    measured(row.value, result.unit, locale),
    count(row.n, locale),
    ...(waits ? [row.unanswered === null ? '–' : count(row.unanswered, locale)] : []),
  ]);
  const asOf = moment(result.asOf, result.zone);
  const head = t({
    en: `${result.metric}, ${result.aggregate}, ${result.zone}, as of ${asOf}`,
    'zh-CN': `${result.metric}，${result.aggregate}，${result.zone}，数据截至 ${asOf}`,
  });
  return `${head}\n\n${table(columns, rows)}`;
}

function bucketOf({ bucket }: AnswerRow, every: Options['every']): string {
  if (bucket === null) return '–';
  return every === 'hour' ? bucket.slice(0, 16).replace('T', ' ') : bucket.slice(0, 10);
}

function named(dimension: Dimension, value: string | number | null | undefined, { locale, t }: Shell): string {
  if (value === null || value === undefined || value === '') return t({ en: '(unknown)', 'zh-CN': '（未知）' });
  return dimension === 'customer' ? customerName(String(value), locale) : String(value);
}
