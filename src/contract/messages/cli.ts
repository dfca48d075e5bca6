import type { Messages } from './message.ts';

const SEE_HELP = {
  en: 'See "rapport --help", or "rapport COMMAND --help".',
  'zh-CN': '请查看“rapport --help”或“rapport 命令 --help”。',
};

/** What the command line says when it is used wrongly or cannot go on. */
export const cli: Messages = {
  'cli.no-command': { says: { en: 'No command was given.', 'zh-CN': '没有给出命令。' }, fix: SEE_HELP },
  'cli.unknown-command': {
    says: { en: 'There is no command "{name}".', 'zh-CN': '没有“{name}”这个命令。' },
    fix: SEE_HELP,
  },
  'cli.unknown-command.suggestion': {
    says: { en: 'There is no command "{name}".', 'zh-CN': '没有“{name}”这个命令。' },
    fix: { en: 'Did you mean {suggestion}?', 'zh-CN': '您要找的是 {suggestion} 吗？' },
  },
  'cli.unknown-option': {
    says: { en: 'There is no option "{name}".', 'zh-CN': '没有“{name}”这个选项。' },
    fix: SEE_HELP,
  },
  'cli.unknown-option.suggestion': {
    says: { en: 'There is no option "{name}".', 'zh-CN': '没有“{name}”这个选项。' },
    fix: { en: 'Did you mean {suggestion}?', 'zh-CN': '您要找的是 {suggestion} 吗？' },
  },
  'cli.missing-argument': {
    says: { en: 'The argument "{name}" is missing.', 'zh-CN': '缺少参数“{name}”。' },
    fix: SEE_HELP,
  },
  'cli.missing-value': {
    says: { en: 'The option "{name}" needs a value.', 'zh-CN': '选项“{name}”需要一个值。' },
    fix: SEE_HELP,
  },
  'cli.missing-option': {
    says: { en: 'The option "{name}" is needed.', 'zh-CN': '必须给出选项“{name}”。' },
    fix: SEE_HELP,
  },
  'cli.excess-arguments': { says: { en: 'Too many arguments were given.', 'zh-CN': '参数过多。' }, fix: SEE_HELP },
  'cli.invalid-value': {
    says: { en: 'A value cannot be used: {detail}', 'zh-CN': '无法使用给出的值：{detail}' },
    fix: SEE_HELP,
  },
  'cli.usage': { says: { en: '{detail}', 'zh-CN': '{detail}' }, fix: SEE_HELP },
  'cli.no-json': {
    says: { en: '"rapport {command}" has no --json.', 'zh-CN': '“rapport {command}”没有 --json 选项。' },
    fix: { en: 'Leave --json away.', 'zh-CN': '请去掉 --json。' },
  },
  'cli.interrupted': { says: { en: 'Stopping …', 'zh-CN': '正在停止……' } },
  'cli.forbidden': {
    says: { en: 'This may not be read or written: {detail}', 'zh-CN': '没有读取或写入的权限：{detail}' },
    fix: {
      en: 'Check who owns it, or run as the user who may.',
      'zh-CN': '请检查其所有者，或以有权限的用户身份运行。',
    },
  },
  'cli.not-there': {
    says: { en: 'This is not there: {detail}', 'zh-CN': '找不到：{detail}' },
    fix: { en: 'Check how the path is spelt.', 'zh-CN': '请检查路径是否正确。' },
  },
  'cli.database-lost': {
    says: { en: 'The database went away in the middle: {detail}', 'zh-CN': '数据库连接中断：{detail}' },
    fix: {
      en: 'Run the same command again; what was confirmed is kept, the rest is done again.',
      'zh-CN': '请重新运行同一命令；已确认的内容都会保留，其余部分会重做。',
    },
  },
  'cli.unexpected': {
    says: { en: 'Something unexpected happened: {detail}', 'zh-CN': '发生了意外：{detail}' },
    fix: {
      en: 'Run it again with RAPPORT_DEBUG=1 and send us what it prints; "rapport doctor" checks the data.',
      'zh-CN': '请设置 RAPPORT_DEBUG=1 再运行一次，并把输出发给我们；“rapport doctor”可检查数据。',
    },
  },
  'cli.bad-country': {
    says: { en: '"{country}" is no country code.', 'zh-CN': '“{country}”不是国家代码。' },
    fix: { en: 'Give two letters, such as CN, DE or US.', 'zh-CN': '请使用两个字母，例如 CN、DE、US。' },
  },
  'cli.bad-zone': {
    says: { en: '"{zone}" is no time zone.', 'zh-CN': '“{zone}”不是时区。' },
    fix: {
      en: 'Give a name such as Asia/Shanghai, Europe/Berlin or UTC.',
      'zh-CN': '请使用 Asia/Shanghai、Europe/Berlin、UTC 这样的名称。',
    },
  },
  'cli.question-seconds': {
    says: { en: 'RAPPORT_QUESTION_SECONDS is "{value}".', 'zh-CN': 'RAPPORT_QUESTION_SECONDS 的值是“{value}”。' },
    fix: {
      en: 'Give a number of seconds, 3600 at most; or leave it out.',
      'zh-CN': '请填写秒数，最多 3600；也可不设置。',
    },
  },
  'cli.no-mapping': {
    says: { en: 'The mapping file {path} cannot be read.', 'zh-CN': '无法读取映射文件 {path}。' },
    fix: { en: 'Check the path after --map.', 'zh-CN': '请检查 --map 后面的路径。' },
  },
  'cli.bad-mapping': {
    says: { en: 'The mapping file {path} is not usable: {detail}', 'zh-CN': '映射文件 {path} 无法使用：{detail}' },
    fix: {
      en: 'It is JSON such as {"columns": {"Created": "at"}, "dateOrder": "dmy"}; "rapport import --dry-run" shows the columns.',
      'zh-CN':
        '它应是 JSON，例如 {"columns": {"创建时间": "at"}, "dateOrder": "ymd"}；“rapport import --dry-run”会列出各列。',
    },
  },
  'cli.conversation-record': {
    says: { en: '"{record}" names no records.', 'zh-CN': '“{record}”不是记录编号。' },
    fix: {
      en: 'Take "recordId" from "rapport history CUSTOMER --json"; a join needs two of them.',
      'zh-CN': '请使用“rapport history 客户 --json”中的 recordId；合并需要两个。',
    },
  },
  'cli.no-customer': {
    says: { en: 'No customer fits "{text}".', 'zh-CN': '没有与“{text}”相符的客户。' },
    fix: {
      en: 'Look for part of a name or address: rapport customers TEXT',
      'zh-CN': '可用姓名或地址的一部分查找：rapport customers 文字',
    },
  },
  'cli.several-customers': {
    says: { en: 'Several customers fit "{text}": {some} …', 'zh-CN': '有多位客户与“{text}”相符：{some} ……' },
    fix: {
      en: 'Give the id of one; "rapport customers TEXT" lists them.',
      'zh-CN': '请给出其中一位的 id；“rapport customers 文字”会列出他们。',
    },
  },
  'cli.token-taken': {
    says: { en: 'There is already a token named "{name}".', 'zh-CN': '已有名为“{name}”的令牌。' },
    fix: {
      en: 'Choose another name, or delete the old one in the settings.',
      'zh-CN': '请换一个名称，或在设置中删除旧令牌。',
    },
  },
  'backup.exists': {
    says: { en: '{file} exists already.', 'zh-CN': '{file} 已存在。' },
    fix: { en: 'Choose another name, or delete that file first.', 'zh-CN': '请换一个文件名，或先删除该文件。' },
  },
  'backup.blob-missing': {
    says: {
      en: 'The original {sha256} is not in the data directory any more.',
      'zh-CN': '数据目录中缺少原件 {sha256}。',
    },
    fix: {
      en: 'Put the folder "blobs" back from an older copy; "rapport doctor" names what is missing.',
      'zh-CN': '请从旧副本恢复“blobs”文件夹；“rapport doctor”会列出缺少的内容。',
    },
  },
  'backup.blob-damaged': {
    says: { en: 'The original {sha256} has been changed on disk.', 'zh-CN': '原件 {sha256} 在磁盘上已被改动。' },
    fix: {
      en: 'Put that file in the folder "blobs" back from an older copy.',
      'zh-CN': '请从旧副本恢复“blobs”文件夹中的该文件。',
    },
  },
  'restore.not-a-backup': {
    says: { en: '{file} is no backup of Rapport.', 'zh-CN': '{file} 不是 Rapport 的备份。' },
    fix: {
      en: 'Give a file that "rapport backup" wrote. Nothing was changed.',
      'zh-CN': '请给出由“rapport backup”写成的文件。数据未作任何改动。',
    },
  },
  'restore.damaged': {
    says: { en: 'The backup {file} is damaged ({detail}).', 'zh-CN': '备份 {file} 已损坏（{detail}）。' },
    fix: { en: 'Use another copy of it. Nothing was restored.', 'zh-CN': '请使用它的另一份副本。未恢复任何内容。' },
  },
  'restore.newer': {
    says: {
      en: 'The backup {file} was written by a newer Rapport (migration {found}; this one knows {known}).',
      'zh-CN': '备份 {file} 由更新版本的 Rapport 写成（迁移 {found}，当前版本只到 {known}）。',
    },
    fix: {
      en: 'Install the newer Rapport, then restore. Nothing was changed.',
      'zh-CN': '请先安装更新版本的 Rapport 再恢复。数据未作任何改动。',
    },
  },
  'restore.not-empty': {
    says: {
      en: 'There is already a history here; a backup is restored into an empty place only.',
      'zh-CN': '这里已有历史数据；备份只能恢复到空的位置。',
    },
    fix: {
      en: 'Name a new folder: rapport --data NEW restore FILE (or an empty database in DATABASE_URL).',
      'zh-CN': '请指定新文件夹：rapport --data 新目录 restore 文件（或在 DATABASE_URL 中使用空数据库）。',
    },
  },
  'doctor.node': { says: { en: 'Node.js {version} on {platform}', 'zh-CN': 'Node.js {version}，{platform}' } },
  'doctor.data': { says: { en: 'Data directory {data}, {free} free', 'zh-CN': '数据目录 {data}，剩余空间 {free}' } },
  'doctor.little-space': {
    says: { en: 'Only {free} are free for {data}.', 'zh-CN': '{data} 只剩 {free} 可用空间。' },
    fix: {
      en: 'Free at least 2 GB; an import needs about three times the size of its files.',
      'zh-CN': '请至少腾出 2 GB；导入大约需要文件大小三倍的空间。',
    },
  },
  'doctor.locale': {
    says: {
      en: 'Language of this shell: {stated} (answers in {locale})',
      'zh-CN': '终端语言：{stated}（以 {locale} 作答）',
    },
  },
  'doctor.database': { says: { en: 'PostgreSQL {version}', 'zh-CN': 'PostgreSQL {version}' } },
  'doctor.migrations': {
    says: { en: 'Schema {number} of {known}', 'zh-CN': '数据库结构版本 {number}，共 {known}' },
    fix: {
      en: 'Start Rapport once: it brings the database up to date.',
      'zh-CN': '请启动一次 Rapport，它会把数据库更新到当前版本。',
    },
  },
  'doctor.clock': {
    says: { en: 'Clock right; the organisation is in {zone}', 'zh-CN': '时钟正常；组织所在时区为 {zone}' },
  },
  'doctor.clock-wrong': {
    says: {
      en: 'The clocks of this machine and of the database differ by {seconds} s.',
      'zh-CN': '本机与数据库的时钟相差 {seconds} 秒。',
    },
    fix: {
      en: 'Set both by a time server (NTP); "waiting since" is wrong by that much.',
      'zh-CN': '请用时间服务器（NTP）校准两者；否则“等待时长”会有同样的误差。',
    },
  },
  'doctor.originals': {
    says: { en: 'Originals are there ({count} looked at)', 'zh-CN': '原件齐全（抽查了 {count} 份）' },
  },
  'doctor.original-missing': {
    says: {
      en: 'The original {name} of import {import} is missing ({sha256}).',
      'zh-CN': '导入 {import} 的原件 {name} 缺失（{sha256}）。',
    },
    fix: {
      en: 'Put the folder "blobs" back from a copy, or import that file again.',
      'zh-CN': '请从副本恢复“blobs”文件夹，或重新导入该文件。',
    },
  },
  'doctor.imports': { says: { en: 'No import is left unfinished', 'zh-CN': '没有未完成的导入' } },
  'doctor.imports-open': {
    says: {
      en: '{count} imports are waiting or running; "rapport start" goes on with them',
      'zh-CN': '有 {count} 次导入在排队或进行中；“rapport start”会继续处理',
    },
  },
  'doctor.search': {
    says: {
      en: 'The search index covers {indexed} of {days} days; the others are read when you search',
      'zh-CN': '搜索索引已覆盖 {days} 天中的 {indexed} 天；其余日期在搜索时直接读取',
    },
  },
  'doctor.sentiment': {
    says: {
      en: 'The sentiment of the oldest messages is inferred by method {method}',
      'zh-CN': '最早的消息已按方法 {method} 推断情绪',
    },
  },
  'doctor.sentiment-old': {
    says: {
      en: 'Of the {count} oldest messages {old} are not judged by method {method} of inferred sentiment; "rapport replay" judges them',
      'zh-CN': '最早的 {count} 条消息中，有 {old} 条尚未按推断情绪的方法 {method} 判断；执行“rapport replay”即可补上',
    },
  },
  'doctor.problems-none': { says: { en: 'No record was refused', 'zh-CN': '没有未能读懂的记录' } },
  'doctor.problems': {
    says: {
      en: '{count} records were refused; "rapport problems" says why',
      'zh-CN': '有 {count} 条记录未能读懂；“rapport problems”会说明原因',
    },
  },
  'start.ready': {
    says: {
      en: 'Rapport runs at {address} (stop it with Ctrl-C)',
      'zh-CN': 'Rapport 已在 {address} 运行（按 Ctrl-C 停止）',
    },
  },
  'start.set-up': {
    says: {
      en: 'Create the owner’s account, with this link, once: {link}',
      'zh-CN': '请用这个一次性链接创建所有者账户：{link}',
    },
  },
  'start.stopping': { says: { en: 'Stopping …', 'zh-CN': '正在停止……' } },
  'start.port-in-use': {
    says: {
      en: 'Port {port} on {host} is in use by another program.',
      'zh-CN': '{host} 上的端口 {port} 已被其他程序占用。',
    },
    fix: {
      en: 'Choose another one, for example: rapport start --port 7401',
      'zh-CN': '请换一个端口，例如：rapport start --port 7401',
    },
  },
  'start.port-forbidden': {
    says: { en: 'Port {port} may not be used by this user.', 'zh-CN': '当前用户无权使用端口 {port}。' },
    fix: {
      en: 'Choose one above 1023, for example: rapport start --port 7400',
      'zh-CN': '请选择 1023 以上的端口，例如：rapport start --port 7400',
    },
  },
  'start.no-such-address': {
    says: { en: 'This machine has no address "{host}".', 'zh-CN': '本机没有地址“{host}”。' },
    fix: {
      en: 'Use 127.0.0.1 (this machine only) or 0.0.0.0 (everyone).',
      'zh-CN': '请使用 127.0.0.1（仅本机）或 0.0.0.0（所有人）。',
    },
  },
};
