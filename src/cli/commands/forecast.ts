import type { Command } from 'commander';
import { FORECAST_BUCKETS, type ForecastAnswer, type ForecastQuestionInput } from '../../contract/forecast.ts';
import { AGGREGATIONS } from '../../contract/question.ts';
import type { Locale, Localised } from '../../contract/text.ts';
import { measured } from '../../contract/measured.ts';
import { count } from '../forms.ts';
import { withMirror } from '../open-mirror.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { filterOption, oneOf, wholeNumber } from '../values.ts';
import { organisationZone } from '../zone.ts';

type Options = Omit<ForecastQuestionInput, 'metric' | 'filter'> & { readonly filter?: string };

export function forecast(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('forecast', {
      en: 'Foretell the next days of a count, with its past error',
      'zh-CN': '预测未来几天的数量，并给出历史误差',
    })
    .argument(
      '<metric>',
      t({ en: 'A count: volume, calls, conversations …', 'zh-CN': '数量指标：volume、calls、conversations 等' }),
    )
    .option(
      '--every <bucket>',
      t({ en: 'day or hour', 'zh-CN': 'day（按天）或 hour（按小时）' }),
      oneOf(FORECAST_BUCKETS),
    )
    .option('--days <number>', t({ en: 'How many days ahead (14)', 'zh-CN': '预测天数（默认 14）' }), wholeNumber)
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
    .option('--filter <filter>', t({ en: 'As of `rapport ask`', 'zh-CN': '同 rapport ask' }))
    .option('--as-of <time>', t({ en: 'As the history stood then', 'zh-CN': '按当时的历史记录预测' }))
    .option('--aggregate <how>', t({ en: 'As of `rapport ask`', 'zh-CN': '同 rapport ask' }), oneOf(AGGREGATIONS))
    .action(async (metric: string, { filter, ...rest }: Options, command: Command) => {
      const room = await import('../../statistics/index.ts');
      const result = await withStore(shell, command, async (store) => {
        const zone = rest.zone ?? (await organisationZone(store));
        const question = {
          ...rest,
          ...(filter === undefined ? {} : { filter: room.filterTreeOf(filter) }),
          metric,
          zone,
        };
        return await withMirror(store, shell.env, (mirror, bounds) =>
          room.forecastOf(store.database, question, mirror, bounds),
        );
      });
      answer(shell, command, result, () => readable(shell, result));
    });
}

function readable({ t, locale }: Shell, result: ForecastAnswer): string {
  const number = (value: number): string => measured(Math.round(value * 10) / 10, result.unit, locale);
  const span = (low: number, high: number): string => `${number(low)} – ${number(high)}`;
  const rowOf = (name: string, of: ForecastAnswer['total']): string[] => [
    name,
    number(of.value),
    span(of.low80, of.high80),
    span(of.low95, of.high95),
  ];
  const columns = [
    { title: t({ en: 'period', 'zh-CN': '时段' }) },
    { title: t({ en: 'forecast', 'zh-CN': '预测' }), align: 'right' as const },
    { title: '80 %', align: 'right' as const },
    { title: '95 %', align: 'right' as const },
  ];
  const rows = result.rows.map((row) =>
    rowOf(
      `${result.every === 'day' ? row.bucket.slice(0, 10) : row.bucket.slice(0, 16).replace('T', ' ')}${
        row.isHoliday ? t({ en: ' (holiday)', 'zh-CN': '（节假日）' }) : ''
      }`,
      row,
    ),
  );
  const head = t({
    en: `${result.metric}, forecast, ${result.zone}, from ${result.history.days} whole days up to ${result.history.to.slice(0, 10)}`,
    'zh-CN': `${result.metric}，预测，${result.zone}，依据截至 ${result.history.to.slice(0, 10)} 的 ${result.history.days} 个完整日`,
  });
  const total = rowOf(t({ en: 'all together', 'zh-CN': '合计' }), result.total);
  return `${head}\n\n${table(columns, [...rows, total])}\n${pastError(result, t, locale)}`;
}

const METHODS: Readonly<Record<ForecastAnswer['method'], Localised>> = {
  'holt-winters': { en: 'Holt–Winters (damped trend)', 'zh-CN': 'Holt–Winters（阻尼趋势）' },
  'seasonal-mean': { en: 'mean of the last four weeks', 'zh-CN': '最近四周均值' },
  'seasonal-naive': { en: 'as a week before', 'zh-CN': '与上周相同' },
};

function pastError({ tried, past, unit }: ForecastAnswer, t: Shell['t'], locale: Locale): string {
  const off = (mae: number, wape: number | null): string =>
    `±${measured(Math.round(mae * 10) / 10, unit, locale)}${wape === null ? '' : ` (${measured(wape, 'ratio', locale)})`}`;
  const lines = tried.map(({ method, mae, wape }) => `${t(METHODS[method])} ${off(mae, wape)}`);
  const head = t({
    en: `Tried on ${count(past.days, locale)} days from ${past.from.slice(0, 10)}, off on average by: ${lines.join('; ')}.`,
    'zh-CN': `自 ${past.from.slice(0, 10)} 起回测 ${count(past.days, locale)} 天，平均误差：${lines.join('；')}。`,
  });
  if (past.inside80 === null) return head;
  const [in80, in95] = [past.inside80, past.inside95].map((part) => measured(part, 'ratio', locale));
  return `${head}\n${t({
    en: `Of what came, ${in80} lay within the band of 80 % drawn at the time, ${in95} within that of 95 %.`,
    'zh-CN': `实际值有 ${in80} 落在当时的 80 % 区间内，${in95} 落在 95 % 区间内。`,
  })}`;
}
