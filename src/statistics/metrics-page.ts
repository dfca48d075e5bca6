import type { Metric } from './metric.ts';
import { METRICS } from './metrics.ts';

/** `docs/metrics.md`: every metric with its definition, in both languages, from {@link METRICS}. */
export function metricsPage(): string {
  return `${HEAD}\n${METRICS.map(sectionOf).join('\n')}`;
}

const HEAD = `<!-- Generated from METRICS by metricsPage() (src/statistics/metrics-page.ts). Change it there. -->

# Metrics · 指标

Ask any of them with \`rapport ask METRIC\`, in the browser or over HTTP: the answer is the same.
可用 \`rapport ask 指标\`、浏览器或 HTTP 接口查询任一指标，结果一致。

Ranges are half-open, zones are IANA names, percentiles are exact, durations are on the calendar clock.
时间范围左闭右开，时区为 IANA 名称，百分位数为精确值，时长按自然时间计算。
`;

function sectionOf(metric: Metric): string {
  const { label, definition, leavesOut, anchor } = metric;
  return `## ${label.en} · ${label['zh-CN']}

\`${metric.id}\`

${definition.en}

${definition['zh-CN']}

| | |
| --- | --- |
| Leaves out · 不计入 | ${leavesOut.en}<br>${leavesOut['zh-CN']} |
| Counted at · 计入时刻 | ${anchor.en}<br>${anchor['zh-CN']} |
| Unit · 单位 | \`${metric.unit}\` |
| Better · 更优 | ${metric.better === null ? '–' : BETTER[metric.better]} |
| Aggregations · 统计方式 | ${metric.aggregations.map((one) => (one === metric.defaultAggregation ? `**${one}**` : one)).join(', ')} |
| Splits · 拆分维度 | ${metric.dimensions.join(', ')} |
| Source · 出处 | ${metric.source} |
`;
}

const BETTER = { higher: 'higher · 越高越好', lower: 'lower · 越低越好' };
