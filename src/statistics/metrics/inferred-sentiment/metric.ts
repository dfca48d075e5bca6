import { sentimentOf } from '../../../core/sentiment/sentiment-of.ts';
import { type Metric, WHERE_AND_WHEN } from '../../metric.ts';

/**
 * The share of customers' messages that sound positive less the share that sound negative, from −100 to 100; inferred from their words,
 * and no part of any satisfaction.
 */
export const inferredSentiment = {
  id: 'inferred-sentiment',
  label: { en: 'Inferred sentiment', 'zh-CN': '推断情绪' },
  definition: {
    en: 'Inferred, not said: the share of customers’ messages that sound positive less the share that sound negative, from −100 to 100, by a fixed list of English and Chinese words (method 1). Of real remarks that it had not seen and could read it judged 78 % as a reader did; of self-made messages that often complain or praise without such words, 62 % in English and 66 % in Chinese. What it misses counts as neutral; it takes good for bad, or bad for good, in about 1 %. Good for comparing weeks or channels, not for judging one message or one person.',
    'zh-CN':
      '根据文字推断，并非客户的评价：听起来正面的客户消息占比减去负面的占比，取值 −100 到 100，依据固定的中英文词表（方法 1）。在未参与调试、且能读懂的真实留言上，与人工判断一致的占 78%；在自编的、常常不用情绪词来抱怨或称赞的消息上，英文 62%，中文 66%。没能识别的计为中性，褒贬颠倒的约占 1%。适合比较不同时段和渠道，不宜用来评判某一条消息或某个人。',
  },
  leavesOut: {
    en: 'Messages in other languages, or too short to tell the language of; messages by us and by automations; calls. Messages that came before Rapport had this metric, until “rapport replay” has read them again.',
    'zh-CN':
      '其他语言的消息、过短而无法辨别语言的消息；我方及自动发送的消息；通话。在本指标推出之前收到的消息，须执行“rapport replay”后才会计入。',
  },
  unit: 'score',
  countUnit: 'interactions',
  better: 'higher',
  anchor: { en: 'the moment of the message', 'zh-CN': '消息发生的时刻' },
  source:
    'Rapport glossary: net sentiment, the share of positive less that of negative; words, method and errors in decision 0028',
  shape: 'distribution',
  aggregations: ['mean', 'count'],
  defaultAggregation: 'mean',
  dimensions: [...WHERE_AND_WHEN, 'language', 'sentiment'],
  interval: 'student',
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
  explain: (text, language) => {
    const sentiment = sentimentOf(text, language);
    return sentiment && { value: 100 * sentiment.sounds, deciding: sentiment.deciding };
  },
} as const satisfies Metric;
