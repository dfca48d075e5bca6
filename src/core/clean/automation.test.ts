import { expect, test } from 'vitest';
import type { Said } from '../record/said.ts';
import { clean } from './clean.ts';
import { STANDARD_CLEANING } from './cleaning.ts';

const BLANK: Said = { kind: 'message', threading: { kind: 'own' } };

/** By which rule, from what; null: a person wrote it. */
function told(said: Partial<Said>, steps = STANDARD_CLEANING.steps): readonly [string, string] | null {
  const { said: cleaned, changes } = clean({ ...BLANK, ...said }, { steps });
  const found = changes.filter(({ field }) => field === 'author');
  expect(found).toHaveLength(cleaned.isAutomation ? 1 : 0);
  return found[0] ? [found[0].rule, found[0].before] : null;
}

test.each([
  ['[自动回复] 您好，我现在有事不在', '[自动回复]'],
  ['自动回复：稍后联系您', '自动回复：'],
  ['【系统消息】对方已接入', '【系统消息】'],
  ['Automatic reply: I am away until Monday', 'Automatic reply:'],
  ['Out of office\nBack on Monday', 'Out of office\n'],
])('%s was written by a program', (text, sign) => {
  expect(told({ text })).toEqual(['automation-by-its-words', sign]);
});

test.each([
  '自动回复怎么关闭？',
  'Your automatic reply says Monday, is that right?',
  'Out of office furniture?',
  '',
  'Thanks!',
])('%s was written by a person', (text) => {
  expect(told({ text })).toBeNull();
});

test.each([
  ['Auto-Submitted: auto-replied', 'automation-by-auto-submitted'],
  ['Precedence: bulk', 'automation-by-precedence'],
  ['multipart/report', 'automation-by-report'],
  ['mailer-daemon', 'automation-by-mailer-daemon'],
  ['x-autoreply', 'automation-by-header'],
  ['no-reply: noreply@shop.example', 'automation-by-no-reply'],
  ['list-program: shop-admin@lists.example', 'automation-by-list-program'],
  ['List-Unsubscribe', 'automation-by-newsletter'],
  ['subject', 'automation-by-subject'],
  ['irc-notice', 'automation-by-its-source'],
])('the sign "%s" goes by its rule, and is nothing where that is switched off', (automationSign, rule) => {
  expect(told({ automationSign, text: 'Hello' })).toEqual([rule, automationSign]);
  const others = STANDARD_CLEANING.steps.filter((step) => step.rule.id !== rule);
  expect(told({ automationSign, text: 'Hello' }, others)).toBeNull();
});
