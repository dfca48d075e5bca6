import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { type AlertAbout, alertAboutSchema, type AlertItem, FIRES, type Firing } from '../../contract/alerts.ts';
import { measured } from '../../contract/measured.ts';
import { say } from '../../contract/messages/index.ts';
import { PersonError } from '../../contract/person-error.ts';
import { type RangeName, RANGES } from '../../contract/range.ts';
import type { Localised } from '../../contract/text.ts';
import { alertNamed, findAlert, listAlerts } from '../../store/alerts.ts';
import { receiverNamed } from '../../store/receivers.ts';
import { listFirings } from '../../store/firings.ts';
import type { Store } from '../../store/store.ts';
import { moment } from '../forms.ts';
import { withMirror } from '../open-mirror.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { decimalNumber, oneOf, wholeNumber } from '../values.ts';
import { organisationZone } from '../zone.ts';
import { type QuestionOptions, questionOf, withQuestion } from './ask.ts';

export function alerts(shell: Shell): Command {
  return shell
    .command('alerts', { en: 'Thresholds that are watched', 'zh-CN': '提醒：监测指标是否越过阈值' })
    .addCommand(list(shell))
    .addCommand(add(shell))
    .addCommand(check(shell))
    .addCommand(firings(shell))
    .addCommand(mute(shell))
    .addCommand(remove(shell))
    .addCommand(restore(shell));
}

function list(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('list', { en: 'The alerts, and where each stands', 'zh-CN': '列出提醒及其状态' })
    .option('--removed', t({ en: 'Those that can be brought back', 'zh-CN': '列出已删除、可恢复的提醒' }))
    .action(async ({ removed }: { removed?: boolean }, command: Command) => {
      const { found, zone } = await withStore(shell, command, async (store) => {
        const { alertItems } = await import('../../alerts/index.ts');
        const kept = await listAlerts(store.database, removed);
        return { found: await alertItems(store.database, kept), zone: await organisationZone(store) };
      });
      answer(shell, command, { alerts: found }, () => readable(shell, found, zone));
    });
}

const SPANS = RANGES.filter((name) => name !== 'custom');

interface Threshold {
  readonly above?: number;
  readonly below?: number;
  readonly clears?: number;
  readonly for: number;
  readonly atLeast: number;
  readonly checkEvery: number;
  readonly range: RangeName;
  readonly tell: readonly string[];
}

function add(shell: Shell): Command {
  const { t } = shell;
  const command = shell
    .command('add', { en: 'Watch a metric', 'zh-CN': '新建一个提醒' })
    .argument('<name>', t({ en: 'How it is called', 'zh-CN': '名称' }));
  return withQuestion(command, shell)
    .option(
      '--above <value>',
      t({ en: 'Fires above it (seconds; 0 to 1 for shares)', 'zh-CN': '高于该值时触发（时长以秒计，占比为 0 到 1）' }),
      decimalNumber,
    )
    .option('--below <value>', t({ en: 'Fires below it', 'zh-CN': '低于该值时触发' }), decimalNumber)
    .option(
      '--clears <value>',
      t({ en: 'Clears there; a tenth back without it', 'zh-CN': '回到该值时解除；默认回退十分之一' }),
      decimalNumber,
    )
    .option(
      '--range <span>',
      t({ en: `Over which span: ${SPANS.join(', ')}`, 'zh-CN': `统计范围：${SPANS.join('、')}` }),
      oneOf(SPANS),
      'all',
    )
    .option('--for <seconds>', t({ en: 'Only when it lasts this long', 'zh-CN': '持续这么多秒才触发' }), wholeNumber, 0)
    .option(
      '--at-least <n>',
      t({ en: 'Only on so many measurements', 'zh-CN': '样本数不少于此才触发' }),
      wholeNumber,
      0,
    )
    .option(
      '--tell <receiver>',
      t({ en: 'Who is told beside the page; may be repeated', 'zh-CN': '除页面外通知谁，可重复使用' }),
      (name: string, before: readonly string[]) => [...before, name],
      [],
    )
    .option(
      '--check-every <seconds>',
      t({ en: 'Not more often than this', 'zh-CN': '检查间隔不短于这么多秒' }),
      wholeNumber,
      10,
    )
    .action(async (name: string, metric: string, options: QuestionOptions & Threshold, command: Command) => {
      const item = await withStore(shell, command, (store) =>
        withMirror(store, shell.env, async (mirror) => {
          const { checkAlert, makeAlert } = await import('../../alerts/index.ts');
          const told = [];
          for (const one of options.tell) told.push((await receiverNamed(store.database, one)).receiverId);
          const about = await aboutOf(name, metric, options, told);
          const alertId = await makeAlert(store.database, about, userInfo().username, mirror);
          await checkAlert(store.database, alertId, { mirror, isForced: true });
          return await itemOf(store, alertId);
        }),
      );
      answer(shell, command, item, () => lines(shell, item));
    });
}

