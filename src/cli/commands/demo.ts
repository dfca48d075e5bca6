import type { Command } from 'commander';
import { importReportSchema } from '../../contract/imports.ts';
import { progressLine } from '../progress.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { readableReport } from './import-paths.ts';

export function demo(shell: Shell): Command {
  return shell
    .command('demo', { en: 'Load the sample company, to look around', 'zh-CN': '载入示例公司，便于试用' })
    .action(async (_options: unknown, command: Command) => {
      const { importSample } = await import('../../pipeline/index.ts');
      const line = progressLine(shell.locale);
      const done = await withStore(shell, command, (store) => importSample(store, line.show).finally(line.done));
      const report = importReportSchema.parse(done);
      answer(shell, command, report, () => readableReport(shell, report));
    });
}
