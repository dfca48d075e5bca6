import type { Command } from 'commander';
import {
  AGGREGATIONS,
  type Answer,
  type AnswerRow,
  BUCKETS,
  CLOCKS,
  COMPARISONS,
  DATES,
  DIMENSIONS,
  type Dimension,
  type QuestionInput,
} from '../../contract/question.ts';
import { say } from '../../contract/messages/index.ts';
import { DIMENSION_WORDS } from '../../contract/question-words.ts';
import type { Locale, Localised } from '../../contract/text.ts';
import { count, customerName, moment } from '../forms.ts';
import { measured } from '../../contract/measured.ts';
import { withMirror } from '../open-mirror.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { decimalNumber, filterOption, oneOf, wholeNumber } from '../values.ts';
import { organisationZone } from '../zone.ts';

export type QuestionOptions = Omit<QuestionInput, 'metric' | 'filter'> & { readonly filter?: string };

export function ask(shell: Shell): Command {
  const command = shell.command('ask', { en: 'Ask for one statistic', 'zh-CN': '查询一项统计' });
  return withQuestion(command, shell).action(async (metric: string, options: QuestionOptions, command: Command) => {
    const result = await withStore(shell, command, async (store) => {
      const room = await import('../../statistics/index.ts');
      const zone = options.zone ?? (await organisationZone(store));
      const question = { ...(await questionOf(metric, options)), zone };
      return await withMirror(store, shell.env, (mirror, bounds) => room.ask(store.database, question, mirror, bounds));
    });
    answer(shell, command, result, () => readable(shell, result, options));
  });
}

/** The question that a metric and the options of {@link withQuestion} make. */
export async function questionOf(metric: string, { filter, ...rest }: QuestionOptions): Promise<QuestionInput> {
  const { filterTreeOf } = await import('../../statistics/index.ts');
  return { ...rest, ...(filter === undefined ? {} : { filter: filterTreeOf(filter) }), metric };
}

/** Gives a command the argument and the options that a question is made of. */
export function withQuestion(command: Command, { t }: Shell): Command {
  return command
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
      filterOption,
      [],
    )
    .option(
      '--filter <filter>',
      t({
        en: 'With and, or, not: \'channel=email and not (agent=Ann or agent="Wang Fang")\'',
        'zh-CN': '可用 and、or、not 组合，例如 \'channel=email and not (agent=Ann or agent="王芳")\'',
      }),
    )
    .option(
      '--clock <clock>',
      t({ en: 'calendar or business', 'zh-CN': 'calendar（自然时间）或 business（营业时间）' }),
      oneOf(CLOCKS),
    )
    .option(
      '--calendar <decision>',
      t({
        en: 'With --clock business: this version of working hours, for everybody',
        'zh-CN': '配合 --clock business：统一采用这一版工作时间（决定编号）',
      }),
      wholeNumber,
    )
    .option(
      '--as-of <time>',
      t({ en: 'As the history stood at this date or time', 'zh-CN': '按该日期或时间当时的历史记录统计' }),
    )
    .option(
      '--date <date>',
      t({
        en: 'event (when it happened) or cohort (when its conversation began)',
        'zh-CN': 'event（发生时间）或 cohort（会话开始时间）',
      }),
      oneOf(DATES),
    )
    .option(
      '--compare <span>',
      t({
        en: 'With the previous span, or the same a year earlier',
        'zh-CN': 'previous（与上期比）或 year（与去年同期比）',
      }),
      oneOf(COMPARISONS),
    )
    .option(
      '--compare-calendar <decision>',
      t({ en: 'With the same by another version of working hours', 'zh-CN': '与另一版工作时间下的结果对比' }),
      wholeNumber,
    )
    .option(
      '--top <number>',
      t({ en: 'Of the first split; all others as one row', 'zh-CN': '第一个拆分维度只列前几名，其余合为一行' }),
      wholeNumber,
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
    .option(
      '--longer-than <seconds>',
      t({ en: 'Of a level: only what has been open longer', 'zh-CN': '用于时点指标：只计持续超过这么多秒的' }),
      wholeNumber,
    )
    .option(
      '--window-days <days>',
      t({
        en: 'For first-contact-resolution: how long the customer may not come back',
        'zh-CN': '用于 first-contact-resolution：客户在多少天内未再联系才算解决',
      }),
      wholeNumber,
    );
}

function dimensions(text: string): Dimension[] {
  return text.split(/[,，]/).map((each) => oneOf(DIMENSIONS)(each.trim()));
}

const TITLES: Readonly<
  Record<
    Dimension | 'bucket' | 'value' | 'busiestHour' | 'interval' | 'before' | 'n' | 'unanswered' | 'outsideHours',
    Localised
  >
> = {
  bucket: { en: 'from', 'zh-CN': '起始' },
  ...DIMENSION_WORDS,
  busiestHour: { en: 'busiest hour', 'zh-CN': '最忙的一小时' },
  value: { en: 'value', 'zh-CN': '数值' },
  n: { en: 'n', 'zh-CN': '样本数' },
  unanswered: { en: 'unanswered', 'zh-CN': '未答复' },
  interval: { en: '95 %', 'zh-CN': '95 % 区间' },
  before: { en: 'before', 'zh-CN': '对比期' },
  outsideHours: { en: 'outside hours', 'zh-CN': '全在非工作时间' },
};

