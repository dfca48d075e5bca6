import type { QualityGroup, QualityRowsKind } from '../../contract/quality.ts';
import type { Localised } from '../../contract/text.ts';

/** What is read in one pass; each is a `.sql` file of rows with a `source` and a `slot`. */
export const FAMILIES = {
  interactions: { sql: new URL('./interactions.sql', import.meta.url), rows: 'interactions' },
  touched: { sql: new URL('./touched.sql', import.meta.url), rows: 'interactions' },
  records: { sql: new URL('./records.sql', import.meta.url), rows: 'records' },
  imports: { sql: new URL('./imports.sql', import.meta.url), rows: 'imports' },
} as const satisfies Record<string, { sql: URL; rows: QualityRowsKind }>;
export type Family = keyof typeof FAMILIES;

/**
 * One thing that data should be. `column` of its family: true is not so, false is, null is not looked
 * at; of imports it is how many are not. `of`: what is looked at, where that is not the column itself.
 */
export interface Measure {
  readonly id: string;
  readonly group: QualityGroup;
  readonly family: Family;
  readonly column: string;
  readonly of?: 'interactions' | 'seen';
  /** A column: known by a rule alone. */
  readonly filled?: string;
  readonly label: Localised;
  readonly definition: Localised;
}

export const MEASURES: readonly Measure[] = [
  {
    id: 'customer-known',
    group: 'completeness',
    family: 'interactions',
    column: 'lacks_customer',
    label: { en: 'Customer unknown', 'zh-CN': '客户未知' },
    definition: {
      en: 'Messages, calls and ratings that no address, number, account or name assigns to a customer, out of all.',
      'zh-CN': '没有邮箱、号码、账号或姓名可以确定客户的消息、通话和评价，占全部的比例。',
    },
  },
  {
    id: 'agent-known',
    group: 'completeness',
    family: 'interactions',
    column: 'lacks_agent',
    label: { en: 'Agent unknown', 'zh-CN': '客服未知' },
    definition: {
      en: 'Messages and calls from our side that do not say who of us wrote or spoke, out of all from our side.',
      'zh-CN': '由我方发出但未注明是谁的消息和通话，占我方全部消息和通话的比例。',
    },
  },
  {
    id: 'direction-known',
    group: 'completeness',
    family: 'interactions',
    column: 'lacks_direction',
    filled: 'fills_direction',
    label: { en: 'Direction unknown', 'zh-CN': '方向未知' },
    definition: {
      en: 'Messages and calls of which neither the source nor the conversation tells whether they came in or went out, out of all. Filled: the conversation or the addresses told it.',
      'zh-CN': '来源和会话都无法说明是收到还是发出的消息和通话，占全部的比例。“补全”表示由会话或地址推断得出。',
    },
  },
  {
    id: 'text-present',
    group: 'completeness',
    family: 'interactions',
    column: 'lacks_text',
    label: { en: 'Message without content', 'zh-CN': '消息没有内容' },
    definition: {
      en: 'Messages with neither subject, text nor attachment, out of all messages.',
      'zh-CN': '既无主题、正文，也无附件的消息，占全部消息的比例。',
    },
  },
  {
    id: 'language-known',
    group: 'completeness',
    family: 'interactions',
    column: 'lacks_language',
    filled: 'fills_language',
    label: { en: 'Language unknown', 'zh-CN': '语言未知' },
    definition: {
      en: 'Messages whose text does not tell its language (a few words, a number, two languages mixed), out of all with a text. No source says it: each known one is filled from the text.',
      'zh-CN':
        '从正文无法判断语言的消息（只有几个字、只有数字或多语混杂），占全部有正文消息的比例。来源都不注明语言，已知的均由正文推断补全。',
    },
  },
  {
    id: 'refused',
    group: 'validity',
    family: 'records',
    column: 'is_refused',
    label: { en: 'Refused', 'zh-CN': '未能读懂' },
    definition: {
      en: 'Records that could not be understood and wait under “Problems”, out of all that came, by when they came.',
      'zh-CN': '未能读懂、在“问题”中等待处理的记录，占收到的全部记录的比例，按到达时间计。',
    },
  },
  {
    id: 'duplicates',
    group: 'uniqueness',
    family: 'imports',
    column: 'duplicates',
    of: 'seen',
    label: { en: 'Seen before', 'zh-CN': '重复收到' },
    definition: {
      en: 'Records that were known already when they came (the same row twice, a file again), out of all that came, by when their import began. They are stored once.',
      'zh-CN':
        '到达时已经存在的记录（同一行出现两次、文件重复导入），占收到的全部记录的比例，按导入开始时间计。每条只保存一次。',
    },
  },
  {
    id: 'repeats',
    group: 'uniqueness',
    family: 'interactions',
    column: 'is_repeat',
    label: { en: 'Same exchange again', 'zh-CN': '同一互动的再次出现' },
    definition: {
      en: 'Interactions that are the same exchange as another (a mail in two mailboxes, a call in two systems), out of all that are kept. They are counted once everywhere else.',
      'zh-CN':
        '与另一条是同一次沟通的互动（同一邮件在两个邮箱、同一通话在两个系统），占保存的全部互动的比例。其他各处均只计一次。',
    },
  },
  {
    id: 'impossible-reply',
    group: 'consistency',
    family: 'touched',
    column: 'is_impossible_reply',
    of: 'interactions',
    label: { en: 'Reply before its question', 'zh-CN': '答复早于提问' },
    definition: {
      en: 'Records whose reply is dated before what it replies to, per interaction. The time of the reply is left out of every statistic.',
      'zh-CN': '答复时间早于提问时间的记录，与互动数之比。该答复时间不计入任何统计。',
    },
  },
  {
    id: 'impossible-duration',
    group: 'consistency',
    family: 'touched',
    column: 'is_impossible_duration',
    of: 'interactions',
    label: { en: 'Impossible duration', 'zh-CN': '不可能的时长' },
    definition: {
      en: 'Records with a duration that is negative or without end, per interaction. It is left out of every statistic.',
      'zh-CN': '时长为负或长得不可能的记录，与互动数之比。该时长不计入任何统计。',
    },
  },
  {
    id: 'own-people',
    group: 'consistency',
    family: 'interactions',
    column: 'is_own_person',
    label: { en: 'Our own people as customers', 'zh-CN': '己方人员被当作客户' },
    definition: {
      en: 'Messages and calls filed under somebody who speaks for us elsewhere: one of the two directions is wrong. Out of all messages and calls.',
      'zh-CN': '归在某人名下、而此人在别处代表我方的消息和通话：两处方向必有一处有误。占全部消息和通话的比例。',
    },
  },
  {
    id: 'dated-ahead',
    group: 'consistency',
    family: 'interactions',
    column: 'is_ahead',
    label: { en: 'Dated after its arrival', 'zh-CN': '时间晚于到达' },
    definition: {
      en: 'Interactions said to have happened more than a day after they arrived here (a wrong clock, day and month swapped), out of all.',
      'zh-CN': '所注时间比到达本系统还晚一天以上的互动（时钟错误、日月颠倒），占全部互动的比例。',
    },
  },
  {
    id: 'cards',
    group: 'sensitive',
    family: 'interactions',
    column: 'has_card',
    label: { en: 'Payment card numbers', 'zh-CN': '支付卡号' },
    definition: {
      en: 'Interactions with a payment card number (known issuer, right check digit) in a text, a name or an attribute, out of all with a text. Masked where a recipe says so.',
      'zh-CN':
        '正文、姓名或附加信息中含有支付卡号（发卡机构已知且校验位正确）的互动，占全部有正文互动的比例。可在清洗方案中开启隐藏。',
    },
  },
  {
    id: 'id-numbers',
    group: 'sensitive',
    family: 'interactions',
    column: 'has_id_number',
    label: { en: 'Chinese identity numbers', 'zh-CN': '身份证号' },
    definition: {
      en: 'Interactions with a Chinese identity number (province, date of birth and check character are right) in a text, a name or an attribute, out of all with a text. Masked where a recipe says so.',
      'zh-CN':
        '正文、姓名或附加信息中含有身份证号（地区、出生日期和校验码均正确）的互动，占全部有正文互动的比例。可在清洗方案中开启隐藏。',
    },
  },
  {
    id: 'bank-accounts',
    group: 'sensitive',
    family: 'interactions',
    column: 'has_bank_account',
    label: { en: 'Bank accounts', 'zh-CN': '银行账号' },
    definition: {
      en: 'Interactions with an IBAN or a Chinese bank card number whose check digits are right in a text, a name or an attribute, out of all with a text. Masked where a recipe says so.',
      'zh-CN':
        '正文、姓名或附加信息中含有 IBAN 或银行卡号（校验位正确）的互动，占全部有正文互动的比例。可在清洗方案中开启隐藏。',
    },
  },
];

/** Beside the measures: no share but a length of time. */
export const DELAY = {
  label: { en: 'From event to arrival', 'zh-CN': '从发生到到达' },
  definition: {
    en: 'How long after it happened a record arrived here, of sources that send live. Files are left out: they are as late as they are.',
    'zh-CN': '实时来源的记录从发生到到达本系统所用的时间。文件导入不计：其早晚由导入时间决定。',
  },
} as const satisfies { label: Localised; definition: Localised };
