import type { Messages } from './message.ts';

/** Who may ask, and why not. */
export const access: Messages = {
  'access.signed-out': {
    says: { en: 'You are not signed in.', 'zh-CN': '您尚未登录。' },
    fix: {
      en: 'Sign in, or send an API token as “Authorization: Bearer …”.',
      'zh-CN': '请登录，或以“Authorization: Bearer …”发送 API 令牌。',
    },
  },
  'access.not-for-tokens': {
    says: { en: 'An API token may not do this.', 'zh-CN': 'API 令牌无权执行此操作。' },
    fix: { en: 'Sign in on the page.', 'zh-CN': '请在网页上登录。' },
  },
  'access.wrong': {
    says: { en: 'Name or password is wrong.', 'zh-CN': '姓名或密码不正确。' },
    fix: { en: 'Check both and try again.', 'zh-CN': '请核对后重试。' },
  },
  'access.too-often': {
    says: { en: 'Too many attempts to sign in.', 'zh-CN': '登录尝试过于频繁。' },
    fix: { en: 'Wait {seconds} seconds, then try again.', 'zh-CN': '请等待 {seconds} 秒后再试。' },
  },
  'access.other-site': {
    says: { en: 'This request came from another site.', 'zh-CN': '该请求来自其他网站。' },
    fix: { en: 'Open Rapport at its own address and try again.', 'zh-CN': '请在 Rapport 自己的地址打开后重试。' },
  },
  'set-up.done': {
    says: { en: 'Rapport is set up already.', 'zh-CN': 'Rapport 已完成初始设置。' },
    fix: { en: 'Sign in with name and password.', 'zh-CN': '请用姓名和密码登录。' },
  },
  'set-up.link': {
    says: { en: 'This set-up link is not valid (any more).', 'zh-CN': '此设置链接无效或已失效。' },
    fix: {
      en: 'Use the link that the latest “rapport start” has printed.',
      'zh-CN': '请使用最近一次“rapport start”输出的链接。',
    },
  },
  'token.taken': {
    says: { en: 'There is a token named “{name}” already.', 'zh-CN': '已有名为“{name}”的令牌。' },
    fix: { en: 'Choose another name, or delete the old token.', 'zh-CN': '请换一个名称，或删除旧令牌。' },
  },
  'token.unknown': {
    says: { en: 'There is no token named “{name}”.', 'zh-CN': '没有名为“{name}”的令牌。' },
    fix: { en: 'Choose one from the list of tokens.', 'zh-CN': '请从令牌列表中选择。' },
  },
};
