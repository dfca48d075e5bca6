import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Said } from '../../core/record/said.ts';
import { isRefused, type SourceItem } from '../source.ts';
import { fileOf } from '../testing/file-of.ts';
import { attachmentOf } from './attachment-of.ts';
import { mixed, plainMail } from './fixtures.ts';
import { mail } from './mail.ts';

describe('a mail', () => {
  it('says who, to whom, when, what, and what it answers', async () => {
    const said = await saidIn(
      plainMail('2@shop.example', 'On its way.', [
        'In-Reply-To: <1@customer.example>',
        'Cc: =?gb2312?B?wO7A1w==?= <lilei@customer.example>',
      ]),
    );
    expect(said).toEqual({
      kind: 'message',
      threading: { kind: 'references', messageId: '2@shop.example', references: ['1@customer.example'] },
      at: 'Mon, 4 Mar 2024 09:00:00 +0800',
      atFallbacks: ['Mon, 4 Mar 2024 09:00:05 +0800'],
      from: { kind: 'email', address: 'eva@customer.example', name: 'Eva Müller' },
      to: [
        { kind: 'email', address: 'help@shop.example' },
        { kind: 'email', address: 'ann@shop.example', name: 'Ann' },
        { kind: 'email', address: 'lilei@customer.example', name: '李雷' },
      ],
      subject: '订单 17',
      text: 'On its way.',
      isReply: true,
    });
  });

  it('gives its plain text, its attachments, and their bytes', async () => {
    const said = await saidIn(mixed);
    expect(said.text).toBe('See the picture.');
    expect(said.html).toBeUndefined();
    expect(said.attachments).toEqual([{ name: 'broken.png', mediaType: 'image/png', size: 20 }]);
    expect((await attachmentOf(Buffer.from(mixed), 0))?.content.toString()).toBe('not really a picture');
    expect(await attachmentOf(Buffer.from(mixed), 1)).toBeNull();
  });

  it('is one mail in two mailboxes: same id and digest, whatever transport added', async () => {
    const [one] = await itemsIn('a.eml', plainMail('1@x.example', 'Hello\nFrom here on\nbye').replaceAll('\n', '\r\n'));
    const [other] = await itemsIn(
      'b.mbox',
      `From x Mon Mar  4 01:00:00 2024\nDelivered-To: ann@shop.example\nX-Spam: no\n${plainMail('1@x.example', 'Hello\n>From here on\nbye').replace('09:00:05', '09:17:00')}\n\n`,
    );
    expect(other!.recordId).toBe(one!.recordId);
    expect(other!.digest).toBe(one!.digest);
  });

  it('without a Message-ID is known by what it says', async () => {
    const text = plainMail('x', 'Hello').replace(/^Message-ID.*\n/m, '');
    const [one] = await itemsIn('a.eml', text);
    const [same] = await itemsIn('b.eml', text);
    const [other] = await itemsIn('c.eml', text.replace('Hello', 'Bye'));
    expect(same!.recordId).toBe(one!.recordId);
    expect(other!.recordId).not.toBe(one!.recordId);
  });
});

describe('signs of automation', () => {
  it.each([
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: no', false],
    ['X-Autoreply: yes', true],
    ['Precedence: auto_reply', true],
    ['Precedence: bulk', true],
    ['Precedence: bulk\nList-Id: <list.example>', false],
    ['Precedence: list', false],
    ['Content-Type: multipart/report; report-type=delivery-status; boundary=x', true],
  ])('%s: %s', async (line, isAutomation) => {
    const said = await saidIn(plainMail('1@x.example', 'I am away.', line.split('\n')));
    expect(said.automationSign !== undefined).toBe(isAutomation);
  });

  it('knows the program of a mailing list by its address, not those who write to the list', async () => {
    const from = (address: string): string =>
      plainMail('1@x.example', 'Your approval is asked.', [
        'X-BeenThere: talk@lists.example',
        'Precedence: bulk',
      ]).replace(/^From: .*$/m, `From: ${address}`);
    expect((await saidIn(from('talk-admin@example'))).automationSign).toBe('list-program: talk-admin@example');
    expect((await saidIn(from('eva-admin@shop.example'))).automationSign).toBeUndefined();
    expect((await saidIn(from('talk@lists.example'))).automationSign).toBeUndefined();
  });

  it('knows the subjects of out-of-office mail, not the answers to it', async () => {
    const away = 'Subject: =?utf-8?B?6Ieq5Yqo5Zue5aSN77ya6K6i5Y2V?=';
    const subject = (line: string): string => plainMail('1@x.example', 'x').replace(/^Subject.*$/m, line);
    expect((await saidIn(subject(away))).automationSign).toBe('subject');
    expect((await saidIn(subject('Subject: Re: Automatic reply: order'))).automationSign).toBeUndefined();
  });
});

