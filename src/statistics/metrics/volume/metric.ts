import { COUNTED, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Messages and calls that came in or went out. A call counts once, however many people it rang. */
export const volume = {
  id: 'volume',
  label: { en: 'Volume', 'zh-CN': '互动量' },
  definition: {
    en: 'Messages and calls that came in or went out. A call counts once, however many people it rang.',
    'zh-CN': '收到和发出的消息与通话的数量。一通电话无论转接几次、振铃几人，都只计一次。',
  },
  leavesOut: {
    en: 'Lines that a program wrote into a chat (see “System lines”), survey answers that arrived on their own, further legs of a call, and what was seen before through another source or sent twice.',
    'zh-CN':
      '聊天中由程序写入的提示行（见“系统提示”）、单独到达的满意度评价，同一通电话的其他分支，以及从其他来源见过或重复提交的同一条互动。',
  },
  unit: 'interactions',
  better: null,
  anchor: { en: 'the moment of the interaction', 'zh-CN': '互动发生的时刻' },
  source: 'Rapport glossary: interactions by the moment they happened',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN, 'author', 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
  repeatsLeftOut: new URL('./repeats-left-out.sql', import.meta.url),
} as const satisfies Metric;
