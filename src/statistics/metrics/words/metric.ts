import { type Metric, WHO_WHERE_AND_WHEN } from '../../metric.ts';

/** Words in messages, without what they quote and without signatures. A Chinese character is one, and so is any other run of letters and digits. */
export const words = {
  id: 'words',
  label: { en: 'Words', 'zh-CN': '字数' },
  definition: {
    en: 'Words in messages, without what they quote and without signatures. A Chinese character or a kana is one word, and so is each run of other letters and digits; punctuation and emoji are none.',
    'zh-CN':
      '消息正文的字数，不含引用的原文和签名。每个汉字或假名计 1 字，连续的其他字母和数字（如英文单词、号码）计 1 字；标点和表情不计。',
  },
  leavesOut: {
    en: 'Subjects, attachments, calls, and messages without a text. Of what was imported before words were counted nothing is known until `rapport replay`.',
    'zh-CN': '标题、附件、通话，以及没有正文的消息。在支持字数统计之前导入的消息，需执行 `rapport replay` 后才有字数。',
  },
  unit: 'words',
  countUnit: 'interactions',
  better: null,
  anchor: { en: 'the moment of the message', 'zh-CN': '消息发生的时刻' },
  source: 'As word processors count (Microsoft Word, “Word Count”: each Chinese character is one); Rapport: wordsOf',
  shape: 'distribution',
  aggregations: ['sum', 'mean', 'median', 'p90', 'max', 'count'],
  defaultAggregation: 'sum',
  dimensions: [...WHO_WHERE_AND_WHEN, 'author', 'language'],
  measurements: new URL('./measurements.sql', import.meta.url),
  leftOut: new URL('./left-out.sql', import.meta.url),
} as const satisfies Metric;
