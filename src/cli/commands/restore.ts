import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkBackup, restore as fillFrom } from '../../store/backup/index.ts';
import { latestMigration, migrate } from '../../store/migrate.ts';
import { count } from '../forms.ts';
import { duration } from '../../contract/measured.ts';
import { answer, type Shell, withStore } from '../shell.ts';

export function restore(shell: Shell): Command {
  const { locale, t } = shell;
  return shell
    .command('restore', { en: 'Fill an empty data directory from a backup', 'zh-CN': '用备份填充空的数据目录' })
    .argument('<file>', t({ en: 'What "rapport backup" wrote', 'zh-CN': '“rapport backup”写成的文件' }))
    .action(async (file: string, _options: unknown, command: Command) => {
      const checked = await checkBackup(resolve(file), latestMigration());
      const upTo = checked.head.migration;
      const report = await withStore(
        shell,
        command,
        async (store) => {
          const done = await fillFrom(store, checked);
          // An older backup is brought to this version like any older database.
          await migrate(store.database);
          return done;
        },
        { upTo },
      );
      answer(shell, command, report, () =>
        t({
          en: `Restored ${count(report.rows, locale)} rows and ${count(report.originals, locale)} originals in ${duration(report.seconds, locale)}.`,
          'zh-CN': `已恢复 ${count(report.rows, locale)} 行和 ${count(report.originals, locale)} 份原件，用时 ${duration(report.seconds, locale)}。`,
        }),
      );
    });
}
