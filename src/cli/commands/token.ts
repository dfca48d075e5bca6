import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { PersonError } from '../../contract/person-error.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import { answer, type Shell, withStore } from '../shell.ts';

export function token(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('token', {
      en: 'Create a token for a program that sends or asks',
      'zh-CN': '为发送数据或查询统计的程序创建令牌',
    })
    .argument('<name>', t({ en: 'What it is for; each name once', 'zh-CN': '用途；名称不可重复' }))
    .action(async (name: string, _options: unknown, command: Command) => {
      const secret = `rap_${randomBytes(32).toString('base64url')}`;
      await withStore(shell, command, async ({ database }) => {
        const { rowCount } = await database.query(
          'insert into access.token (token_sha256, name) values ($1, $2) on conflict (name) do nothing',
          [sha256(secret), name],
        );
        if (rowCount === 0) throw new PersonError('cli.token-taken', { name });
      });
      const note = t({
        en: 'It is shown this once. Send it as: Authorization: Bearer …',
        'zh-CN': '仅显示这一次。使用方式：Authorization: Bearer …',
      });
      answer(shell, command, { name, token: secret }, () => `${secret}\n${note}`);
    });
}
