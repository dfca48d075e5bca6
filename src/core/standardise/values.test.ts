import { describe, expect, it } from 'vitest';
import { readBoolean } from './boolean.ts';
import { readChannel } from './channel.ts';
import { learnedFrom } from './contradiction.ts';
import { problem } from '../basics/problem.ts';
import { readDuration } from './duration.ts';
import { furtherPhones, readPhone } from './phone.ts';
import { readRating, scaleOfHeader, stepsOf } from './rating.ts';

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
    ['1,5 h', 5_400_000],
    ['1h03', 3_780_000],
    ['1\'30"', 90_000],
    ['45″', 45_000],
    ['2小时5分', 7_500_000],
    ['半小时', 1_800_000],
    ['１：０２：０３', 3_723_000],
    ['1899-12-30 00:02:23', 143_000],
    ['1/0/1900 0:02:23', 143_000],
    ['2 Std. 5 Min.', 7_500_000],
    ['1 heure et 5 minutes', 3_900_000],
    ['1,5', 1_500],
    ['250 µs', 0],
    ['1.234,5', 1_234_500],
    ['2:30 h', 9_000_000],
    ['P1DT2H', 93_600_000],
    ['00:02:23.500', 143_500],
    ['1899-12-31 00:02:23', null],
    ['1h 2', null],
    ['5 h 3 apples', null],
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
    ['１３８ ００１３ ８０００', 'CN', '+8613800138000'],
    ['13800138000.0', 'CN', '+8613800138000'],
    ["'13800138000", 'CN', '+8613800138000'],
    ['1.3800138000E+10', 'CN', '+8613800138000'],
    ['1.38E+10', 'CN', null],
    ['+49 (0) 30 901820', null, '+4930901820'],
    ['+49 30 901820-44', 'DE', '+493090182044'],
    ['021-62345678分机8', 'CN', '+862162345678'],
    ['(010) 6234 5678', 'CN', '+861062345678'],
  ])('reads %s in %s as %s', (text, country, number) => expect(readPhone(text, country)).toBe(number));
});

describe('furtherPhones', () => {
  it.each([
    ['010-62345678 / 13800138000', ['+8613800138000']],
    ['010-62345678、62345679', ['+861062345679']],
    ['13800138000或13900139000', ['+8613900139000']],
    ['010-62345678/79', []],
    ['13800138000 / 138 0013 8000', []],
    ['13800138000', []],
    ['010-62345678 转 801', []],
  ])('finds in %s %j', (text, others) => expect(furtherPhones(text, 'CN')).toEqual(others));
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
    ['Ｙ', true],
    ['oui', true],
    ['Ja', true],
    ['√', true],
    ['✅', true],
    ['✔️', true],
    ['对', true],
    ['×', false],
    ['nein', false],
    ['不是', false],
    ['❌', false],
    ['maybe', null],
    ['2', null],
    ['', null],
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
    ['E‑Mail', 'email', null],
    ['【邮件】', 'email', null],
    ['Whats App', 'chat', null],
    ['whats-app', 'chat', null],
    ['ＷｅＣｈａｔ', 'chat', null],
    ['Correo electrónico', 'email', null],
    ['京东咚咚', 'chat', null],
    ['实体店', 'in-person', null],
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
    ['4 out of 5', { value: 4, scale: '1-5' }],
    ['4 out of 5 stars', { value: 4, scale: '1-5' }],
    ['4,5 von 5', { value: 4.5, scale: '1-5' }],
    ['８５％', { value: 85, scale: '0-100' }],
    ['4分', { value: 4, scale: '1-5' }],
    ['★★★★☆', { value: 4, scale: '1-5' }],
    ['⭐️⭐️⭐️', { value: 3, scale: '1-5' }],
    ['❤️❤️❤️❤️', { value: 4, scale: '1-5' }],
    ['☆☆☆☆☆', { refused: 'rating-unreadable' }],
    ['👍🏽', { value: 1, scale: '0-1' }],
    ['👎', { value: 0, scale: '0-1' }],
    ['😐', { value: 3, scale: '1-5' }],
    ['☹️', { value: 2, scale: '1-5' }],
    [':-(', { value: 1, scale: '1-3' }],
    ['A', { value: 5, scale: '1-5' }],
    ['F', { value: 1, scale: '1-5' }],
    ['Very_Satisfied', { value: 5, scale: '1-5' }],
    ['4,5', { value: 4.5, scale: '1-5' }],
    ['11/10', { refused: 'rating-out-of-scale' }],
    ['4/6', { refused: 'rating-unreadable' }],
    ['0', { refused: 'rating-out-of-scale' }],
    ['fine, I guess', { refused: 'rating-unreadable' }],
  ])('reads %s', (text, expected) => expect(readRating(text, '1-5')).toEqual(expected));
});

describe('the steps of words', () => {
  it('are as many as the column distinguishes', () => {
    expect(stepsOf(['满意', '不满意', '满意'])).toBe('0-1');
    expect(stepsOf(['满意', '一般', '不满意'])).toBe('1-3');
    expect(stepsOf(['满意', '不满意', '非常满意'])).toBe('1-5');
    expect(stepsOf(['🙂', '😐', '🙁'])).toBe('1-3');
    expect(stepsOf(['满意', '满意'])).toBeNull();
    expect(stepsOf(['5', '4', '好评', '👍'])).toBeNull();
  });

  it('decide what a word is worth', () => {
    expect(readRating('满意', '0-1')).toEqual({ value: 1, scale: '0-1' });
    expect(readRating('不满意', '1-3')).toEqual({ value: 1, scale: '1-3' });
    expect(readRating('满意', '1-5')).toEqual({ value: 4, scale: '1-5' });
    expect(readRating('好评', '0-1')).toEqual({ value: 3, scale: '1-3' });
  });

  it('are five, once a word comes that is too many for two', () => {
    expect(readRating('一般', '0-1')).toEqual({ refused: 'rating-out-of-scale' });
    const reading = { dateOrder: 'dmy', zone: 'UTC', country: null, ratingScale: '0-1' } as const;
    expect(learnedFrom(problem('standardise', 'rating-out-of-scale', { value: '一般' }), reading)).toEqual({
      ratingScale: '1-5',
    });
  });
});

describe('the scale of a header', () => {
  it.each([
    ['Rating (1-10)', '1-10'],
    ['满意度（1~5分）', '1-5'],
    ['Score out of 7', '1-7'],
    ['NPS', '0-10'],
    ['CSAT %', '0-100'],
    ['Satisfaction rating', null],
    ['Snapshot', null],
    ['Rating 2011-10', null],
  ])('%s is %s', (header, scale) => expect(scaleOfHeader(header)).toBe(scale));
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
