import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { askedNow } from '../../contract/asked-now.ts';
import { PersonError } from '../../contract/person-error.ts';
import type { QuestionInput } from '../../contract/question.ts';
import { addDays, type RangeChoice, RANGES } from '../../contract/range.ts';
import { savedAboutSchema, type SavedQuestion } from '../../contract/saved-questions.ts';
import {
  changeQuestion,
  listSavedQuestions,
  removeQuestion,
  restoreQuestion,
  savedQuestionNamed,
  saveQuestion,
} from '../../store/saved-questions.ts';
import { moment } from '../forms.ts';
import { withMirror } from '../open-mirror.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { oneOf, wholeNumber } from '../values.ts';
import { organisationZone } from '../zone.ts';
import { type QuestionOptions, questionOf, readable, withQuestion } from './ask.ts';

export function questions(shell: Shell): Command {
  return shell
    .command('questions', { en: 'Questions kept under a name', 'zh-CN': '以名称保存的问题' })
    .addCommand(list(shell))
    .addCommand(save(shell))
    .addCommand(askSaved(shell))
    .addCommand(rename(shell))
    .addCommand(remove(shell))
    .addCommand(restore(shell));
}

function list(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('list', { en: 'The saved questions', 'zh-CN': '列出已保存的问题' })
    .option('--removed', t({ en: 'Those that can be brought back', 'zh-CN': '列出已删除、可恢复的问题' }))
    .action(async ({ removed }: { removed?: boolean }, command: Command) => {
      const { found, zone } = await withStore(shell, command, async (store) => ({
        found: await listSavedQuestions(store.database, removed),
        zone: await organisationZone(store),
      }));
      answer(shell, command, { questions: found }, () => readableList(shell, found, zone));
    });
}

const NAMED = RANGES.filter((name) => name !== 'custom');

function save(shell: Shell): Command {
  const { t } = shell;
  const command = shell
    .command('save', { en: 'Keep a question under a name', 'zh-CN': '以名称保存一个问题' })
    .argument('<name>', t({ en: 'How it is called', 'zh-CN': '名称' }));
  return withQuestion(command, shell)
    .option(
      '--range <span>',
      t({
        en: `A span that moves with the clock: ${NAMED.join(', ')}`,
        'zh-CN': `随时间推移的时间范围：${NAMED.join('、')}`,
      }),
      oneOf(NAMED),
    )
    .action(
      async (
        name: string,
        metric: string,
        { range, from, to, ...options }: QuestionOptions & { range?: RangeChoice['name'] },
        command: Command,
      ) => {
        const question = await questionOf(metric, options);
        const saved = await withStore(shell, command, async ({ database }) => {
          const { checkQuestion } = await import('../../statistics/index.ts');
          const about = savedAboutSchema.parse({ question, range: rangeOf(range, from, to) });
          checkQuestion(askedNow(about, 'UTC', Date.now()));
          return await saveQuestion(database, { name: name.trim(), about }, userInfo().username);
        });
        answer(shell, command, saved, () =>
          t({ en: `${saved.questionId}  ${saved.name}  saved`, 'zh-CN': `${saved.questionId}  ${saved.name}  已保存` }),
        );
      },
    );
}

/** Fixed dates are kept as they are written: the first and the last day. */
function rangeOf(range: RangeChoice['name'] | undefined, from?: string, to?: string): RangeChoice {
  if (range) return { name: range };
  if (from === undefined && to === undefined) return { name: 'all' };
  const isDate = (text: string | undefined) => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);
  if (!isDate(from) || !isDate(to)) throw new PersonError('question.fixed-span', {}, { exitCode: 2 });
  return { name: 'custom', from: from!, to: addDays(to!, -1) };
}

function askSaved(shell: Shell): Command {
  return named(shell, 'ask', { en: 'Ask a saved question, now', 'zh-CN': '立即查询一个已保存的问题' }).action(
    async (name: string, _options: unknown, command: Command) => {
      const { result, question } = await withStore(shell, command, async (store) => {
        const { ask } = await import('../../statistics/index.ts');
        const { about } = await savedQuestionNamed(store.database, name);
        const question: QuestionInput = askedNow(about, await organisationZone(store), Date.now());
        const result = await withMirror(store, shell.env, (mirror, bounds) =>
          ask(store.database, question, mirror, bounds),
        );
        return { result, question };
      });
      answer(shell, command, result, () => readable(shell, result, question));
    },
  );
}

function rename(shell: Shell): Command {
  const { t } = shell;
  return named(shell, 'rename', { en: 'Give it another name', 'zh-CN': '重命名' })
    .argument('<new-name>', t({ en: 'How it is called from now on', 'zh-CN': '新名称' }))
    .action(async (name: string, newName: string, _options: unknown, command: Command) => {
      const saved = await withStore(shell, command, async ({ database }) => {
        const { questionId } = await savedQuestionNamed(database, name);
        return await changeQuestion(database, questionId, { name: newName.trim() }, userInfo().username);
      });
      answer(shell, command, saved, () => `${saved.questionId}  ${saved.name}`);
    });
}

function remove(shell: Shell): Command {
  const { t } = shell;
  return named(shell, 'remove', { en: 'Take it out of the list', 'zh-CN': '从列表中删除' }).action(
    async (name: string, _options: unknown, command: Command) => {
      const removed = await withStore(shell, command, async ({ database }) => {
        const { questionId } = await savedQuestionNamed(database, name);
        return await removeQuestion(database, questionId, userInfo().username);
      });
      answer(shell, command, removed, () =>
        t({
          en: `${removed.name}: removed. Back with: rapport questions restore ${removed.questionId}`,
          'zh-CN': `${removed.name}：已删除。恢复：rapport questions restore ${removed.questionId}`,
        }),
      );
    },
  );
}

function restore(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('restore', { en: 'Bring a removed one back', 'zh-CN': '恢复已删除的问题' })
    .argument(
      '<number>',
      t({ en: 'Its number, see "questions list --removed"', 'zh-CN': '编号，见“questions list --removed”' }),
      wholeNumber,
    )
    .action(async (questionId: number, _options: unknown, command: Command) => {
      const saved = await withStore(shell, command, ({ database }) => restoreQuestion(database, questionId));
      answer(shell, command, saved, () => `${saved.questionId}  ${saved.name}`);
    });
}

function named(shell: Shell, name: string, summary: { en: string; 'zh-CN': string }): Command {
  return shell.command(name, summary).argument('<name>', shell.t({ en: 'Its name or number', 'zh-CN': '名称或编号' }));
}

function readableList(shell: Shell, found: readonly SavedQuestion[], zone: string): string {
  const { t } = shell;
  if (found.length === 0) return t({ en: 'No saved questions.', 'zh-CN': '没有已保存的问题。' });
  const columns = [
    { title: '', align: 'right' },
    { title: t({ en: 'name', 'zh-CN': '名称' }) },
    { title: t({ en: 'metric', 'zh-CN': '指标' }) },
    { title: t({ en: 'span', 'zh-CN': '时间范围' }) },
    { title: t({ en: 'saved by', 'zh-CN': '保存者' }) },
    { title: t({ en: 'when', 'zh-CN': '时间' }) },
  ] as const;
  return table(
    columns,
    found.map(({ questionId, name, about, savedBy, savedAt }) => [
      String(questionId),
      name,
      about.question.metric,
      about.range.name === 'custom' ? `${about.range.from} … ${about.range.to}` : about.range.name,
      savedBy,
      moment(savedAt, zone),
    ]),
  );
}
