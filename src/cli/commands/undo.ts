import type { Command } from 'commander';
import { answer, type Shell, withStore } from '../shell.ts';
import { wholeNumber } from '../values.ts';

export function undo(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('undo', { en: 'Take an import back; the statistics follow', 'zh-CN': '撤销一次导入，统计随之更新' })
    .argument(
      '<import>',
      t({ en: 'Its number, see "rapport imports"', 'zh-CN': '导入编号，见“rapport imports”' }),
      wholeNumber,
    )
    .action(async (importId: number, _options: unknown, command: Command) => {
      const { undoImport } = await import('../../pipeline/index.ts');
      const item = await withStore(shell, command, (store) => undoImport(store, importId));
      answer(shell, command, item, () =>
        t({ en: `Import ${importId} was taken back.`, 'zh-CN': `导入 ${importId} 已撤销。` }),
      );
    });
}