describe('Chinese mail', () => {
  const text = '您好，我的订单在哪里？';

  it.each([
    ['gb2312', 'gbk'],
    ['gbk', 'gbk'],
    ['gb18030', 'gb18030'],
    ['cp936', 'gbk'],
    ['big5', 'big5'],
    ['utf-8', 'utf8'],
  ])('is read from %s, base64 and 8-bit', async (charset, encoding) => {
    const words = charset === 'big5' ? '您好，我的訂單在哪裡？' : text;
    const bytes = iconv.encode(words, encoding);
    const head = (transfer: string): string =>
      plainMail('1@x.example', '', [
        `Content-Type: text/plain; charset="${charset}"`,
        `Content-Transfer-Encoding: ${transfer}`,
      ]);
    expect((await saidIn(head('base64') + bytes.toString('base64'))).text?.trim()).toBe(words);
    expect((await saidIn(Buffer.concat([Buffer.from(head('8bit')), bytes]))).text?.trim()).toBe(words);
  });

  it('is read where the charset is missing or wrong', async () => {
    const bytes = iconv.encode('您好，我的订单在哪里？谢谢！', 'gbk');
    for (const type of [
      'text/plain',
      'text/plain; charset=us-ascii',
      'text/plain; charset=utf-8',
      'text/plain; charset=x-unknown',
    ]) {
      const head = plainMail('1@x.example', '', [`Content-Type: ${type}`, 'Content-Transfer-Encoding: 8bit']);
      expect((await saidIn(Buffer.concat([Buffer.from(head), bytes]))).text?.trim()).toBe(
        '您好，我的订单在哪里？谢谢！',
      );
    }
  });

  it('is read from ISO-2022-CN and HZ', async () => {
    const seven = Buffer.from(iconv.encode('您好', 'gb2312').map((byte) => byte & 0x7f));
    const iso = Buffer.concat([Buffer.from('\x1b$)A\x0e'), seven, Buffer.from('\x0f ok')]);
    const hz = Buffer.concat([Buffer.from('~{'), seven, Buffer.from('~} ok')]);
    for (const [charset, bytes] of [
      ['iso-2022-cn', iso],
      ['hz-gb-2312', hz],
    ] as const) {
      const head = plainMail('1@x.example', '', [`Content-Type: text/plain; charset=${charset}`]);
      expect((await saidIn(Buffer.concat([Buffer.from(head), bytes]))).text?.trim()).toBe('您好 ok');
    }
  });

  it('has headers whose words are cut inside a character, raw bytes, and file names in pieces', async () => {
    const bytes = iconv.encode('订单问题', 'gbk');
    const cut = `=?gbk?B?${bytes.subarray(0, 3).toString('base64')}?=\n =?gbk?B?${bytes.subarray(3).toString('base64')}?=`;
    const subject = (line: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from('From: a@x.example\nDate: Mon, 4 Mar 2024 09:00:00 +0800\nSubject: '),
        line,
        Buffer.from('\n\nx\n'),
      ]);
    expect((await saidIn(subject(Buffer.from(cut)))).subject).toBe('订单问题');
    expect((await saidIn(subject(bytes))).subject).toBe('订单问题');
    expect((await saidIn(subject(Buffer.from('订单问题')))).subject).toBe('订单问题');
    const percent = [...bytes].map((byte) => `%${byte.toString(16).toUpperCase()}`);
    const named = `Content-Type: application/pdf\nContent-Disposition: attachment; filename*0*=gbk'zh'${percent.slice(0, 3).join('')};\n filename*1*=${percent.slice(3).join('')}.pdf`;
    expect((await saidIn(plainMail('1@x.example', 'x', named.split('\n')))).attachments?.[0]?.name).toBe(
      '订单问题.pdf',
    );
  });
});

describe('a mailbox', () => {
  it('is not cut at a line of text that starts with From', async () => {
    const box = `From a@x Mon Mar  4 01:00:00 2024\n${plainMail('1@x', 'Hi\n\nFrom tomorrow on:\nError: none\n\nFrom the shop\nSubject to change.')}\nFrom b@x Mon Mar  4 02:00:00 2024\n${plainMail('2@x', 'x')}`;
    expect(await itemsIn('a.mbox', box)).toHaveLength(2);
  });

  it('is not cut inside an attached mail or an attached patch', async () => {
    const envelope = 'From eva@x.example Mon Mar  4 01:00:00 2024\nSubject: inner\n\nhi';
    const attached = plainMail('1@x', `--b\nContent-Type: message/rfc822\n\n${envelope}\n--b--`, [
      'Content-Type: multipart/mixed; boundary=b',
    ]);
    const patch = plainMail(
      '2@x',
      `Hi\n\nFrom ${'a'.repeat(40)} Mon Sep 17 00:00:00 2001\nFrom: Ann\nSubject: [PATCH]\n\nx`,
    );
    const box = `From - \n${attached}\nFrom - \n${patch}`;
    expect(await itemsIn('a.mbox', box)).toHaveLength(2);
  });

  it('follows a Content-Length that leads to the next mail, and no other', async () => {
    const inner = 'Hi\n\nFrom eva@x.example Mon Mar  4 01:00:00 2024\nSubject: no mail\n\nhi\n';
    const box = (length: number): string =>
      `From a@x Mon Mar  4 01:00:00 2024\nSubject: one\nContent-Length: ${length}\n\n${inner}\nFrom b@x Mon Mar  4 02:00:00 2024\nSubject: two\n\nx\n`;
    expect(await itemsIn('a.mbox', box(inner.length))).toHaveLength(2);
    expect(await itemsIn('a.mbox', box(inner.length + 3))).toHaveLength(3);
    expect(await itemsIn('a.mbox', box(1_000_000))).toHaveLength(3);
  });
});

async function itemsIn(name: string, content: string | Uint8Array): Promise<SourceItem[]> {
  const file = fileOf(name, content);
  const survey = await mail.survey(file, { zone: 'UTC', country: null, map: null, learned: {} });
  if (!survey.ok) throw new Error(survey.problem.code);
  const items: SourceItem[] = [];
  for await (const batch of mail.read(file, survey.value)) items.push(...batch);
  return items;
}

async function saidIn(content: string | Uint8Array): Promise<Said> {
  const [item] = await itemsIn('a.eml', content);
  if (!item || isRefused(item)) throw new Error('refused');
  return item.said;
}