async function aboutOf(
  name: string,
  metric: string,
  options: QuestionOptions & Threshold,
  receivers: readonly number[],
): Promise<AlertAbout> {
  const { above, below, clears, for: forSeconds, atLeast, checkEvery, range, tell: _tell, ...asked } = options;
  const fires = FIRES.find((side) => options[side] !== undefined);
  if (!fires || (above !== undefined && below !== undefined))
    throw new PersonError('alert.one-side', {}, { exitCode: 2 });
  const parsed = alertAboutSchema.safeParse({
    name,
    question: await questionOf(metric, asked),
    range: { name: range },
    fires,
    at: options[fires],
    ...(clears === undefined ? {} : { clears }),
    forSeconds,
    receivers,
    atLeast,
    everySeconds: checkEvery,
  });
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new PersonError('alert.not-understood', { reason: `${path.join('.')}: ${message}` }, { exitCode: 2 });
}

function check(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('check', { en: 'Check all of them, or one, now', 'zh-CN': '立即检查全部或某个提醒' })
    .argument('[alert]', t({ en: 'Its name or number', 'zh-CN': '名称或编号' }))
    .action(async (name: string | undefined, _options: unknown, command: Command) => {
      const found = await withStore(shell, command, (store) =>
        withMirror(store, shell.env, async (mirror) => {
          const { alertItems, checkAlert } = await import('../../alerts/index.ts');
          const { database } = store;
          const wanted = name === undefined ? await listAlerts(database) : [await alertNamed(database, name)];
          for (const { alertId } of wanted) await checkAlert(database, alertId, { mirror, isForced: true });
          return await alertItems(
            database,
            await Promise.all(wanted.map(({ alertId }) => findAlert(database, alertId))),
          );
        }),
      );
      answer(shell, command, { alerts: found }, () => found.map((item) => lines(shell, item)).join('\n\n'));
    });
}

function firings(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('firings', { en: 'Each time that one fired', 'zh-CN': '触发记录' })
    .argument('[alert]', t({ en: 'Its name or number', 'zh-CN': '名称或编号' }))
    .action(async (name: string | undefined, _options: unknown, command: Command) => {
      const { found, zone } = await withStore(shell, command, async (store) => {
        const { firingItems } = await import('../../alerts/index.ts');
        const alertId = name === undefined ? undefined : (await alertNamed(store.database, name)).alertId;
        const kept = await listFirings(store.database, { alertId, limit: 200 });
        return { found: await firingItems(store.database, kept), zone: await organisationZone(store) };
      });
      answer(shell, command, { firings: found }, () => readableFirings(shell, found, zone));
    });
}

function mute(shell: Shell): Command {
  const { t } = shell;
  return named(shell, 'mute', {
    en: 'Tell nobody for some hours; 0 tells again',
    'zh-CN': '静音若干小时；0 表示恢复通知',
  })
    .argument('<hours>', t({ en: 'For how long', 'zh-CN': '时长（小时）' }), decimalNumber)
    .action(async (name: string, hours: number, _options: unknown, command: Command) => {
      const item = await withStore(shell, command, async (store) => {
        const { muteAlert } = await import('../../alerts/index.ts');
        const { alertId } = await alertNamed(store.database, name);
        await muteAlert(
          store.database,
          alertId,
          hours === 0 ? null : new Date(Date.now() + hours * 3_600_000).toISOString(),
        );
        return await itemOf(store, alertId);
      });
      answer(shell, command, item, () => lines(shell, item));
    });
}

function remove(shell: Shell): Command {
  const { t } = shell;
  return named(shell, 'remove', { en: 'Watch it no longer', 'zh-CN': '删除提醒' }).action(
    async (name: string, _options: unknown, command: Command) => {
      const item = await withStore(shell, command, async (store) => {
        const { removeAlert } = await import('../../alerts/index.ts');
        const { alertId } = await alertNamed(store.database, name);
        await removeAlert(store.database, alertId, userInfo().username);
        return await itemOf(store, alertId);
      });
      answer(shell, command, item, () =>
        t({
          en: `${item.about.name}: removed. Back with: rapport alerts restore ${item.alertId}`,
          'zh-CN': `${item.about.name}：已删除。恢复：rapport alerts restore ${item.alertId}`,
        }),
      );
    },
  );
}

