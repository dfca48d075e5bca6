import { expect, test } from 'vitest';
import { automationOf } from './automation.ts';

test.each([
  ['[自动回复] 您好，我现在有事不在', 'automation-by-its-words', '[自动回复]'],
  ['自动回复：稍后联系您', 'automation-by-its-words', '自动回复：'],
  ['【系统消息】对方已接入', 'automation-by-its-words', '【系统消息】'],
  ['Automatic reply: I am away until Monday', 'automation-by-its-words', 'Automatic reply:'],
  ['Out of office\nBack on Monday', 'automation-by-its-words', 'Out of office\n'],
])('%s was written by a program', (text, rule, sign) => {
  expect(automationOf(undefined, text)).toEqual({ rule, sign });
});

test.each([
  '自动回复怎么关闭？',
  'Your automatic reply says Monday, is that right?',
  'Out of office furniture?',
  '',
  'Thanks!',
])('%s was written by a person', (text) => {
  expect(automationOf(undefined, text)).toBeNull();
});

test.each([
  ['Auto-Submitted: auto-replied', 'automation-by-auto-submitted'],
  ['Precedence: bulk', 'automation-by-precedence'],
  ['multipart/report', 'automation-by-report'],
  ['x-autoreply', 'automation-by-header'],
  ['no-reply: noreply@shop.example', 'automation-by-no-reply'],
  ['pushed as automation', 'automation-by-its-source'],
])('the sign "%s" goes by its rule', (sign, rule) => {
  expect(automationOf(sign, 'Hello')).toEqual({ rule, sign });
});
