export const CHART_KINDS = ['line', 'bar', 'pie', 'heat', 'table'] as const;
export type ChartKind = (typeof CHART_KINDS)[number];
