import { COUNTED, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Calls that came in, answered or not. A call counts once, however many people it rang. */
export const callsOffered = {
  id: 'calls-offered',
  label: { en: 'Calls offered', 'zh-CN': '来电量' },
  definition: {
    en: 'Calls that came in, answered or not. A call counts once, however many people it rang.',
    'zh-CN': '打进来的电话数，不论是否接通。一通电话无论振铃几人只计一次。',
  },
  leavesOut: {
    en: 'Outgoing and internal calls, and further legs of a call. A call whose direction is unknown counts.',
    'zh-CN': '呼出和内部通话，以及同一通电话的其他分支。方向不明的通话计入。',
  },
  unit: 'calls',
  better: null,
  anchor: { en: 'the moment the call came in', 'zh-CN': '来电进入的时刻' },
  source: 'Genesys Cloud glossary, “offered”',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
