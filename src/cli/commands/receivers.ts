import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { MAIL_SECURITY } from '../../contract/mail-security.ts';
import { PersonError } from '../../contract/person-error.ts';
import {
  type NewReceiver,
  receiverAboutSchema,
  type ReceiverItem,
  setTellingSchema,
  type Telling,
} from '../../contract/receivers.ts';
import { LOCALES } from '../../contract/text.ts';
import { inTransaction } from '../../store/database.ts';
import { listReceivers, receiverNamed, removeReceiver } from '../../store/receivers.ts';
import { tellingTold, writeTelling } from '../../store/telling.ts';
import { answer, type Shell, withStore } from '../shell.ts';
import { table } from '../table.ts';
import { oneOf, portNumber } from '../values.ts';

export function receivers(shell: Shell): Command {
  return shell
    .command('receivers', { en: 'Whom alerts tell: webhooks and mail', 'zh-CN': '提醒的接收方：Webhook 与邮件' })
    .addCommand(list(shell))
    .addCommand(webhook(shell))
    .addCommand(mail(shell))
    .addCommand(server(shell))
    .addCommand(test(shell))
    .addCommand(remove(shell));
}

function list(shell: Shell): Command {
  return shell
    .command('list', { en: 'The receivers', 'zh-CN': '列出接收方' })
    .action(async (_options: unknown, command: Command) => {
      const found = await withStore(shell, command, async ({ database }) => {
        const { receiverItem } = await import('../../alerts/index.ts');
        return (await listReceivers(database)).map(receiverItem);
      });
      answer(shell, command, { receivers: found }, () => readable(shell, found));
    });
}

function webhook(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('webhook', { en: 'Add an address that gets a signed POST', 'zh-CN': '添加 Webhook：接收带签名的 POST' })
    .argument('<name>', t({ en: 'How it is called', 'zh-CN': '名称' }))
    .argument('<url>', t({ en: 'http or https', 'zh-CN': 'http 或 https 地址' }))
    .option('--allow-private', t({ en: 'It may lie in a private network', 'zh-CN': '允许内网地址' }))
    .action(async (name: string, url: string, options: { allowPrivate?: boolean }, command: Command) => {
      const made = await make(shell, command, {
        kind: 'webhook',
        name,
        url,
        isPrivateAllowed: options.allowPrivate ?? false,
      });
      const note = t({
        en: 'Its secret is shown this once; it signs each message (rapport-signature).',
        'zh-CN': '密钥仅显示这一次，用于核对每条消息的签名（rapport-signature）。',
      });
      answer(shell, command, made, () => `${made.receiverId}  ${made.about.name}\n${made.secret}\n${note}`);
    });
}

function mail(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('mail', { en: 'Add somebody who gets mail', 'zh-CN': '添加邮件接收方' })
    .argument('<name>', t({ en: 'How they are called', 'zh-CN': '名称' }))
    .argument('<address>', t({ en: 'Their e-mail address', 'zh-CN': '邮件地址' }))
    .option('--language <language>', LOCALES.join(', '), oneOf(LOCALES), shell.locale)
    .action(async (name: string, address: string, { language }: { language: string }, command: Command) => {
      const made = await make(shell, command, { kind: 'mail', name, address, locale: language });
      answer(shell, command, made, () => `${made.receiverId}  ${made.about.name}`);
    });
}

async function make(shell: Shell, command: Command, about: object): Promise<NewReceiver> {
  const parsed = receiverAboutSchema.safeParse(about);
  if (!parsed.success) throw notUnderstood(parsed.error.issues[0]!);
  return await withStore(shell, command, async ({ database }) => {
    const { makeReceiver } = await import('../../alerts/index.ts');
    return await makeReceiver(database, parsed.data, userInfo().username);
  });
}

function notUnderstood({ path, message }: { path: readonly PropertyKey[]; message: string }): PersonError {
  return new PersonError('receiver.not-understood', { reason: `${path.join('.')}: ${message}` }, { exitCode: 2 });
}

interface ServerOptions {
  readonly address?: string;
  readonly host?: string;
  readonly port?: number;
  readonly security?: string;
  readonly user?: string;
  readonly sender?: string;
  readonly passwordFile?: string;
}

