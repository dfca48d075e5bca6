import type { Fixture } from '../testing/source-contract.ts';

const room = [
  'shop 2019-09-04 [22:44:46] <eva> hi, my order 4711 is not there',
  'shop 2019-09-04 [22:44:46] <bo> can I pay by card?',
  'shop 2019-09-04 [22:45:20] <ann> eva: it left us yesterday ',
  'shop 2019-09-04 [22:45:20] <eva> ok',
  'shop 2019-09-04 [22:45:20] <eva> ok',
  '',
].join('\n');

const bot = [
  '2012-10-17T09:16:21+0000  *** ann has joined #shop',
  '2012-10-17T09:16:29+0000  <eva> 你好，订单什么时候发货？',
  '2012-10-17T09:16:31+0000  -chanserv- welcome',
  '2012-10-17T09:16:35+0000  * ann is looking',
  '2012-10-17T09:16:51 0000  *** bo has joined #shop',
].join('\n');

const dated = [
  '[23:58] <eva> anyone there?',
  '=== bo [n=bo@home.example] has joined #shop',
  '[23:59] <@ann> eva: yes',
  '[00:03] <eva> great',
].join('\r\n');

const irssi = [
  '--- Log opened Mon Nov 15 12:00:00 2004',
  '12:18 < eva> hello',
  '12:19 -!- bo [bo@home.example] has quit [gone]',
  '--- Day changed Tue Nov 16 2004',
  '09:00 <@ann> good morning',
].join('\n');

export const fixtures: readonly Fixture[] = [
  { name: 'shop.txt', content: room, records: 5 },
  { name: 'bot.log', content: bot, records: 5 },
  { name: 'logs/shop_2004-11-15.txt', content: dated, records: 4, zone: 'Europe/Berlin' },
  { name: 'irclogs/#shop.log', content: irssi, records: 3 },
];
