import { type Command, Option } from 'commander';
import { COMMANDS } from './commands/index.ts';
import { failureOf } from './failure.ts';
import { productVersion } from './version.ts';
import { createShell, type Shell, withHelp } from './shell.ts';

/** Runs the command line; the process ends by itself, with 0 done, 1 failed, 2 used wrongly. */
export async function main(argv: readonly string[]): Promise<void> {
  const shell = createShell(process.env);
  // Whoever reads our output may stop reading (`rapport … | head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    await programOf(shell).parseAsync(argv);
  } catch (error) {
    const failure = failureOf(error, shell.locale);
    if (!failure) return;
    if (shell.env.RAPPORT_DEBUG) console.error(error);
    shell.tell(failure.lines);
    process.exitCode = failure.exitCode;
  }
}

export function programOf(shell: Shell): Command {
  const program = withHelp(shell.command('rapport', SUMMARY), shell.locale)
    .addOption(
      new Option('--data <folder>', shell.t({ en: 'Where the data is', 'zh-CN': '数据所在的文件夹' }))
        .env('RAPPORT_DATA')
        .default('./rapport-data'),
    )
    .option('--json', shell.t({ en: 'Answer with one JSON object', 'zh-CN': '以一个 JSON 对象作答' }))
    .version(productVersion(), '-V, --version', shell.t({ en: 'Show the version', 'zh-CN': '显示版本' }))
    .helpCommand('help [command]', shell.t({ en: 'Explain a command', 'zh-CN': '说明某个命令' }));
  for (const command of COMMANDS) program.addCommand(command(shell));
  return program;
}

const SUMMARY = {
  en: 'Every communication with your customers as one clean history, with live statistics you can trust.',
  'zh-CN': '把与客户的全部往来汇成一份清晰的历史，并给出可信的实时统计。',
};
