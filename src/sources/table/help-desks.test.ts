import { describe, expect, it } from 'vitest';
import { csv, read } from './testing/read-table.ts';

/**
 * Exports as help desks and telephone systems write them, headers to the letter, with nobody there to map them.
 * What is not told (when a ticket was written, who took it, a rating that nobody gave) stays unknown.
 */
const fieldsOf = async (...lines: string[]) => {
  const found = await read(csv(...lines));
  return {
    ...found,
    fields: Object.fromEntries(found.survey.details.shown.map(({ column, field }) => [column, field])),
  };
};
const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('a ticket table', () => {
  it('with a survey that was only offered has no rating there, and loses no row', async () => {
    const { records, refused } = await fieldsOf(
      'Id,Requester,Requester email,Assignee,Subject,Via,Created at,Satisfaction Score,First reply time in minutes',
      '1,Anna,anna@home.example,Tom,Bill,Mail,2024-03-01 09:12,Good,37',
      '2,Li Wei,wei@home.example,Sara,Login,Web form,2024-03-01 09:40,Offered,12',
      '3,Anna,anna@home.example,Unassigned,Bill,Mail,2024-03-05 08:01,Unoffered,',
      '4,Bob,bob@home.example,Sara,Call,Phone call (incoming),2024-03-05 08:30,Bad,5',
    );
    expect(refused).toEqual([]);
    expect(records.map(({ rating }) => rating && [rating.value, rating.scale])).toEqual([
      [1, '0-1'],
      null,
      null,
      [0, '0-1'],
    ]);
    expect(records.map(({ channel }) => channel)).toEqual(['email', 'web', 'email', 'phone']);
    expect(records[2]!.agent).toBeNull();
    expect(records[3]!.direction).toBe('inbound');
  });

  it('with kinds and labels keeps both, and shows the kind where there is no subject', async () => {
    const { fields, records } = await fieldsOf(
      '工单编号,客户编号,创建时间,问题描述,问题分类,子类别,标签',
      '1,C1,2024-03-01 09:12,还没收到,物流,延误,"加急;VIP"',
      '2,C2,2024-03-01 09:40,坏了,售后,破损,',
      '3,C3,2024-03-02 10:40,多收了钱,账单,,VIP',
    );
    expect(fields).toMatchObject({ 问题分类: 'topic', 子类别: 'subtopic', 标签: 'tags' });
    expect(records.map(({ topic, subtopic, tags }) => [topic, subtopic, tags])).toEqual([
      ['物流', '延误', 'VIP; 加急'],
      ['售后', '破损', null],
      ['账单', null, 'VIP'],
    ]);
    expect(records[0]!.subject).toBe('物流');
  });

  it('with a plain “Resolved” over moments says when, beside a status', async () => {
    const { fields } = await fieldsOf(
      'Issue key,Created,Resolved,Status,Summary,Reporter',
      'A-1,2024-03-01 09:12,2024-03-02 10:00,Done,Bill,anna@home.example',
      'A-2,2024-03-01 09:40,,In Progress,Login,wei@home.example',
      'A-3,2024-03-05 08:01,2024-03-05 09:30,Done,Parcel,anna@home.example',
    );
    expect(fields).toMatchObject({ Created: 'at', Resolved: 'resolved-at', Status: 'resolved' });
  });

  it('whose source is a way and not a person, with words of seven steps', async () => {
    const { fields, records } = await fieldsOf(
      'Ticket ID,Subject,Source,Agent,Created time,Initial response time,Survey results,Full name,Email,Work phone',
      '55,Parcel,Email,Mia,2023-11-02 10:05:11,2023-11-02 10:45:11,Extremely Happy,John Doe,john@home.example,+442079460000',
      '56,Refund,Phone,Leo,2023-11-02 11:00:00,2023-11-02 11:05:00,Unhappy,Jane Roe,jane@home.example,',
      '57,Broken,Portal,No Agent,2023-11-03 09:00:00,,,Jim Poe,jim@home.example,',
    );
    expect(fields).toMatchObject({
      Source: 'channel',
      'Initial response time': 'reply-at',
      'Survey results': 'rating',
      'Work phone': 'customer-phone',
    });
    expect(records.map(({ channel }) => channel)).toEqual(['email', 'phone', 'web']);
    expect(records.map(({ rating }) => rating && [rating.value, rating.scale])).toEqual([[7, '1-7'], [3, '1-7'], null]);
    expect(records[2]!.agent).toBeNull();
  });

  it('of cases, each with the owner who took it', async () => {
    const { fields, records } = await fieldsOf(
      'Case Number,Opened On,Contact Name,Contact Email,Account Name,Case Owner,Case Origin,Subject,First Response On',
      '00012041,14.03.2025 08:12,Petra Vogel,petra@home.example,Nordlicht GmbH,Jonas Weber,Email,Lampe,14.03.2025 09:40',
      '00012043,14.03.2025 09:05,Petra Vogel,petra@home.example,Nordlicht GmbH,Unassigned,Email,Re: Lampe,',
    );
    expect(fields).toMatchObject({ 'Case Owner': 'agent', 'Case Origin': 'channel', 'Account Name': 'company' });
    expect(records.map(({ agent }) => agent?.value ?? null)).toEqual(['Jonas Weber', null]);
  });

  it('that tells how tickets stand, when they were solved, and how often they were opened again', async () => {
    const { fields, records, refused } = await fieldsOf(
      'Id,Requester,Created at,Status,Solved at,Reopens',
      '1,Anna,2024-03-01 09:12,Solved,2024-03-01 11:00,0',
      '2,Li Wei,2024-03-01 09:40,Pending,,',
      '3,Anna,2024-03-05 08:01,Closed,2024-03-09 10:00,2',
      '4,Bob,2024-03-06 08:01,Reopened,2024-03-06 09:00,',
      '5,Bob,2024-03-06 08:02,Spam,,',
      '6,Bob,2024-03-06 08:03,Solved,2024-03-05 08:00,',
    );
    expect(refused).toEqual([]);
    expect(fields).toMatchObject({ Status: 'resolved', 'Solved at': 'resolved-at', Reopens: 'reopens' });
    expect(records.map(({ resolution }) => resolution && [resolution.state, resolution.reopens])).toEqual([
      ['resolved', 0],
      ['open', null],
      ['resolved', 2],
      ['open', 1],
      [null, null],
      ['resolved', null],
    ]);
    expect(records.map(({ resolution }) => resolution?.resolvedAt && iso(resolution.resolvedAt))).toEqual([
      '2024-03-01T11:00',
      null,
      '2024-03-09T10:00',
      '2024-03-06T09:00',
      null,
      null,
    ]);
    expect(records[4]!.changes).toContainEqual({
      field: 'resolved',
      rule: 'unknown-resolution',
      before: 'Spam',
      after: '',
    });
    expect(records[5]!.changes.map(({ rule }) => rule)).toContain('impossible-resolution-time');
  });

  it('in Chinese, that tells when tickets were closed', async () => {
    const { fields, records } = await fieldsOf(
      '工单编号,客户编号,创建时间,工单状态,关闭时间,重开次数',
      '1,C1,2024-03-01 09:12,已关闭,2024-03-01 18:00,1次',
      '2,C2,2024-03-01 09:40,处理中,,0',
    );
    expect(fields).toMatchObject({ 工单状态: 'resolved', 关闭时间: 'resolved-at', 重开次数: 'reopens' });
    expect(records.map(({ resolution }) => [resolution!.state, resolution!.reopens])).toEqual([
      ['resolved', 1],
      ['open', 0],
    ]);
  });

  it('with a text called resolution, or the state of a sale, tells nothing of that', async () => {
    const { fields, records } = await fieldsOf(
      'Ticket ID,Created at,Status,Resolution',
      '1,2024-03-01 09:12,VM,Sent a new lamp by post.',
      '2,2024-03-01 09:40,S,Explained the bill to her.',
    );
    expect([fields['Status'], fields['Resolution']]).toEqual([null, null]);
    expect(records.map(({ resolution }) => resolution)).toEqual([null, null]);
  });

  it('of incidents, each known by its number', async () => {
    const { fields, records } = await fieldsOf(
      'number;opened_at;resolved_at;caller_id;assigned_to;contact_type;short_description',
      'INC45;29/2/2016 01:16;29/2/2016 11:29;Caller 2403;Resolver 89;Phone;VPN down',
      'INC47;29/2/2016 04:40;1/3/2016 09:52;Caller 2403;Resolver 31;Email;Mail stuck',
    );
    expect(fields).toMatchObject({ number: 'id', opened_at: 'at', short_description: 'subject', assigned_to: 'agent' });
    expect(records.map(({ at }) => iso(at))).toEqual(['2016-02-29T01:16', '2016-02-29T04:40']);
    expect(fields['resolved_at']).toBe('resolved-at');
    expect(records.map(({ resolution }) => iso(resolution!.resolvedAt!))).toEqual([
      '2016-02-29T11:29',
      '2016-03-01T09:52',
    ]);
  });

  it('in Chinese, whose strongest word stands beside a plain one', async () => {
    const { fields, records } = await fieldsOf(
      '工单编号,创建时间,客户姓名,手机号,渠道,问题描述,受理客服,首次回复时间,满意度评价',
      'GD1,2024年3月1日 上午9:05,王芳,13812345678,微信,订单什么时候发货?,客服小李,2024年3月1日 上午9:12,非常满意',
      'GD2,2024年3月1日 下午1:20,李雷,139 1234 5678,电话,要求退款,客服小张,2024年3月1日 下午1:21,不满意',
      'GD3,2024年3月1日 下午11:59,韩梅梅,+86-13700000001,在线客服,发票抬头写错了,未分配,,未评价',
    );
    expect(fields).toMatchObject({ 受理客服: 'agent', 首次回复时间: 'reply-at', 满意度评价: 'rating' });
    expect(records.map(({ rating }) => rating && [rating.value, rating.scale])).toEqual([[5, '1-5'], [2, '1-5'], null]);
    expect(records.map(({ agent }) => agent?.value ?? null)).toEqual(['客服小李', '客服小张', null]);
  });

  it('that never says when a ticket was written counts it where it was answered, and measures no wait from another date', async () => {
    const { fields, records, survey } = await fieldsOf(
      'Ticket ID,Customer Name,Customer Email,Date of Purchase,Ticket Description,Ticket Channel,First Response Time,Time to Resolution,Customer Satisfaction Rating',
      '1,Marisa,marisa@home.example,2021-03-22,Please assist.,Social media,2023-06-01 12:15:36,,',
      '3,Chris,chris@home.example,2020-07-14,It does not start.,Email,2023-06-01 11:14:38,2023-06-01 18:05:38,3.0',
      '5,Alex,alex@home.example,2020-02-04,My data is gone.,Chat,2023-06-01 00:12:42,2023-06-01 19:53:42,1.0',
    );
    expect(fields).toMatchObject({ 'Date of Purchase': null, 'First Response Time': 'at' });
    expect(records.map(({ at }) => iso(at))).toEqual(['2023-06-01T12:15', '2023-06-01T11:14', '2023-06-01T00:12']);
    expect(records.map((record) => record.reply ?? null)).toEqual([null, null, null]);
    const column = survey.details.shown.find((one) => one.column === 'First Response Time')!;
    expect(column.evidence?.why.map(({ code }) => code)).toContain('column-stands-in');
  });
});

