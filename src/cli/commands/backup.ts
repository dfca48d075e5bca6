import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backup as writeBackup } from '../../store/backup/index.ts';
import { count, size } from '../forms.ts';
import { duration } from '../../contract/measured.ts';
import { answer, type Shell, withStore } from '../shell.ts';

export function backup(shell: Shell): Command {
  const { locale, t } = shell;
  return shell
    .command('backup', {
      en: 'Write everything into one file; work may go on',
      'zh-CN': '把全部数据写入一个文件，期间可继续使用',
    })
    .argument('<file>', t({ en: 'Where to, for example rapport.tar.gz', 'zh-CN': '目标文件，例如 rapport.tar.gz' }))
    .action(async (file: string, _options: unknown, command: Command) => {
      const report = await withStore(shell, command, (store) => writeBackup(store, resolve(file)));
      answer(shell, command, report, () => {
        const about = [
          count(report.rows, locale),
          count(report.originals, locale),
          size(report.bytes, locale),
          duration(report.seconds, locale),
        ];
        return t({
          en: `${report.file}: ${about[0]} rows, ${about[1]} originals, ${about[2]}, in ${about[3]}`,
          'zh-CN': `${report.file}：${about[0]} 行，${about[1]} 份原件，${about[2]}，用时 ${about[3]}`,
        });
      });
    });
}
