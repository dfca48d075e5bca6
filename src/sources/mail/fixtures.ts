import type { Fixture } from '../testing/source-contract.ts';

/** A plain mail, its lines joined by `\n`; `extra` are further header lines. */
export function plainMail(id: string, text: string, extra: readonly string[] = []): string {
  return [
    'Received: from mx.shop.example by mail.shop.example; Mon, 4 Mar 2024 09:00:05 +0800',
    'From: "Eva Müller" <eva@customer.example>',
    'To: help@shop.example, Ann <ann@shop.example>',
    `Message-ID: <${id}>`,
    'Date: Mon, 4 Mar 2024 09:00:00 +0800',
    'Subject: =?utf-8?B?6K6i5Y2V?= 17',
    ...extra,
    '',
    text,
    '',
  ].join('\n');
}

export const mbox = [
  `From eva@customer.example Mon Mar  4 01:00:00 2024\n${plainMail('1@customer.example', 'Where is my order?\n>From the shop I heard nothing.')}`,
  `From ann@shop.example Mon Mar  4 01:30:00 2024\n${plainMail('2@shop.example', 'On its way.', ['In-Reply-To: <1@customer.example>', 'References: <1@customer.example>'])}`,
  `From - \n${plainMail('3@customer.example', '谢谢!\n\nFrom here on all is well.', ['Content-Type: text/plain; charset=utf-8'])}`,
].join('\n');

export const mixed = [
  'From: eva@customer.example',
  'To: help@shop.example',
  'Message-ID: <4@customer.example>',
  'Date: Tue, 5 Mar 2024 10:00:00 +0100',
  'Subject: Picture',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  '--outer',
  'Content-Type: multipart/alternative; boundary="inner"',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'See the picture.',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>See the <b>picture</b>.</p>',
  '--inner--',
  '--outer',
  'Content-Type: image/png; name="broken.png"',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="broken.png"',
  '',
  Buffer.from('not really a picture').toString('base64'),
  '--outer--',
  '',
].join('\r\n');

export const fixtures: readonly Fixture[] = [
  { name: 'support.mbox', content: mbox, records: 3 },
  { name: 'cur/1709514000.M1P1.host:2,S', content: plainMail('5@customer.example', 'Hello'), records: 1 },
  { name: 'picture.eml', content: mixed, records: 1 },
  {
    name: 'Messages/17.emlx',
    content: `${Buffer.byteLength(mixed)}\n${mixed}<?xml version="1.0"?><plist version="1.0"></plist>\n`,
    records: 1,
  },
];
