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