function restore(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('restore', { en: 'Bring a removed one back', 'zh-CN': '恢复已删除的提醒' })
    .argument(
      '<number>',
      t({ en: 'Its number, see "alerts list --removed"', 'zh-CN': '编号，见“alerts list --removed”' }),
      wholeNumber,
    )
    .action(async (alertId: number, _options: unknown, command: Command) => {
      const item = await withStore(shell, command, async (store) => {
        const { restoreAlert } = await import('../../alerts/index.ts');
        await restoreAlert(store.database, alertId);
        return await itemOf(store, alertId);
      });
      answer(shell, command, item, () => lines(shell, item));
    });
}

function named(shell: Shell, name: string, summary: Localised): Command {
  return shell.command(name, summary).argument('<alert>', shell.t({ en: 'Its name or number', 'zh-CN': '名称或编号' }));
}

async function itemOf({ database }: Store, alertId: number): Promise<AlertItem> {
  const { alertItems } = await import('../../alerts/index.ts');
  const [item] = await alertItems(database, [await findAlert(database, alertId)]);
  return item!;
}

const STATES: Readonly<Record<AlertItem['state'], Localised>> = {
  quiet: { en: 'quiet', 'zh-CN': '正常' },
  pending: { en: 'about to fire', 'zh-CN': '即将触发' },
  firing: { en: 'firing', 'zh-CN': '已触发' },
};

/** One alert: its state, its sentence, and each value. */
function lines({ t, locale }: Shell, item: AlertItem): string {
  const { alertId, about, says, state, cells, problem, unit } = item;
  return [
    `${alertId}  ${about.name}: ${t(STATES[state])}`,
    `   ${says[locale]}`,
    ...(problem ? [`   ${problem[locale]}`] : []),
    ...cells.map(
      ({ by, value, n, state: one }) =>
        `   ${[...by.map((label) => label ?? '–'), measured(value, unit, locale), `n ${n}`, t(STATES[one])].join('  ')}`,
    ),
  ].join('\n');
}

function readable(shell: Shell, found: readonly AlertItem[], zone: string): string {
  const { t, locale } = shell;
  if (found.length === 0) return t({ en: 'No alerts.', 'zh-CN': '没有提醒。' });
  const columns = [
    { title: '', align: 'right' },
    { title: t({ en: 'name', 'zh-CN': '名称' }) },
    { title: t({ en: 'state', 'zh-CN': '状态' }) },
    { title: t({ en: 'value', 'zh-CN': '数值' }), align: 'right' },
    { title: t({ en: 'checked', 'zh-CN': '检查时间' }) },
    { title: t({ en: 'fires', 'zh-CN': '触发条件' }) },
  ] as const;
  return table(
    columns,
    found.map(({ alertId, about, state, cells, unit, checkedAt, says, mutedUntil }) => [
      String(alertId),
      about.name,
      t(STATES[state]) + (mutedUntil ? t({ en: ' (muted)', 'zh-CN': '（已静音）' }) : ''),
      cells[0] ? measured(cells[0].value, unit, locale) : '–',
      moment(checkedAt, zone),
      says[locale],
    ]),
  );
}

function readableFirings(shell: Shell, found: readonly Firing[], zone: string): string {
  const { t, locale } = shell;
  if (found.length === 0) return t({ en: 'None has fired.', 'zh-CN': '尚无触发记录。' });
  const columns = [
    { title: t({ en: 'fired', 'zh-CN': '触发时间' }) },
    { title: t({ en: 'alert', 'zh-CN': '提醒' }) },
    { title: t({ en: 'value', 'zh-CN': '数值' }), align: 'right' },
    { title: 'n', align: 'right' },
    { title: t({ en: 'cleared', 'zh-CN': '解除时间' }) },
    { title: t({ en: 'why', 'zh-CN': '解除原因' }) },
  ] as const;
  return table(
    columns,
    found.map(({ firedAt, about, by, value, n, unit, clearedAt, clearedWhy, correctedValue }) => [
      moment(firedAt, zone),
      [about.name, ...by.map((label) => label ?? '–')].join(' · '),
      measured(value, unit, locale),
      String(n),
      moment(clearedAt, zone),
      clearedWhy ? say(`alert-cleared.${clearedWhy}`, { value: measured(correctedValue, unit, locale) }, locale) : '',
    ]),
  );
}
