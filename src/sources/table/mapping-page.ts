import { DURATION_UNITS, type Field, FIELDS, headersOf } from './fields.ts';

/** What may stand in a column, for people who write a mapping. */
const TEXTS: Readonly<Record<Field | 'ignore', { readonly en: string; readonly 'zh-CN': string }>> = {
  id: {
    en: 'The record’s own key. With it, the same row in another export is the same record.',
    'zh-CN': '记录自身的编号。有了它，另一次导出中的同一行就是同一条记录。',
  },
  matter: {
    en: 'What belongs together: the number of a ticket or conversation. Without it each row is a matter of its own.',
    'zh-CN': '同属一件事的标识：工单号或会话号。没有此列时，每行各成一件事。',
  },
  customer: {
    en: 'The customer’s number or account in that system; a name where there is nothing else.',
    'zh-CN': '客户在该系统中的编号或账号；没有时可以是姓名。',
  },
  'customer-name': {
    en: 'The customer’s name. A name alone never joins two customers.',
    'zh-CN': '客户姓名。仅凭姓名不会合并客户。',
  },
  'customer-email': { en: 'The customer’s mail address.', 'zh-CN': '客户邮箱。' },
  'customer-phone': {
    en: 'The customer’s telephone number; without a prefix it is of the country that is chosen (`--country`).',
    'zh-CN': '客户电话；没有国际区号时，按所选国家（`--country`）处理。',
  },
  company: { en: 'The company of the customer.', 'zh-CN': '客户所属公司。' },
  agent: { en: 'Who of us wrote, spoke or closed: name or account.', 'zh-CN': '我方经办人：姓名或账号。' },
  'agent-id': { en: 'Their number.', 'zh-CN': '经办人工号。' },
  'agent-email': { en: 'Their mail address.', 'zh-CN': '经办人邮箱。' },
  'agent-extension': { en: 'Their telephone extension.', 'zh-CN': '经办人分机号。' },
  from: {
    en: 'Who wrote or called, where a table does not say who is the customer.',
    'zh-CN': '发送方或主叫方（表格未区分客户与客服时使用）。',
  },
  to: { en: 'To whom.', 'zh-CN': '接收方或被叫方。' },
  at: {
    en: 'The moment of the contact, in any form; the order of day and month is decided for the whole column.',
    'zh-CN': '联系发生的时间，格式不限；日月顺序按整列判断。',
  },
  'at-date': { en: 'Its date, where date and time have a column each.', 'zh-CN': '日期（日期与时间分列时）。' },
  'at-time': { en: 'Its time of day.', 'zh-CN': '时刻（日期与时间分列时）。' },
  channel: { en: 'E-mail, telephone, chat …, in any spelling.', 'zh-CN': '渠道：邮件、电话、聊天等，写法不限。' },
  direction: { en: 'Came in, went out, or internal.', 'zh-CN': '方向：收到、发出或内部。' },
  subject: { en: 'The subject line.', 'zh-CN': '主题。' },
  topic: {
    en: 'The category that your system gives; a split of the statistics.',
    'zh-CN': '系统给出的分类，可用于统计拆分。',
  },
  subtopic: { en: 'The category below it.', 'zh-CN': '下一级分类。' },
  tags: {
    en: 'Tags, several in one cell separated by `;`, `,`, `|` or a line end.',
    'zh-CN': '标签；一个单元格内可有多个，以分号、逗号、竖线或换行分隔。',
  },
  text: { en: 'What was said.', 'zh-CN': '内容。' },
  'reply-at': { en: 'When the customer was answered.', 'zh-CN': '答复时间。' },
  'reply-text': { en: 'The answer.', 'zh-CN': '答复内容。' },
  answered: { en: 'Whether a call was answered: yes or no, in any form.', 'zh-CN': '是否接听：各种“是/否”写法。' },
  'answered-at': { en: 'When it was picked up.', 'zh-CN': '接听时间。' },
  'ended-at': { en: 'When it ended.', 'zh-CN': '结束时间。' },
  waited: { en: 'How long the customer waited for the answer or the pick-up.', 'zh-CN': '客户等待答复或接听的时长。' },
  talked: { en: 'How long was spoken.', 'zh-CN': '通话时长。' },
  held: { en: 'How long the customer was on hold.', 'zh-CN': '保持时长。' },
  'wrapped-up': { en: 'After-contact work.', 'zh-CN': '话后处理时长。' },
  handled: { en: 'Talk, hold and after-contact work together.', 'zh-CN': '处理总时长（通话、保持与话后处理之和）。' },
  rating: {
    en: 'A rating on any scale: numbers, stars, per cent, words, thumbs. `ratingScale` decides where a column does not.',
    'zh-CN': '任意量表的评分：数字、星级、百分比、文字或拇指。列本身无法判断时，以 `ratingScale` 为准。',
  },
  'rated-at': { en: 'When it was given.', 'zh-CN': '评价时间。' },
  'survey-sent-at': { en: 'When the survey was sent.', 'zh-CN': '问卷发送时间。' },
  resolved: { en: 'Whether the matter is resolved: yes or no, or a status.', 'zh-CN': '是否已解决：是/否或状态。' },
  'resolved-at': {
    en: 'When it was resolved or closed; of several times the last. Empty: not yet.',
    'zh-CN': '解决或关闭的时间；多次解决时取最后一次。空白表示尚未解决。',
  },
  reopens: { en: 'How often it was opened again.', 'zh-CN': '重新打开的次数。' },
  ignore: { en: 'Leaves the column out. It stays in the original.', 'zh-CN': '不使用该列；原始文件中仍保留。' },
};

