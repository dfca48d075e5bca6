import type { Messages } from './message.ts';

/** What people keep an eye on: saved questions and alerts. */
export const watch: Messages = {
  'question.unknown': {
    says: { en: 'There is no saved question "{question}".', 'zh-CN': '没有已保存的问题“{question}”。' },
    fix: {
      en: 'See "rapport questions list" for those that there are.',
      'zh-CN': '请用“rapport questions list”查看现有的问题。',
    },
  },
  'question.name-taken': {
    says: { en: 'There is a saved question "{name}" already.', 'zh-CN': '已有名为“{name}”的问题。' },
    fix: { en: 'Choose another name, or change that one.', 'zh-CN': '请换一个名称，或修改已有的那个。' },
  },
  'question.fixed-span': {
    says: { en: 'A fixed span needs --from and --to as dates.', 'zh-CN': '固定时间范围需要 --from 和 --to 两个日期。' },
    fix: {
      en: 'Write for example --from 2026-03-01 --to 2026-04-01, or --range 30d for a span that moves with the clock.',
      'zh-CN': '例如 --from 2026-03-01 --to 2026-04-01；随时间推移的范围请用 --range 30d。',
    },
  },
  'alert.unknown': {
    says: { en: 'There is no alert "{alert}".', 'zh-CN': '没有提醒“{alert}”。' },
    fix: {
      en: 'See "rapport alerts list" for those that there are.',
      'zh-CN': '请用“rapport alerts list”查看现有的提醒。',
    },
  },
  'alert.too-many-cells': {
    says: { en: 'It would watch more than {most} values.', 'zh-CN': '需要监测的值超过 {most} 个。' },
    fix: {
      en: 'Split by something with fewer values, or filter.',
      'zh-CN': '请换一个取值较少的拆分维度，或加上筛选。',
    },
  },
  'alert.clears-beyond': {
    says: { en: 'It would clear where it fires.', 'zh-CN': '解除值与触发值方向相反。' },
    fix: {
      en: 'Above: let it clear at the threshold or lower. Below: at the threshold or higher.',
      'zh-CN': '高于时触发：解除值不得大于触发值；低于时触发：解除值不得小于触发值。',
    },
  },
  'alert-fires.above': { says: { en: 'above {value}', 'zh-CN': '高于 {value}' } },
  'alert-fires.below': { says: { en: 'below {value}', 'zh-CN': '低于 {value}' } },
  'alert.for': { says: { en: 'for {time}', 'zh-CN': '持续 {time}' } },
  'alert.at-least': { says: { en: 'with n of at least {n}', 'zh-CN': '样本不少于 {n}' } },
  'alert.clears-down': { says: { en: 'clears at {value} or less', 'zh-CN': '降至 {value} 或更低时解除' } },
  'alert.clears-up': { says: { en: 'clears at {value} or more', 'zh-CN': '升至 {value} 或更高时解除' } },
  'alert.metric': { says: { en: '{metric} ({aggregate})', 'zh-CN': '{metric}（{aggregate}）' } },
  'alert.longer': { says: { en: 'longer than {time}', 'zh-CN': '超过 {time}' } },
  'alert.window': { says: { en: 'no further contact within {days} days', 'zh-CN': '{days} 天内未再联系' } },
  'alert.within': { says: { en: 'within {value}', 'zh-CN': '{value} 以内' } },
  'alert.business': { says: { en: 'business clock', 'zh-CN': '工作时间口径' } },
  'alert.by': { says: { en: 'each by {by}', 'zh-CN': '按{by}分别监测' } },
  'alert.one-side': {
    says: { en: 'An alert fires either above or below a value.', 'zh-CN': '提醒要么在高于、要么在低于某值时触发。' },
    fix: { en: 'Give --above or --below, not both.', 'zh-CN': '请给出 --above 或 --below 之一。' },
  },
  'alert.not-understood': {
    says: { en: 'The alert was not understood: {reason}', 'zh-CN': '无法理解该提醒：{reason}' },
    fix: { en: 'See "rapport alerts add --help".', 'zh-CN': '请查看“rapport alerts add --help”。' },
  },
  'alert-cleared.value': { says: { en: 'the value came back', 'zh-CN': '数值已恢复' } },
  'alert-cleared.corrected': {
    says: {
      en: 'the numbers it fired on have changed since: now {value}',
      'zh-CN': '触发时的数据后来有变动，现为 {value}',
    },
  },
  'alert-cleared.no-data': { says: { en: 'nothing is measured any more', 'zh-CN': '已无可计量的数据' } },
  'alert-cleared.changed': { says: { en: 'the alert was changed', 'zh-CN': '提醒已修改' } },
  'alert-cleared.removed': { says: { en: 'the alert was removed', 'zh-CN': '提醒已删除' } },
  'firing.unknown': {
    says: { en: 'There is no firing {firing}.', 'zh-CN': '没有编号为 {firing} 的触发记录。' },
    fix: { en: 'See "rapport alerts firings".', 'zh-CN': '请查看“rapport alerts firings”。' },
  },
  'receiver.unknown': {
    says: { en: 'There is no receiver "{receiver}".', 'zh-CN': '没有接收方“{receiver}”。' },
    fix: {
      en: 'See "rapport receivers list" for those that there are.',
      'zh-CN': '请用“rapport receivers list”查看现有的接收方。',
    },
  },
  'receiver.name-taken': {
    says: { en: 'There is a receiver "{name}" already.', 'zh-CN': '已有名为“{name}”的接收方。' },
    fix: { en: 'Choose another name, or remove that one.', 'zh-CN': '请换一个名称，或先删除已有的那个。' },
  },
  'receiver.not-understood': {
    says: { en: 'The receiver was not understood: {reason}', 'zh-CN': '无法理解该接收方：{reason}' },
    fix: { en: 'See "rapport receivers --help".', 'zh-CN': '请查看“rapport receivers --help”。' },
  },
  'delivery.unknown': {
    says: { en: 'There is no delivery {delivery}.', 'zh-CN': '没有编号为 {delivery} 的通知。' },
    fix: { en: 'See the alerts page for those that there are.', 'zh-CN': '请在提醒页面查看现有的通知。' },
  },
  'webhook.private': {
    says: {
      en: '{host} is an address in a private network, or one that no webhook may go to.',
      'zh-CN': '{host} 属于内网地址，或不允许作为 Webhook 目标。',
    },
    fix: {
      en: 'Make it again and allow private networks, if that is what you mean.',
      'zh-CN': '如确需使用内网地址，请重新添加并勾选允许内网。',
    },
  },
  'webhook.with-password': {
    says: { en: 'The address contains a name or a password.', 'zh-CN': '地址中含有用户名或密码。' },
    fix: {
      en: 'Leave it out: check the signature of each message instead.',
      'zh-CN': '请去掉；接收方可改为核对每条消息的签名。',
    },
  },
  'webhook.redirected': {
    says: { en: 'It answered with {status}, which leads elsewhere.', 'zh-CN': '返回了 {status} 重定向。' },
    fix: { en: 'Give the address that it leads to.', 'zh-CN': '请直接填写重定向后的地址。' },
  },
  'webhook.status': {
    says: { en: 'It answered with status {status}.', 'zh-CN': '返回状态码 {status}。' },
    fix: { en: 'See what the receiving program says about it.', 'zh-CN': '请查看接收程序的记录。' },
  },
  'webhook.timeout': {
    says: { en: '{host} did not answer in time.', 'zh-CN': '{host} 未在时限内应答。' },
    fix: { en: 'It must answer within ten seconds.', 'zh-CN': '接收方须在 10 秒内应答。' },
  },
  'webhook.unknown-host': {
    says: { en: 'The name {host} is not known.', 'zh-CN': '无法解析 {host}。' },
    fix: { en: 'Check the address for a typing error.', 'zh-CN': '请检查地址是否有误。' },
  },
  'webhook.failed': {
    says: { en: '{host} could not be reached: {reason}', 'zh-CN': '无法连接 {host}：{reason}' },
    fix: {
      en: 'Check that it runs, and that this machine may reach it.',
      'zh-CN': '请确认它正在运行，且本机可以访问。',
    },
  },
  'mail.not-set': {
    says: { en: 'No mail server is set.', 'zh-CN': '尚未设置邮件服务器。' },
    fix: {
      en: 'Set it on the alerts page, or with "rapport receivers server".',
      'zh-CN': '请在提醒页面或用“rapport receivers server”设置。',
    },
  },
  'mail.sign-in': {
    says: { en: '{host} refused the user name or the password.', 'zh-CN': '{host} 拒绝了用户名或密码。' },
    fix: { en: 'Set both anew.', 'zh-CN': '请重新设置。' },
  },
  'mail.address-refused': {
    says: { en: '{host} refused an address: {reason}', 'zh-CN': '{host} 拒绝了邮件地址：{reason}' },
    fix: { en: 'Check the sender and the receiver.', 'zh-CN': '请检查发件人与收件人。' },
  },
  'mail.failed': {
    says: { en: '{host} did not take the mail: {reason}', 'zh-CN': '{host} 未接收邮件：{reason}' },
    fix: { en: 'Check host, port and encryption.', 'zh-CN': '请检查主机、端口和加密方式。' },
  },
  'alert-mail.test-subject': { says: { en: 'Rapport: a test', 'zh-CN': 'Rapport：测试' } },
  'alert-mail.test': {
    says: {
      en: 'This is a test. Alerts that name this receiver will arrive here.',
      'zh-CN': '这是一条测试消息。指定此接收方的提醒将发送到这里。',
    },
  },
  'alert-mail.fired-subject': { says: { en: 'Rapport: {name}: {value}', 'zh-CN': 'Rapport：{name}：{value}' } },
  'alert-mail.cleared-subject': {
    says: { en: 'Rapport: {name}: cleared at {value}', 'zh-CN': 'Rapport：{name}：已解除（{value}）' },
  },
  'alert-mail.fired': {
    says: { en: 'Fired {time}: {value} (n = {n})', 'zh-CN': '触发于 {time}：{value}（样本 {n}）' },
  },
  'alert-mail.cleared': { says: { en: 'Cleared {time}: {why}', 'zh-CN': '解除于 {time}：{why}' } },
  'alert-mail.link': { says: { en: 'The answer as it was then: {link}', 'zh-CN': '查看当时的结果：{link}' } },
  'alert-mail.foot': {
    says: {
      en: 'You get this because an alert of Rapport names you. It can be muted or changed on the page Alerts.',
      'zh-CN': '您收到此邮件是因为 Rapport 的某个提醒将您设为接收方，可在“提醒”页面静音或修改。',
    },
  },
};
