import { describe, expect, it } from 'vitest';
import { readBoolean } from './boolean.ts';
import { readChannel } from './channel.ts';
import { learnedFrom } from './contradiction.ts';
import { problem } from '../basics/problem.ts';
import { readDuration } from './duration.ts';
import { readPhone } from './phone.ts';
import { readRating } from './rating.ts';

describe('readDuration, in milliseconds', () => {
  it.each([
    ['200', 200_000],
    ['12.5', 12_500],
    ['1:02:03', 3_723_000],
    ['00:00:44', 44_000],
    ['00:44', 44_000],
    ['0 days 00:05:00', 300_000],
    ['3m 20s', 200_000],
    ['3 min', 180_000],
    ['1h', 3_600_000],
    ['1小时2分', 3_720_000],
    ['1小时2分钟3秒', 3_723_000],
    ['500ms', 500],
    ['PT1H2M', 3_720_000],
    ['-5', -5_000],
    ['-0:05', -5_000],
    ['long', null],
    ['3 apples', null],
    ['', null],
  ])('reads %s as %s', (text, length) => expect(readDuration(text)).toBe(length));
});

describe('readPhone', () => {
  it.each([
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['0086 138 0013 8000', 'CN', '+8613800138000'],
    ['010-62345678 转 801', 'CN', '+861062345678'],
    ['010-62345678/62345679', 'CN', '+861062345678'],
    ['(212) 555-2368 ext. 5', 'US', '+12125552368'],
    ['+44 20 7946 0958', null, '+442079460958'],
    ['020 7946 0958', null, '02079460958'],
    ['801', 'CN', '801'],
    ['anonymous', 'CN', null],
  ])('reads %s in %s as %s', (text, country, number) => expect(readPhone(text, country)).toBe(number));
});

describe('readBoolean', () => {
  it.each([
    ['Y', true],
    ['是', true],
    ['✓', true],
    ['已接听', true],
    ['No', false],
    ['否', false],
    ['0', false],
    ['maybe', null],
  ])('reads %s as %s', (text, value) => expect(readBoolean(text)).toBe(value));
});

describe('readChannel', () => {
  it.each([
    ['Email ', 'email', null],
    ['e-mail', 'email', null],
    ['邮件', 'email', null],
    ['电话', 'phone', null],
    ['Inbound', 'phone', 'inbound'],
    ['外呼', 'phone', 'outbound'],
    ['在线客服', 'chat', null],
    ['SMS', 'sms', null],
  ])('reads %s as %s, %s', (label, channel, direction) => expect(readChannel(label)).toEqual({ channel, direction }));
});

describe('readRating', () => {
  it.each([
    ['5', { value: 5, scale: '1-5' }],
    ['4/5', { value: 4, scale: '1-5' }],
    ['9/10', { value: 9, scale: '0-10' }],
    ['85%', { value: 85, scale: '0-100' }],
    ['★★★☆☆', { value: 3, scale: '1-5' }],
    ['非常满意', { value: 5, scale: '1-5' }],
    ['非常不满意', { value: 1, scale: '1-5' }],
    ['中评', { value: 2, scale: '1-3' }],
    ['👍', { value: 1, scale: '0-1' }],
    ['0', { refused: 'rating-out-of-scale' }],
    ['fine, I guess', { refused: 'rating-unreadable' }],
  ])('reads %s', (text, expected) => expect(readRating(text, '1-5')).toEqual(expected));
});

describe('learnedFrom', () => {
  const reading = { dateOrder: 'dmy', zone: 'UTC', country: null, ratingScale: '1-5' } as const;
  it('learns the other order, and each wider scale, and then stops', () => {
    expect(learnedFrom(problem('standardise', 'date-contradicts-order', { value: '12/25/2020' }), reading)).toEqual({
      dateOrder: 'mdy',
    });
    expect(learnedFrom(problem('standardise', 'rating-out-of-scale', { value: '9' }), reading)).toEqual({
      ratingScale: '0-10',
    });
    expect(
      learnedFrom(problem('standardise', 'rating-out-of-scale', { value: '90' }), { ...reading, ratingScale: '0-10' }),
    ).toEqual({ ratingScale: '0-100' });
    expect(learnedFrom(problem('standardise', 'rating-out-of-scale', { value: '900' }), reading)).toBeNull();
    expect(learnedFrom(problem('standardise', 'time-unreadable', { value: 'x' }), reading)).toBeNull();
  });
});