/** `docs/mapping.md`: what a column may be, and by which headers it is known, in both languages, from {@link FIELDS}. */
export function mappingPage(): string {
  return [HEAD, ...FIELDS.map(rowOf), `| \`ignore\` | ${cellOf('ignore')} | |`, '', FOOT].join('\n');
}

const HEAD = `<!-- Generated from src/sources/table/mapping-page.ts; do not edit. -->

# Mapping a table · 表格映射

Rapport guesses what each column is, from its header and from all of its values, and says why. A mapping corrects the guess: in the wizard, or as a file
for \`rapport import FILE --map map.json\`. It is kept with the import, and a profile recognises the next file of the same columns.

Rapport 根据表头和整列的值判断每列的含义，并说明依据。判断有误时可用映射更正：在导入向导中修改，或写成文件并执行
\`rapport import 文件 --map map.json\`。映射随导入保存；存为方案后，列相同的文件会自动套用。

\`\`\`json
{
  "system": "old-desk",
  "columns": { "Ticket opened": "at", "Closed by": "agent", "Waited": "waited:min", "Notes": "ignore" },
  "dateOrder": "dmy",
  "ratingScale": "1-5",
  "agents": ["@your-domain.example", "Ann Lee", "204"],
  "excelDates": "1900",
  "repairSwappedDates": true,
  "attributes": { "Weight": { "name": "weight", "unit": "lb" }, "Basket": { "name": "basket", "money": "column" } },
  "tolerance": { "refused": { "warn": 1, "stop": 10 }, "rules": { "unknown-channel": { "stop": 5 } } }
}
\`\`\`

| key · 键 | meaning · 含义 |
| --- | --- |
| \`system\` | Names the system that the table is from: keys and accounts of two systems are never mixed.<br>表格所属系统的名称：不同系统的编号和账号互不混淆。 |
| \`columns\` | Header → what the column is (below). Headers that are not named are guessed.<br>表头 → 列的含义（见下）；未列出的表头仍由系统判断。 |
| \`dateOrder\` | \`dmy\`, \`mdy\` or \`ymd\`, where the values do not prove it.<br>日期顺序；各值本身无法证明时使用。 |
| \`ratingScale\` | \`1-5\`, \`0-10\`, \`0-100\`, \`1-10\`, \`1-7\`, \`1-3\`, \`0-1\`.<br>评分量表。 |
| \`agents\` | Who speaks for you in this table: addresses, domains, names, extensions.<br>本表中代表我方的人：邮箱、域名、姓名或分机。 |
| \`excelDates\` | Day numbers count from \`1900\` (Windows) or \`1904\` (old Macs).<br>日期序号的起点：\`1900\`（Windows）或 \`1904\`（旧版 Mac）。 |
| \`repairSwappedDates\` | Puts right days and months that were swapped, where a running number shows it.<br>修正日月颠倒的日期（以递增编号为证）。 |
| \`attributes\` | Keeps more of a row: texts as they are, quantities in standard units, money with its currency (a code, or \`column\`: each value says its own). Never converted silently.<br>保留更多信息：文字原样保留，数量换算为标准单位，金额保留币种（币种代码，或 \`column\` 表示由各值自带），绝不擅自换算货币。 |
| \`tolerance\` | Per cent of the records that may be refused, or that a rule may change: beyond \`warn\` it is said, beyond \`stop\` nothing is stored.<br>允许被拒绝或被某规则改动的记录比例（%）：超过 \`warn\` 提示，超过 \`stop\` 则不存入任何内容。 |

An unknown key is refused. · 未知的键会被拒绝。

## What a column can be · 列的含义

| name · 名称 | what stands there · 内容 | headers known by heart · 直接识别的表头 |
| --- | --- | --- |`;

const FOOT = `Durations may be written in any form (\`1:02:03\`, \`3m 20s\`, \`200\`); a bare number is in seconds unless the header names a unit or the mapping says it:
\`waited:min\` (${DURATION_UNITS.map((unit) => `\`${unit}\``).join(', ')}).

时长写法不限（\`1:02:03\`、\`3m 20s\`、\`200\`）；只有数字时按秒计，除非表头注明单位或映射指定，例如 \`waited:min\`（${DURATION_UNITS.map((unit) => `\`${unit}\``).join('、')}）。
`;

const MOST_HEADERS = 8;

function rowOf(field: Field): string {
  const headers = headersOf(field);
  const latin = headers.filter((header) => /^[a-z]/.test(header)).slice(0, MOST_HEADERS);
  const chinese = headers.filter((header) => !/^[a-z]/.test(header)).slice(0, MOST_HEADERS);
  return `| \`${field}\` | ${cellOf(field)} | ${[...latin, ...chinese].map((header) => `\`${header}\``).join(' ')} |`;
}

function cellOf(field: Field | 'ignore'): string {
  return `${TEXTS[field].en}<br>${TEXTS[field]['zh-CN']}`;
}
