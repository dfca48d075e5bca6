import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { answer, type Shell, withStore } from '../shell.ts';
import { wholeNumber } from '../values.ts';

export function undoDecision(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('undo-decision', {
      en: 'Take a decision back; the history follows',
      'zh-CN': '撤销一项决定，历史随之更新',
    })
    .argument(
      '<decision>',
      t({ en: 'Its number, see "rapport decisions"', 'zh-CN': '决定编号，见“rapport decisions”' }),
      wholeNumber,
    )
    .action(async (decisionId: number, _options: unknown, command: Command) => {
      const pipeline = await import('../../pipeline/index.ts');
      const item = await withStore(shell, command, (store) =>
        pipeline.undoDecision(store, decisionId, userInfo().username),
      );
      answer(shell, command, item, () =>
        t({ en: `Decision ${decisionId} was taken back.`, 'zh-CN': `决定 ${decisionId} 已撤销。` }),
      );
    });
}
