import { userInfo } from 'node:os';
import { Argument, type Command, Option } from 'commander';
import { type Deciding, decidingSchema } from '../../contract/decisions.ts';
import { PersonError } from '../../contract/person-error.ts';
import { answer, type Shell, withStore } from '../shell.ts';

interface Options {
  readonly part: string;
  readonly withPart: string;
  readonly why: string;
}

/** Splits and joins conversations by hand; "undo-decision" takes it back. */
export function conversation(shell: Shell): Command {
  const { t } = shell;
  const part = (flags: string) =>
    new Option(
      flags,
      t({ en: '1: the answer that a row holds beside its question', 'zh-CN': '1：同一行中与问题并列的答复' }),
    )
      .choices(['0', '1'])
      .default('0');
  return shell
    .command('conversation', {
      en: 'Split a conversation ("cut"), or let one continue another ("join")',
      'zh-CN': '拆分会话（cut），或让一次会话延续另一次（join）',
    })
    .addArgument(new Argument('<action>', t({ en: 'What to do', 'zh-CN': '操作' })).choices(['cut', 'join']))
    .argument(
      '<record>',
      t({
        en: 'The interaction with which the later conversation begins; ids: "rapport history --json"',
        'zh-CN': '后一次会话的第一条互动；编号见“rapport history --json”',
      }),
    )
    .argument('[with]', t({ en: 'join: one of the earlier conversation', 'zh-CN': 'join：前一次会话中的一条互动' }))
    .addOption(part('--part <part>'))
    .addOption(part('--with-part <part>'))
    .option('--why <text>', t({ en: 'Kept with the decision', 'zh-CN': '理由，随决定保存' }), '')
    .action(async (action: string, record: string, other: string | undefined, options: Options, command: Command) => {
      const deciding = decidingOf(action, record, other, options);
      const pipeline = await import('../../pipeline/index.ts');
      const item = await withStore(shell, command, (store) => pipeline.decide(store, deciding, userInfo().username));
      answer(shell, command, item, () =>
        t({
          en: `Done. "rapport undo-decision ${item.decisionId}" takes it back.`,
          'zh-CN': `已完成。可用“rapport undo-decision ${item.decisionId}”撤销。`,
        }),
      );
    });
}

/** @throws {PersonError} `cli.conversation-record`: what was named is no record id, or a join names only one. */
function decidingOf(action: string, record: string, other: string | undefined, options: Options): Deciding {
  const { why } = options;
  const [part, withPart] = [Number(options.part), Number(options.withPart)];
  const read = decidingSchema.safeParse(
    action === 'cut'
      ? { kind: 'conversation-cut', about: { record, part }, why }
      : { kind: 'conversation-join', about: { record, part, with: other, withPart }, why },
  );
  if (!read.success) throw new PersonError('cli.conversation-record', { record: `${record} ${other ?? ''}`.trim() });
  return read.data;
}
