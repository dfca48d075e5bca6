import type { Fixture } from '../testing/source-contract.ts';

const android = [
  '13/12/24, 09:00 - Messages and calls are end-to-end encrypted. Tap to learn more.',
  '13/12/24, 09:01 - Eva: Good morning, where is my order 4711?',
  '13/12/24, 09:01 - Eva: I ordered:',
  '- one lamp',
  '- two bulbs',
  '13/12/24, 09:05 - Lamp Shop: IMG-20241213-WA0001.jpg (file attached)',
  'It left us yesterday 📦',
  '13/12/24, 09:06 - Eva: ok',
  '13/12/24, 09:06 - Eva: ok',
  '',
].join('\n');

const chinese = [
  '\u200e[2024/12/13 上午9:01:07] 王芳: 你好，订单什么时候发货？',
  '[2024/12/13 下午1:30:00] 灯具店: \u200e<附件：00000002-PHOTO-2024-12-13-13-30-00.jpg>',
  '[2024/12/13 下午1:30:09] 灯具店: 今天已经发货了',
  '[2024/12/14 凌晨12:05:00] 王芳: 谢谢！',
].join('\r\n');

const group = [
  '12/13/24, 9:00 PM - Ann created group "Sales: south"',
  '12/13/24, 9:01 PM - +1 202 555 0101: Who takes the fair?',
  '12/13/24, 9:02 PM - Ann: <Media omitted>',
].join('\n');

export const fixtures: readonly Fixture[] = [
  {
    name: 'WhatsApp Chat with Eva.txt',
    content: android,
    records: 6,
    siblings: new Map([['IMG-20241213-WA0001.jpg', 20_480]]),
  },
  { name: 'WhatsApp 聊天 - 王芳.zip/_chat.txt', content: chinese, records: 4, zone: 'Asia/Shanghai' },
  { name: 'exports/old chat.txt', content: group, records: 3 },
  { name: 'piece.txt', content: `end of a message\n${group}`, records: 4 },
];
