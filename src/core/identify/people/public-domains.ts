/** Mailboxes that anybody can have: their domain says nothing about whom somebody works for. */
export const PUBLIC_DOMAINS: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com icloud.com me.com mac.com ' +
    'gmx.de gmx.net gmx.at web.de t-online.de freenet.de posteo.de mail.com proton.me protonmail.com zoho.com yandex.ru mail.ru ' +
    'inbox.ru bk.ru qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn vip.qq.com ' +
    'orange.fr free.fr laposte.net libero.it wp.pl seznam.cz naver.com hanmail.net docomo.ne.jp example.com'
  ).split(' '),
);
