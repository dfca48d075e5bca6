import type { Channel } from '../basics/channel.ts';
import type { Direction } from '../basics/direction.ts';

/** What a label of a channel says: the medium, and sometimes the direction ("Outcall", 外呼). */
export interface ChannelReading {
  readonly channel: Channel;
  readonly direction: Direction | null;
}

/**
 * The channel that a label means, in English or Chinese, whatever its case, spaces and hyphens.
 * Null where the label is not known.
 */
export function readChannel(label: string): ChannelReading | null {
  return WORDS.get(label) ?? WORDS.get(plain(label)) ?? null;
}

function plain(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_.·/()（）\u2010-\u2015\u200b-\u200f\ufeff"'“”「」【】[\],:;|&+#]+/g, '');
}

const WORDS: ReadonlyMap<string, ChannelReading> = new Map([
  ...all(
    'email',
    null,
    'email mail mails emails 邮件 電郵 电邮 电子邮件 邮箱 电子邮箱 電子郵件 emailsupport emailbox correo correoelectrónico courriel mél epost email邮件 邮件沟通 邮件咨询 邮件渠道 邮件客服 伊妹儿 emails邮件 emailticket viaemail byemail gmail outlook',
  ),
  ...all('email', 'inbound', 'inboundemail emailin emailinbound 来信'),
  ...all('email', 'outbound', 'outboundemail emailout emailoutbound'),
  ...all(
    'phone',
    null,
    'phone call calls telephone tel voice phonecall telephonecall mobile hotline pstn voip 电话 電話 热线 熱線 通话 语音 语音电话 电话沟通 客服热线 400电话 座机 手机 电话渠道 电话咨询 电话客服 客服电话 电话客服热线 固话 telefon telefono teléfono téléphone anruf appel llamada chiamata viaphone byphone overthephone phonesupport callcenter callcentre 呼叫中心 phone电话',
  ),
  ...all(
    'phone',
    'inbound',
    'inbound inboundcall incomingcall phonecallincoming voicemail incomingphonecall phoneincoming 语音留言 callin incall inboundphone phoneinbound callinbound 呼入 来电 呼入电话 电话呼入 进线 电话进线 来话',
  ),
  ...all(
    'phone',
    'outbound',
    'outbound outcall outboundcall outgoingcall phonecalloutgoing outgoingphonecall phoneoutgoing callout outboundphone phoneoutbound calloutbound callback 外呼 呼出 去电 电话外呼 外呼电话 呼出电话 电话回访 电话呼出 去话',
  ),
  ...all(
    'chat',
    null,
    'chat livechat webchat onlinechat im message messages messenger messaging inappchat whatsapp telegram wechat weixin line viber qq kakaotalk slack teams discord intercom dingtalk zalo bot chatbot 微信 企业微信 在线客服 在线 在线聊天 聊天 在线咨询 旺旺 千牛 钉钉 飞书 即时通讯 即时消息 公众号 微信公众号 小程序 客服聊天 线上客服 線上客服 網路客服 站内信 站内消息 app客服 微信客服 微信公众平台 企微 wecom wechatwork wechatofficial 微信小程序 在线会话 在线聊天客服 网页聊天 网页客服 客服会话 livechatsupport chatsupport onlinesupport webchatsupport instantmessage instantmessaging whatsappbusiness facebookmessenger fbmessenger imessage signal skype threema mattermost rocketchat zendeskchat tawkto zopim hangouts googlechat msteams microsoftteams 钉钉群 飞书消息 淘宝旺旺 阿里旺旺 京东咚咚 咚咚 拼多多客服 抖店客服 飞鸽 chat聊天 chatbots',
  ),
  ...all('sms', null, 'sms text textmessage mms textmessages rcs 短信 簡訊 短讯 短消息 手机短信'),
  ...all(
    'social',
    null,
    'social socialmedia twitter x facebook instagram tiktok weibo youtube linkedin reddit xiaohongshu 社交媒体 社交 微博 抖音 小红书 快手 知乎 论坛 评论 新浪微博 微博私信 抖音私信 小红书私信 b站 哔哩哔哩 贴吧 snapchat pinterest threads mastodon fb insta ig tweet twitterdm instagramdm facebookcomment facebookpost facebookprivatemessage twitterlike twitterfavorite appreview reviews appstore googleplay 应用商店',
  ),
  ...all(
    'web',
    null,
    'web webform form website portal contactform onlineform webticket ticket selfservice internet online 网页 网站 表单 在线表单 官网 工单 网页表单 网上 網站 留言 网站留言 在线留言',
  ),
  ...all('letter', null, 'letter post postal fax postalmail 信件 信函 书信 传真 邮寄 来函'),
  ...all(
    'in-person',
    null,
    'inpersonvisit storevisit instore inbranch showroom 现场接待 实体店 前台 窗口 inperson walkin store visit facetoface branch meeting onsite f2f counter 面谈 门店 到店 上门 柜台 现场 线下 拜访 面对面 营业厅 会面',
  ),
  ...all('other', null, 'other others misc 其他 其它 其他渠道'),
]);

function all(channel: Channel, direction: Direction | null, words: string): [string, ChannelReading][] {
  const reading = { channel, direction };
  return words.split(' ').map((word) => [word, reading]);
}
