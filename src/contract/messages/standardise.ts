import type { Messages } from './message.ts';

const MAP = {
  en: 'Correct the file, or say with --map which column holds what, and import it again.',
  'zh-CN': '请更正文件，或用 --map 指明各列的含义，然后重新导入。',
} as const;

/** Why a record could not be brought into standard form, and what the rules of that stage did. */
export const standardise: Messages = {
  'time-missing': {
    says: { en: 'The record does not say when it happened.', 'zh-CN': '该记录没有说明发生时间。' },
    fix: MAP,
  },
  'time-unreadable': {
    says: { en: 'The time "{value}" ({field}) cannot be read.', 'zh-CN': '无法识别时间“{value}”（{field}）。' },
    fix: MAP,
  },
  'time-out-of-range': {
    says: {
      en: 'The time "{value}" ({field}) lies before 1970 or after 2100.',
      'zh-CN': '时间“{value}”（{field}）早于 1970 年或晚于 2100 年。',
    },
    fix: MAP,
  },
  'date-contradicts-order': {
    says: {
      en: 'The date "{value}" ({field}) is impossible in the order of day and month that the rest of the file has.',
      'zh-CN': '日期“{value}”（{field}）与文件其余部分的日、月顺序相矛盾。',
    },
    fix: {
      en: 'Set "dateOrder" to "dmy" or "mdy" in the --map file, or correct the date.',
      'zh-CN': '请在 --map 文件中把 "dateOrder" 设为 "dmy" 或 "mdy"，或更正该日期。',
    },
  },
  'duration-unreadable': {
    says: { en: 'The duration "{value}" ({field}) cannot be read.', 'zh-CN': '无法识别时长“{value}”（{field}）。' },
    fix: MAP,
  },
  'answered-unreadable': {
    says: {
      en: 'Whether the call was answered cannot be told from "{value}".',
      'zh-CN': '无法从“{value}”判断电话是否接听。',
    },
    fix: MAP,
  },
  'rating-unreadable': {
    says: { en: 'The rating "{value}" cannot be read.', 'zh-CN': '无法识别评分“{value}”。' },
    fix: MAP,
  },
  'rating-out-of-scale': {
    says: {
      en: 'The rating "{value}" lies outside the scale of its file.',
      'zh-CN': '评分“{value}”超出了该文件的评分范围。',
    },
    fix: {
      en: 'Set "ratingScale" in the --map file (for example "0-10"), or correct the rating.',
      'zh-CN': '请在 --map 文件中设置 "ratingScale"（例如 "0-10"），或更正该评分。',
    },
  },
  'impossible-reply-time': {
    says: {
      en: 'A reply before its question was left out.',
      'zh-CN': '回复时间早于提问时间，已略去该回复。',
    },
  },
  'reply-without-time': {
    says: { en: 'A reply without a time was left out.', 'zh-CN': '回复没有时间，已略去。' },
  },
  'impossible-duration': {
    says: { en: 'A negative or endless duration was left out.', 'zh-CN': '时长为负或过长，已略去。' },
  },
  'ruined-phone': {
    says: {
      en: 'A telephone number that a spreadsheet had rounded (1.38E+10) was left out: its last digits are lost.',
      'zh-CN': '电话号码已被电子表格转成近似数（如 1.38E+10），末尾数字丢失，已略去。',
    },
  },
  'swapped-day-month': {
    says: {
      en: 'Day and month of a date were exchanged: as written it was out of order.',
      'zh-CN': '日期的日与月已对调：按原样与顺序不符。',
    },
  },
  'doubtful-day-month': {
    says: {
      en: 'A date is out of the order of its running number, and in it with day and month exchanged; kept as written.',
      'zh-CN': '日期与编号顺序不符，日月对调后则相符；已按原样保留。',
    },
  },
  'convert-unit': {
    says: { en: 'A quantity was converted to its standard unit.', 'zh-CN': '数量已换算为标准单位。' },
  },
  'unusable-attribute': {
    says: {
      en: 'An attribute could not be read in the unit that the mapping names; only what was written is kept.',
      'zh-CN': '属性值无法按映射的单位读取，仅保留原文。',
    },
  },
  'unknown-channel': {
    says: { en: 'A channel with an unknown name counts as "other".', 'zh-CN': '渠道名称无法识别，计为“其他”。' },
  },
  'unknown-direction': {
    says: {
      en: 'A direction with an unknown name counts as not said.',
      'zh-CN': '方向名称无法识别，按未注明处理。',
    },
  },
  'unknown-resolution': {
    says: {
      en: 'A status that says neither resolved nor open counts as not said.',
      'zh-CN': '状态无法判断是否已解决，按未注明处理。',
    },
  },
  'impossible-resolution-time': {
    says: {
      en: 'A resolution before its contact was left without a time.',
      'zh-CN': '解决时间早于联系时间，已解决但不计时间。',
    },
  },
  'unknown-count': {
    says: { en: 'A number that could not be read counts as not said.', 'zh-CN': '次数无法识别，按未注明处理。' },
  },
  'fix-by-hand': {
    says: { en: 'Put right by hand.', 'zh-CN': '已人工更正。' },
  },
  'unusable-time': {
    says: {
      en: 'The record’s own time could not be used; the next best one was.',
      'zh-CN': '记录自身的时间不可用，采用了次优的时间。',
    },
  },
  'cut-text': {
    says: { en: 'A text of more than a million characters was cut.', 'zh-CN': '超过一百万字符的文本已截断。' },
  },
  'fill-channel': {
    says: { en: 'The channel was filled in from the source.', 'zh-CN': '渠道由来源补充。' },
  },
  'fill-time': {
    says: { en: 'The time was filled in from another field.', 'zh-CN': '时间由其他字段补充。' },
  },
  'fill-outcome-from-talk': {
    says: {
      en: 'Nobody answered: the call has no talk time.',
      'zh-CN': '无人接听：通话时长为零。',
    },
  },
  'fill-talk': {
    says: {
      en: 'The talk time was filled in: from pick-up to end, less hold.',
      'zh-CN': '通话时长已补充：从接听到结束，减去保持时间。',
    },
  },
};
