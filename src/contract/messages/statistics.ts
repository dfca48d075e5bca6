import type { Messages } from './message.ts';

/** What can be wrong with a question, and what a number leaves out. */
export const statistics: Messages = {
  'statistics.bad-question': {
    says: { en: 'The question is not understood: {field}.', 'zh-CN': '无法理解这个问题：{field}。' },
    fix: { en: 'Give {field} as the API describes it.', 'zh-CN': '请按接口说明填写 {field}。' },
  },
  'statistics.too-large': {
    says: { en: '{field} is larger than {most}.', 'zh-CN': '{field} 超过 {most}。' },
    fix: { en: 'Give {most} at most.', 'zh-CN': '最多为 {most}。' },
  },
  'statistics.too-small': {
    says: { en: '{field} is smaller than {least}.', 'zh-CN': '{field} 小于 {least}。' },
    fix: { en: 'Give {least} at least.', 'zh-CN': '至少为 {least}。' },
  },
  'statistics.too-long': {
    says: {
      en: 'The question took longer than {seconds} seconds and was broken off.',
      'zh-CN': '该问题计算超过 {seconds} 秒，已中止。',
    },
    fix: {
      en: 'Ask for a shorter time or fewer splits; or give it longer: RAPPORT_QUESTION_SECONDS=600.',
      'zh-CN': '请缩短时间范围或减少拆分；也可放宽时限：RAPPORT_QUESTION_SECONDS=600。',
    },
  },
  'statistics.broken-off': {
    says: { en: 'The question was broken off.', 'zh-CN': '该问题已中止。' },
    fix: { en: 'Ask it again.', 'zh-CN': '请重新提问。' },
  },
  'statistics.too-many': {
    says: { en: 'Too many questions wait to be answered.', 'zh-CN': '等待回答的问题过多。' },
    fix: { en: 'Ask again in a few seconds.', 'zh-CN': '请过几秒再试。' },
  },
  'statistics.unknown-option': {
    says: { en: '“{value}” is not possible for {field}.', 'zh-CN': '{field} 不支持“{value}”。' },
    fix: { en: 'Possible are: {possible}.', 'zh-CN': '可选值：{possible}。' },
  },
  'statistics.unknown-metric': {
    says: { en: 'There is no metric “{metric}”.', 'zh-CN': '没有名为“{metric}”的指标。' },
    fix: { en: 'There are: {possible}.', 'zh-CN': '现有指标：{possible}。' },
  },
  'statistics.dimension-not-offered': {
    says: {
      en: '{metric} cannot be split or filtered by {dimension}.',
      'zh-CN': '{metric} 不能按 {dimension} 拆分或筛选。',
    },
    fix: { en: 'It can be by: {possible}.', 'zh-CN': '可用维度：{possible}。' },
  },
  'statistics.aggregation-not-offered': {
    says: { en: '{metric} has no {aggregate}.', 'zh-CN': '{metric} 不支持 {aggregate}。' },
    fix: { en: 'It has: {possible}.', 'zh-CN': '可用统计方式：{possible}。' },
  },
  'statistics.target-missing': {
    says: { en: 'A share needs a target to be under.', 'zh-CN': '计算达标比例需要给出目标值。' },
    fix: { en: 'Give a target, in {unit}.', 'zh-CN': '请给出目标值，单位：{unit}。' },
  },
  'statistics.longer-needs-level': {
    says: {
      en: '“{metric}” does not tell how long something has been open.',
      'zh-CN': '“{metric}”不反映持续多久。',
    },
    fix: {
      en: 'Give longerThan for a level only, such as waiting.',
      'zh-CN': 'longerThan 仅适用于 waiting 之类的时点指标。',
    },
  },
  'statistics.window-not-offered': {
    says: {
      en: '“{metric}” has no window within which a customer may come back.',
      'zh-CN': '“{metric}”没有客户再次联系的窗口期。',
    },
    fix: {
      en: 'Give windowDays for first-contact-resolution only.',
      'zh-CN': 'windowDays 仅适用于 first-contact-resolution。',
    },
  },
  'statistics.no-goal': {
    says: { en: 'Of “{metric}” neither more nor less is better.', 'zh-CN': '“{metric}”没有好坏方向。' },
    fix: { en: 'Set a target for a metric that has a good direction.', 'zh-CN': '请为有明确好坏方向的指标设定目标。' },
  },
  'statistics.goal-not-offered': {
    says: {
      en: '“{metric}” has no such calculation to be held to a target.',
      'zh-CN': '“{metric}”没有可设目标的这种计算方式。',
    },
    fix: { en: 'Possible: {possible}.', 'zh-CN': '可选：{possible}。' },
  },
  'statistics.goal-too-high': {
    says: { en: 'A share is at most 1 (100 %).', 'zh-CN': '占比最大为 1（100 %）。' },
    fix: { en: 'Write 0.9 for 90 %.', 'zh-CN': '90 % 请写作 0.9。' },
  },
  'statistics.unknown-zone': {
    says: { en: '“{zone}” is no time zone.', 'zh-CN': '“{zone}”不是有效的时区。' },
    fix: { en: 'Use an IANA name, such as {possible}.', 'zh-CN': '请使用 IANA 时区名，例如 {possible}。' },
  },
  'statistics.bad-date': {
    says: { en: '“{value}” is no date.', 'zh-CN': '“{value}”不是有效日期。' },
    fix: {
      en: 'Write {field} as 2026-03-01, 2026-03-01T09:00 or 2026-03-01T09:00:00+08:00; the years 1900 to 2199.',
      'zh-CN': '{field} 请写成 2026-03-01、2026-03-01T09:00 或 2026-03-01T09:00:00+08:00，年份限 1900 至 2199。',
    },
  },
  'statistics.empty-range': {
    says: {
      en: 'The range ends before it begins: {from} to {to}.',
      'zh-CN': '时间范围的结束不晚于开始：{from} 至 {to}。',
    },
    fix: {
      en: 'Give a “to” that is later than “from”; “to” itself is not included.',
      'zh-CN': '请让结束时间晚于开始时间；结束时间本身不计入。',
    },
  },
  'statistics.too-many-buckets': {
    says: {
      en: 'The range has more than {limit} spans of one {every}.',
      'zh-CN': '该时间范围按 {every} 划分会超过 {limit} 段。',
    },
    fix: { en: 'Ask for a shorter range or longer spans.', 'zh-CN': '请缩短时间范围，或改用更长的时间段。' },
  },
  'statistics.too-many-rows': {
    says: { en: 'The answer has more than {limit} rows.', 'zh-CN': '结果超过 {limit} 行。' },
    fix: { en: 'Filter, or split by fewer things.', 'zh-CN': '请增加筛选条件，或减少拆分维度。' },
  },
  'statistics.unknown-value': {
    says: { en: 'No {dimension} is called “{value}”.', 'zh-CN': '{dimension} 中没有“{value}”。' },
    fix: { en: 'There are: {possible}.', 'zh-CN': '现有：{possible}。' },
  },
  'statistics.not-one-number': {
    says: { en: 'Why it changed is told of one number.', 'zh-CN': '只能说明单个数值变化的原因。' },
    fix: {
      en: 'Leave out the spans and splits; filter to the one that is meant.',
      'zh-CN': '请去掉时段和拆分，并筛选到所指的那一项。',
    },
  },
  'statistics.no-calendar': {
    says: {
      en: 'No calendar is set, so there is no business clock.',
      'zh-CN': '尚未设置工作日历，因此没有工作时间口径。',
    },
    fix: {
      en: 'Set working hours in the settings, or ask on the calendar clock.',
      'zh-CN': '请先在设置中填写工作时间，或改用自然时间口径。',
    },
  },
  'statistics.clock-not-offered': {
    says: { en: '{metric} has no business clock.', 'zh-CN': '{metric} 没有工作时间口径。' },
    fix: { en: 'Ask on the calendar clock.', 'zh-CN': '请改用自然时间口径。' },
  },
  'statistics.calendar-needs-clock': {
    says: {
      en: 'Working hours say nothing of the calendar clock.',
      'zh-CN': '自然时间口径与工作时间无关。',
    },
    fix: { en: 'Ask with the business clock too.', 'zh-CN': '请同时选择工作时间口径。' },
  },
  'statistics.unknown-calendar': {
    says: { en: 'No working hours have the number {calendar}.', 'zh-CN': '没有编号为 {calendar} 的工作时间。' },
    fix: { en: 'There are: {possible}.', 'zh-CN': '现有：{possible}。' },
  },
  'statistics.unknown-version': {
    says: { en: 'The history has no version {version}.', 'zh-CN': '历史记录没有第 {version} 版。' },
    fix: {
      en: 'The newest is {current}; an answer tells its own as “version”.',
      'zh-CN': '最新为第 {current} 版；每个回答的“version”字段即其版本。',
    },
  },
  'statistics.date-not-offered': {
    says: { en: '{metric} is a level: it has no cohorts.', 'zh-CN': '{metric} 是时点数，不能按会话开始时间归集。' },
    fix: { en: 'Ask by event date.', 'zh-CN': '请按发生时间统计。' },
  },
  'statistics.top-needs-split': {
    says: { en: 'Without a split there is nothing to rank.', 'zh-CN': '未拆分时无从排名。' },
    fix: { en: 'Split by something, or leave “top” out.', 'zh-CN': '请选择拆分维度，或去掉“前几名”。' },
  },
  'statistics.compare-needs-range': {
    says: { en: 'Only a range with both ends can be compared.', 'zh-CN': '只有起止明确的时间范围才能比较。' },
    fix: { en: 'Give “from” and “to”.', 'zh-CN': '请给出开始和结束时间。' },
  },
  'statistics.one-comparison': {
    says: {
      en: 'An answer is compared with another span or with other working hours, not with both.',
      'zh-CN': '一次只能与另一时段或另一版工作时间对比，不能同时进行。',
    },
    fix: { en: 'Leave one of the two out.', 'zh-CN': '请去掉其中一项。' },
  },
  'statistics.forecast-no-count': {
    says: {
      en: 'Only counts are forecast; the {aggregate} of {metric} is none.',
      'zh-CN': '只能预测数量；{metric} 的 {aggregate} 不是数量。',
    },
    fix: { en: 'Ask for one of: {possible}.', 'zh-CN': '可预测的有：{possible}。' },
  },
  'statistics.forecast-too-short': {
    says: {
      en: 'There are {found} whole days of history; a forecast of {days} days, and to know how far off it is, needs {needed}.',
      'zh-CN': '现有完整历史 {found} 天；要预测 {days} 天并得知误差，需要 {needed} 天。',
    },
    fix: {
      en: 'Import older history, filter less, or wait until there are {needed} days.',
      'zh-CN': '请导入更早的历史、减少筛选条件，或等到满 {needed} 天。',
    },
  },
  'statistics.forecast-too-few': {
    says: {
      en: 'In the last {days} days only {found} were counted; a week has no shape below {least}.',
      'zh-CN': '最近 {days} 天只有 {found} 个；少于 {least} 个看不出一周的规律。',
    },
    fix: {
      en: 'Filter less, so that there is more to learn from.',
      'zh-CN': '请减少筛选条件，使可用的数据更多。',
    },
  },
  'statistics.bad-filter': {
    says: {
      en: 'The filter is not understood from here on: “{rest}”.',
      'zh-CN': '筛选条件从此处起无法理解：“{rest}”。',
    },
    fix: {
      en: 'Write it like: channel=email and not (agent=Ann or agent="Wang Fang"). Dimensions: {possible}.',
      'zh-CN': '写法示例：channel=email and not (agent=Ann or agent="王芳")。可用维度：{possible}。',
    },
  },
  'statistics.unknown-cell': {
    says: { en: 'The answer has no such cell: {value}.', 'zh-CN': '结果中没有这个单元格：{value}。' },
    fix: { en: 'Take bucket and splits from a row of the answer.', 'zh-CN': '请使用结果行中的时间段和拆分值。' },
  },
  'statistics.bad-cursor': {
    says: { en: 'The page mark is not understood.', 'zh-CN': '无法识别翻页标记。' },
    fix: { en: 'Start again from the first page.', 'zh-CN': '请从第一页重新开始。' },
  },
  'statistics.clock-calendar': {
    says: { en: 'Calendar clock: all hours count. Zone: {zone}.', 'zh-CN': '自然时间：全天候计时。时区：{zone}。' },
  },
  'statistics.clock-business': {
    says: {
      en: 'Business clock: only working hours count, those of the team, else of the channel, else of all. Zone of the periods: {zone}.',
      'zh-CN': '工作时间口径：只计工作时间，依次采用团队、渠道、全公司的工作时间。时段所用时区：{zone}。',
    },
  },
  'left-out.no-calendar': {
    says: {
      en: 'Without working hours, so without a business clock',
      'zh-CN': '没有对应的工作时间，无法按工作时间计算',
    },
  },
  'left-out.resolved-unanswered': {
    says: { en: 'Resolved; when they were answered is not known', 'zh-CN': '已解决，但答复时刻不明' },
  },
  'left-out.still-open': { says: { en: 'Not resolved', 'zh-CN': '尚未解决' } },
  'left-out.no-resolution-time': {
    says: { en: 'Resolved, nobody knows when', 'zh-CN': '已解决，但时间未知' },
  },
  'left-out.no-reopening-time': {
    says: { en: 'Opened again, nobody knows when', 'zh-CN': '已重新打开，但时间未知' },
  },
  'left-out.window-open': {
    says: {
      en: 'Resolved so lately that the window is not over',
      'zh-CN': '刚解决不久，窗口期未满',
    },
  },
  'left-out.nps-answer': {
    says: { en: 'Answers on 0–10, which are those of NPS', 'zh-CN': '0–10 分的评价，属于 NPS' },
  },
  'left-out.ces-answer': { says: { en: 'Answers on 1–7, which are those of CES', 'zh-CN': '1–7 分的评价，属于 CES' } },
  'left-out.no-sentiment': {
    says: {
      en: 'Messages too short to tell the language of, without text, or not read by this method yet',
      'zh-CN': '过短而无法辨别语言、没有文字，或尚未用此方法读取的消息',
    },
  },
  'left-out.other-language': {
    says: {
      en: 'Messages in languages other than English and Chinese',
      'zh-CN': '中英文以外的消息',
    },
  },
  'left-out.no-target': { says: { en: 'Nothing was promised', 'zh-CN': '当时没有承诺目标' } },
  'left-out.undecided': {
    says: { en: 'Still open and not late yet', 'zh-CN': '尚未答复，但仍在承诺时限内' },
  },
  'left-out.unanswered': { says: { en: 'Still without an answer', 'zh-CN': '尚未答复' } },
  'left-out.system-line': { says: { en: 'Lines written by a program', 'zh-CN': '程序写入的提示行' } },
  'left-out.rating': { says: { en: 'Survey answers on their own', 'zh-CN': '单独到达的满意度评价' } },
  'left-out.repeat': { says: { en: 'Seen before, counted once', 'zh-CN': '重复出现，只计一次' } },
  'left-out.leg': { says: { en: 'Further legs of a call', 'zh-CN': '同一通电话的其他分支' } },
  'left-out.not-answered': { says: { en: 'Calls that were not answered', 'zh-CN': '未接通的电话' } },
  'left-out.no-pick-up': { says: { en: 'Calls whose pick-up is unknown', 'zh-CN': '接听时刻不明的通话' } },
  'left-out.not-written': { says: { en: 'Calls', 'zh-CN': '通话' } },
  'left-out.no-words': {
    says: {
      en: 'Messages without a text, or not counted yet (rapport replay)',
      'zh-CN': '没有正文，或尚未统计字数的消息（可执行 rapport replay）',
    },
  },
  'left-out.short-abandon': {
    says: { en: 'Callers who left within the promised time', 'zh-CN': '在承诺时间内就挂断的来电' },
  },
  'left-out.no-wait': {
    says: {
      en: 'Abandoned calls of which nobody tells how long the caller waited',
      'zh-CN': '放弃的来电中，未记录等待时长的',
    },
  },
  'left-out.not-abandoned': { says: { en: 'Calls that ended otherwise', 'zh-CN': '以其他方式结束的来电' } },
  'left-out.no-duration': { says: { en: 'Calls whose duration is unknown', 'zh-CN': '时长不明的通话' } },
};
