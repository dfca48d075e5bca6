import type { Fixture } from '../testing/source-contract.ts';

const legacy = [
  'id,customer_id,communication_time,communication_type,communication_content,response_time,response_content',
  '1,C001,2026-03-01 09:00:00,email,Where is my order 4711?,2026-03-01 09:30:00,"It left us yesterday, sorry."',
  '2,C002,25/03/2026 10:00,电话,想咨询退款进度,,',
  '3,C001,2026年3月2日 14:05,微信,"两行',
  '内容",2026年3月2日 14:06,您好',
  '',
].join('\n');

const calls = [
  'Call Id;Agent;Date;Time;Topic;Answered (Y/N);Resolved;Speed of answer in seconds;AvgTalkDuration;Satisfaction rating',
  'ID0001;Diane;2026-01-01;09:12:58;Contract;Y;Y;109;00:02:23;3',
  'ID0002;Becky;2026-01-01;09:15:00;Technical;N;N;;;',
].join('\r\n');

const chinese = [
  '工单号\t客户编号\t沟通时间\t渠道\t内容\t回复时长(分钟)\t客服\t满意度',
  'G1\tK1\t2026/3/1 9:00\t在线客服\t订单什么时候发货？\t5\t王芳\t非常满意',
  'G2\tK2\t2026/3/1 9:10\t邮件\t请开发票\t\t李雷\t',
  'G3\tK1\t2026/3/2 9:10\t外呼\t回访\t0\t李雷\t满意',
].join('\n');

export const fixtures: readonly Fixture[] = [
  { name: 'exports/history.csv', content: legacy, records: 3, zone: 'Asia/Shanghai' },
  { name: 'call center.csv', content: calls, records: 2 },
  { name: '沟通记录.txt', content: chinese, records: 3, zone: 'Asia/Shanghai' },
];
