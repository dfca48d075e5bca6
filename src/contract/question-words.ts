import type { Aggregation, Dimension } from './question-names.ts';
import type { RangeName } from './range.ts';
import type { Localised } from './text.ts';

// What the parts of a question are called within a sentence, for whoever writes one without a page.

export const DIMENSION_WORDS: Readonly<Record<Dimension, Localised>> = {
  channel: { en: 'channel', 'zh-CN': '渠道' },
  direction: { en: 'direction', 'zh-CN': '方向' },
  agent: { en: 'agent', 'zh-CN': '客服' },
  team: { en: 'team', 'zh-CN': '团队' },
  import: { en: 'import', 'zh-CN': '导入' },
  source: { en: 'source', 'zh-CN': '来源' },
  customer: { en: 'customer', 'zh-CN': '客户' },
  company: { en: 'company', 'zh-CN': '公司' },
  topic: { en: 'topic', 'zh-CN': '主题分类' },
  subtopic: { en: 'sub-topic', 'zh-CN': '子分类' },
  tag: { en: 'tag', 'zh-CN': '标签' },
  author: { en: 'author', 'zh-CN': '发言方' },
  language: { en: 'language', 'zh-CN': '语言' },
  weekday: { en: 'weekday', 'zh-CN': '星期' },
  hour: { en: 'hour', 'zh-CN': '小时' },
  rating: { en: 'rating', 'zh-CN': '评分' },
  sentiment: { en: 'sounds', 'zh-CN': '推断情绪' },
};

export const AGGREGATION_WORDS: Readonly<Record<Aggregation, Localised>> = {
  count: { en: 'count', 'zh-CN': '数量' },
  sum: { en: 'sum', 'zh-CN': '合计' },
  mean: { en: 'mean', 'zh-CN': '平均值' },
  median: { en: 'median', 'zh-CN': '中位数' },
  p75: { en: '75th percentile', 'zh-CN': '75 分位' },
  p90: { en: '90th percentile', 'zh-CN': '90 分位' },
  p95: { en: '95th percentile', 'zh-CN': '95 分位' },
  p99: { en: '99th percentile', 'zh-CN': '99 分位' },
  max: { en: 'largest', 'zh-CN': '最大值' },
  'busiest-hour': { en: 'busiest hour', 'zh-CN': '最忙一小时' },
  share: { en: 'share within', 'zh-CN': '达标率' },
  ratio: { en: 'share', 'zh-CN': '占比' },
  level: { en: 'now', 'zh-CN': '当前值' },
  oldest: { en: 'age of the oldest', 'zh-CN': '最久等待' },
};

/** Spans that move with the clock and have an end. */
export const RANGE_WORDS: Readonly<Record<Exclude<RangeName, 'all' | 'custom'>, Localised>> = {
  '1h': { en: 'last hour', 'zh-CN': '近 1 小时' },
  '24h': { en: 'last 24 hours', 'zh-CN': '近 24 小时' },
  today: { en: 'today', 'zh-CN': '今天' },
  '7d': { en: 'last 7 days', 'zh-CN': '近 7 天' },
  '30d': { en: 'last 30 days', 'zh-CN': '近 30 天' },
  '90d': { en: 'last 90 days', 'zh-CN': '近 90 天' },
  'this-week': { en: 'this week', 'zh-CN': '本周' },
  'this-month': { en: 'this month', 'zh-CN': '本月' },
  'last-month': { en: 'last month', 'zh-CN': '上月' },
  'this-year': { en: 'this year', 'zh-CN': '今年' },
};