describe('a list of calls', () => {
  it('knows who called, who took it, and that a call without talk was missed', async () => {
    const { fields, records } = await fieldsOf(
      'line,direction,from,to,date (TZ offset incl.),missed_call_reason,user,duration (total),duration (in call),call_id,via',
      'UK,inbound,+442071234567,+442030001111,2024-05-01T09:00:12+01:00,,Kate Hill,185,160,1001,',
      'UK,inbound,+442071234568,+442030001111,2024-05-01T09:05:00+01:00,no_available_agent,,32,0,1002,',
      'UK,outbound,+442030001111,+442071234568,2024-05-01T09:20:00+01:00,,Kate Hill,95,80,1003,',
      'UK,outbound,+442030001111,+442071234569,2024-05-01T10:00:00+01:00,,Kate Hill,8,0,1004,',
    );
    expect(fields).toMatchObject({ user: 'agent', 'duration (in call)': 'talked', via: null });
    expect(records.map(({ kind, channel }) => [kind, channel])).toEqual(Array(4).fill(['call', 'phone']));
    expect(records.map(({ call }) => call?.outcome)).toEqual(['answered', 'missed', 'answered', 'unreached']);
  });

  it('that only tells how long calls were handled is one of calls, and nobody waits in it', async () => {
    const { records } = await fieldsOf(
      'call_id,agent_id,call_date,handle_time_sec,csat_score,resolved',
      '1,1,2024-01-05,240,5,t',
      '4,2,2024-02-03,330,2,f',
    );
    expect(records.map(({ kind, call, rating }) => [kind, call?.outcome, rating?.value])).toEqual([
      ['call', 'answered', 5],
      ['call', 'answered', 2],
    ]);
  });

  it('knows a lead for a customer', async () => {
    const { records } = await fieldsOf(
      'agent_id,call_length,datestamp,lead_id,status',
      '5,5,2023-03-28 23:14:36,AA_894790,VM',
      '2,987,2023-03-28 22:14:36,AA_176221,S',
    );
    expect(records.map(({ customer }) => customer?.value)).toEqual(['AA_894790', 'AA_176221']);
  });
});
