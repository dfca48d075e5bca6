export { ask } from './ask.ts';
export { rowsBehind, type CellName, type PageWish } from './rows-behind.ts';
export { dimensionValues } from './dimension-values.ts';
export { METRICS } from './metrics.ts';
export { filterTreeOf } from './filter-tree-of.ts';
export { metricInfo, type Metric } from './metric.ts';
export { metricsPage } from './metrics-page.ts';
export { qualityOf, type QualityQuestion } from './quality/quality.ts';
export { qualityRows } from './quality/quality-rows.ts';
