import type { Command } from 'commander';
import type { Change, Changes } from '../../contract/changes.ts';
import type { DIMENSIONS, QuestionInput } from '../../contract/question.ts';
import { count, moment } from '../forms.ts';
import { measured } from '../../contract/measured.ts';
import { withMirror } from '../open-mirror.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { filterOption, wholeNumber } from '../values.ts';
import { organisationZone } from '../zone.ts';

interface Options {
  readonly since?: string;
  readonly sinceVersion?: number;
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
  readonly aggregate?: QuestionInput['aggregate'];
  readonly where: { dimension: (typeof DIMENSIONS)[number]; value: string }[];
}

export function why(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('why', { en: 'Tell why a number is another than it was', 'zh-CN': '说明数值为何与之前不同' })
    .argument('<metric>', t({ en: 'As of `rapport ask`', 'zh-CN': '同 rapport ask' }))
    .option('--since <time>', t({ en: 'Than at this date or time', 'zh-CN': '与该日期或时间相比' }))
    .option('--since-version <number>', t({ en: 'Than at this version', 'zh-CN': '与该版本相比' }), wholeNumber)
    .option('--from <time>', t({ en: 'Of what happened from then on', 'zh-CN': '统计的起始时间' }))
    .option('--to <time>', t({ en: 'Up to then', 'zh-CN': '统计的结束时间（不含）' }))
    .option('--zone <zone>', t({ en: 'Time zone', 'zh-CN': '时区' }))
    .option('--aggregate <how>', t({ en: 'As of `rapport ask`', 'zh-CN': '同 rapport ask' }))
    .option(
      '--where <dimension=value>',
      t({ en: 'Only these; may be repeated', 'zh-CN': '只统计符合条件的，可重复使用' }),
      filterOption,
      [],
    )
    .action(async (metric: string, options: Options, command: Command) => {
      const { since, sinceVersion, ...rest } = options;
      const room = await import('../../statistics/index.ts');
      const result = await withStore(shell, command, async (store) => {
        const zone = options.zone ?? (await organisationZone(store));
        const than = { asOf: since, version: sinceVersion };
        const changes = await withMirror(store, shell.env, (mirror, bounds) =>
          room.whyChanged(store.database, { ...rest, metric, zone }, than, mirror, bounds),
        );
        return { zone, ...changes };
      });
      answer(shell, command, result, () => readable(shell, result));
    });
}

function readable(shell: Shell, { before, after, changes, unit, zone }: Changes & { readonly zone: string }): string {
  const { t, locale } = shell;
  const number = (value: number | null) => measured(value, unit, locale);
  const head = `${number(before.value)} → ${number(after.value)}`;
  if (changes.length === 0) return `${head}\n${t({ en: 'Nothing has changed it.', 'zh-CN': '没有任何变化。' })}`;
  const columns = [
    { title: t({ en: 'when', 'zh-CN': '时间' }) },
    { title: t({ en: 'what', 'zh-CN': '原因' }) },
    { title: t({ en: 'share', 'zh-CN': '影响' }), align: 'right' as const },
    { title: t({ en: 'then', 'zh-CN': '之后' }), align: 'right' as const },
    { title: 'n', align: 'right' as const },
  ];
  const rows = changes.map((change) => [
    moment(change.recordedAt, zone),
    causeOf(change, shell),
    change.difference === null ? '–' : `${change.difference > 0 ? '+' : ''}${number(change.difference)}`,
    number(change.value),
    count(change.n, locale),
  ]);
  return `${head}\n\n${table(columns, rows)}`;
}

function causeOf(change: Change, { t }: Shell): string {
  const said = CAUSES[change.cause];
  const about = change.import?.title ?? (change.decision ? `${change.decision.kind} ${change.decision.id}` : null);
  const why = change.decision?.why ? ` (${change.decision.why})` : '';
  return [said ? t(said) : change.cause, ...(about === null ? [] : [`${about}${why}`])].join(': ');
}

const CAUSES: Readonly<Record<string, { en: string; 'zh-CN': string }>> = {
  import: { en: 'import', 'zh-CN': '导入' },
  live: { en: 'arrived since', 'zh-CN': '之后到达' },
  'undo-import': { en: 'import undone', 'zh-CN': '撤销导入' },
  replay: { en: 'made again', 'zh-CN': '重新处理' },
  decision: { en: 'decision', 'zh-CN': '决定' },
  'undo-decision': { en: 'decision undone', 'zh-CN': '撤销决定' },
  several: { en: 'several together', 'zh-CN': '多项合计' },
};