/** An answer as a person reads it: a table, and what stands beside it. */
export function readable(
  shell: Shell,
  result: Answer,
  { every, by = [] }: Pick<QuestionInput, 'every' | 'by'>,
): string {
  const { locale, t } = shell;
  const left = [...(every ? (['bucket'] as const) : []), ...by];
  const right = numberColumns(result);
  const columns = [
    ...left.map((name) => ({ title: t(TITLES[name]) })),
    ...right.map((name) => ({ title: t(TITLES[name]), align: 'right' as const })),
  ];
  const rows = result.rows.map((row) => [
    ...left.map((name, i) =>
      name === 'bucket'
        ? bucketOf(row, every)
        : row.rest !== undefined && i === left.length - by.length
          ? t({ en: `others (${row.rest})`, 'zh-CN': `其他（${row.rest} 个）` })
          : named(name, row[name], shell),
    ),
    ...right.map((name) => numberOf(name, row, result, locale)),
  ]);
  const asOf = moment(result.asOf, result.zone);
  const clock = result.clock === 'business' ? t({ en: ', business clock', 'zh-CN': '，工作时间口径' }) : '';
  const days = result.windowDays;
  const window = days === null ? '' : t({ en: `, window ${days} d`, 'zh-CN': `，窗口 ${days} 天` });
  const head = t({
    en: `${result.metric}, ${result.aggregate}${clock}${window}, ${result.zone}, as of ${asOf}`,
    'zh-CN': `${result.metric}，${result.aggregate}${clock}${window}，${result.zone}，数据截至 ${asOf}`,
  });
  return [`${head}\n\n${table(columns, rows)}`, ...besides(shell, result)].join('\n');
}

type NumberColumn = 'value' | 'busiestHour' | 'interval' | 'before' | 'n' | 'unanswered' | 'outsideHours';

/** Only what the answer has. */
function numberColumns({ rows, interval, comparedWith, comparedCalendar }: Answer): NumberColumn[] {
  return [
    'value',
    ...(rows.some((row) => row.busiestHour !== undefined) ? (['busiestHour'] as const) : []),
    ...(interval ? (['interval'] as const) : []),
    ...(comparedWith || comparedCalendar !== null ? (['before'] as const) : []),
    'n',
    ...(rows.some((row) => row.unanswered !== null) ? (['unanswered'] as const) : []),
    ...(rows.some((row) => row.outsideHours !== undefined) ? (['outsideHours'] as const) : []),
  ];
}

function numberOf(name: NumberColumn, row: AnswerRow, { unit }: Answer, locale: Locale): string {
  if (name === 'value') return measured(row.value, unit, locale);
  if (name === 'before') return measured(row.before ?? null, unit, locale);
  if (name === 'busiestHour') return row.busiestHour?.slice(0, 16).replace('T', ' ') ?? '–';
  if (name === 'interval')
    return row.low == null ? '–' : `${measured(row.low, unit, locale)} … ${measured(row.high ?? null, unit, locale)}`;
  const counted = row[name];
  return counted === null || counted === undefined ? '–' : count(counted, locale);
}

/** What is not in the rows, and with what they are compared. */
function besides({ t, locale }: Shell, { leftOut, comparedWith, comparedCalendar, overlapping }: Answer): string[] {
  const overlaps = overlapping.map((dimension) =>
    t({
      en: `${dimension}: what has several counts once under each; rows may add up to more than there are`,
      'zh-CN': `${TITLES[dimension]['zh-CN']}：同时属于多个的，在每一个下各计一次；各行相加可能大于总数`,
    }),
  );
  const lines = leftOut
    .filter((one) => one.count > 0)
    .map(
      (one) =>
        `${t({ en: 'left out', 'zh-CN': '不计入' })}: ${count(one.count, locale)}, ${say(`left-out.${one.reason}`, {}, locale)}`,
    );
  lines.push(...overlaps);
  if (comparedCalendar !== null)
    lines.push(
      t({
        en: `before: by the working hours of decision ${comparedCalendar}`,
        'zh-CN': `对比值：按第 ${comparedCalendar} 号决定的工作时间`,
      }),
    );
  if (!comparedWith) return lines;
  const span = `${comparedWith.from.slice(0, 10)} … ${comparedWith.to.slice(0, 10)}`;
  return [...lines, t({ en: `before: ${span}`, 'zh-CN': `对比期：${span}` })];
}

function bucketOf({ bucket }: AnswerRow, every: QuestionInput['every']): string {
  if (bucket === null) return '–';
  return every === 'hour' ? bucket.slice(0, 16).replace('T', ' ') : bucket.slice(0, 10);
}

function named(dimension: Dimension, value: string | number | null | undefined, { locale, t }: Shell): string {
  if (value === null || value === undefined || value === '') return t({ en: '(unknown)', 'zh-CN': '（未知）' });
  return dimension === 'customer' ? customerName(String(value), locale) : String(value);
}