function server(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('server', {
      en: 'How mail leaves, and where links lead; shows it without options',
      'zh-CN': '设置邮件服务器与链接地址；不带选项则显示',
    })
    .option('--address <url>', t({ en: 'Where people open Rapport', 'zh-CN': '打开 Rapport 的地址' }))
    .option('--host <host>', t({ en: 'The SMTP server', 'zh-CN': 'SMTP 服务器' }))
    .option(
      '--port <port>',
      t({ en: 'Its port (465 with tls, else 587)', 'zh-CN': '端口（tls 默认 465，其余 587）' }),
      portNumber,
    )
    .option('--security <how>', MAIL_SECURITY.join(', '), oneOf(MAIL_SECURITY))
    .option('--user <name>', t({ en: 'User name', 'zh-CN': '用户名' }))
    .option('--password-file <file>', t({ en: 'The password is its first line', 'zh-CN': '密码为文件的第一行' }))
    .option('--sender <address>', t({ en: 'From which address', 'zh-CN': '发件地址' }))
    .action(async (options: ServerOptions, command: Command) => {
      const telling = await withStore(shell, command, async ({ database }) => {
        const { hasPassword: _hasPassword, ...before } = await tellingTold(database);
        if (Object.keys(options).length === 0) return await tellingTold(database);
        const { passwordFile, user, ...said } = options;
        const password =
          passwordFile === undefined ? undefined : (await readFile(passwordFile, 'utf8')).split(/\r?\n/)[0];
        const parsed = setTellingSchema.safeParse({
          ...before,
          ...said,
          ...(user === undefined ? {} : { username: user }),
          ...(password === undefined ? {} : { password }),
          security: said.security ?? before.security ?? 'starttls',
        });
        if (!parsed.success) throw notUnderstood(parsed.error.issues[0]!);
        return await writeTelling(database, parsed.data, userInfo().username);
      });
      answer(shell, command, telling, () => readableTelling(shell, telling));
    });
}

function test(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('test', { en: 'Send a test, now', 'zh-CN': '立即发送一条测试消息' })
    .argument('<receiver>', t({ en: 'Its name or number', 'zh-CN': '名称或编号' }))
    .action(async (name: string, _options: unknown, command: Command) => {
      const delivery = await withStore(shell, command, async ({ database }) => {
        const { deliveryItem, sendTest } = await import('../../alerts/index.ts');
        const sent = await sendTest(database, (await receiverNamed(database, name)).receiverId);
        if (sent.problem) throw new PersonError(sent.problem.code, sent.problem.about);
        return deliveryItem(sent);
      });
      answer(shell, command, delivery, () =>
        t({ en: `${delivery.receiver}: it arrived.`, 'zh-CN': `${delivery.receiver}：已送达。` }),
      );
    });
}

function remove(shell: Shell): Command {
  const { t } = shell;
  return shell
    .command('remove', { en: 'Tell it nothing more', 'zh-CN': '删除接收方' })
    .argument('<receiver>', t({ en: 'Its name or number', 'zh-CN': '名称或编号' }))
    .action(async (name: string, _options: unknown, command: Command) => {
      const gone = await withStore(shell, command, async ({ database }) => {
        const { receiverItem } = await import('../../alerts/index.ts');
        const found = await receiverNamed(database, name);
        await inTransaction(database, (connection) =>
          removeReceiver(connection, found.receiverId, userInfo().username),
        );
        return receiverItem(found);
      });
      answer(shell, command, gone, () =>
        t({ en: `${gone.about.name}: removed`, 'zh-CN': `${gone.about.name}：已删除` }),
      );
    });
}

function readable({ t }: Shell, found: readonly ReceiverItem[]): string {
  if (found.length === 0) return t({ en: 'No receivers.', 'zh-CN': '没有接收方。' });
  return table(
    [
      { title: '', align: 'right' },
      { title: t({ en: 'name', 'zh-CN': '名称' }) },
      { title: t({ en: 'how', 'zh-CN': '方式' }) },
      { title: t({ en: 'where', 'zh-CN': '地址' }) },
    ],
    found.map(({ receiverId, about }) => [
      String(receiverId),
      about.name,
      about.kind,
      about.kind === 'webhook' ? about.url : `${about.address} (${about.locale})`,
    ]),
  );
}

function readableTelling({ t }: Shell, telling: Telling): string {
  const { address, host, port, security, username, sender, hasPassword } = telling;
  const server =
    host === null
      ? t({ en: 'none', 'zh-CN': '无' })
      : [`${host}:${port ?? ''}`, security, username].filter(Boolean).join(', ');
  return [
    `${t({ en: 'links begin with', 'zh-CN': '链接地址' })}: ${address ?? '–'}`,
    `${t({ en: 'mail server', 'zh-CN': '邮件服务器' })}: ${server}`,
    `${t({ en: 'sender', 'zh-CN': '发件人' })}: ${sender ?? '–'}`,
    `${t({ en: 'password', 'zh-CN': '密码' })}: ${hasPassword ? t({ en: 'set', 'zh-CN': '已设置' }) : '–'}`,
  ].join('\n');
}
