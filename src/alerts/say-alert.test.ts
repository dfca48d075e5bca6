import { expect, it } from 'vitest';
import { alertAboutSchema } from '../contract/alerts.ts';
import { sayAlert, unitOfAlert } from './say-alert.ts';

const about = (part: object) =>
  alertAboutSchema.parse({ name: 'Mine', fires: 'above', at: 3_600, question: { metric: 'waiting' }, ...part });

it('says all that decides whether it fires', () => {
  const full = about({
    question: {
      metric: 'response-time',
      aggregate: 'p90',
      clock: 'business',
      by: ['team', 'channel'],
      where: [{ dimension: 'channel', value: 'email' }],
      filter: { not: { dimension: 'direction', value: 'internal' } },
    },
    range: { name: 'this-week' },
    forSeconds: 900,
    atLeast: 20,
    clears: 1_800,
  });
  expect(sayAlert(full)).toEqual({
    en: 'Response time (90th percentile), business clock, each by team, channel, channel=email and not direction=internal, this week, above 1 h, for 15 min, with n of at least 20, clears at 30 min or less',
    'zh-CN':
      '响应时间（90 分位），工作时间口径，按团队、渠道分别监测，channel=email and not direction=internal，本周，高于 1 小时，持续 15 分，样本不少于 20，降至 30 分 或更低时解除',
  });
});

it('says the window that it was given', () => {
  const question = { metric: 'first-contact-resolution', windowDays: 14 };
  expect(sayAlert(about({ question, fires: 'below', at: 0.8 }))).toEqual({
    en: 'First contact resolution (FCR), no further contact within 14 days, below 80 %, clears at 80 % or more',
    'zh-CN': '首次解决率（FCR），14 天内未再联系，低于 80 %，升至 80 % 或更高时解除',
  });
});

it('of a question that is none any more says its name', () => {
  const gone = about({ question: { metric: 'of-an-older-version' } });
  expect([sayAlert(gone).en, unitOfAlert(gone)]).toEqual(['Mine', 'interactions']);
});
