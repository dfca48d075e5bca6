import type { Command } from 'commander';
import { progressLine } from '../progress.ts';
import { answer, type Shell, withStore } from '../shell.ts';

export function replay(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('replay', { en: 'Run all stages again from the originals', 'zh-CN': '从原件重新执行所有阶段' })
    .action(async (_options: unknown, command: Command) => {
      const room = await import('../../pipeline/index.ts');
      const line = progressLine(shell.locale);
      const result = await withStore(shell, command, (store) =>
        room.replay(store, (seen) => line.show({ seen })).finally(line.done),
      );
      answer(shell, command, result, () =>
        t({ en: 'Everything was derived again from the originals.', 'zh-CN': '已从原件重新推导全部内容。' }),
      );
    });
}
