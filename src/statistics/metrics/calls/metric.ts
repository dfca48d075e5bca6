import { COUNTED, type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Calls that came in or went out. A call counts once, however many people it rang. */
export const calls = {
  id: 'calls',
  label: { en: 'Calls', 'zh-CN': '通话量' },
  definition: {
    en: 'Calls that came in or went out. A call counts once, however many people it rang.',
    'zh-CN': '呼入和呼出的通话数量。一通电话无论转接几次、振铃几人，都只计一次。',
  },
  leavesOut: {
    en: 'Further legs of a call.',
    'zh-CN': '同一通电话的其他分支。',
  },
  unit: 'calls',
  better: null,
  anchor: { en: 'the moment the call began', 'zh-CN': '通话开始的时刻' },
  source: 'Rapport glossary: an interaction that is spoken',
  shape: 'series',
  aggregations: [...COUNTED],
  defaultAggregation: 'count',
  dimensions: [...WHO_WHERE_AND_WHEN, 'author'],
  measurements: new URL('./measurements.sql', import.meta.url),
} as const satisfies Metric;
