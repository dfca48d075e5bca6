import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '../source.ts';
import { whatsapp } from './index.ts';
import { headerOf } from './header.ts';
import { readChat } from './testing/read-chat.ts';

describe('headers, as phones write them', () => {
  test.each([
    ['01/12/24, 10:00 - Ann: hi', '2024-12-01 10:00'],
    ['[01/12/2024, 10:00:05 PM] Ann: hi', '2024-12-01 22:00:05'],
    ['\u200e[01.12.24, 10:00:05] Ann: hi', '2024-12-01 10:00:05'],
    ['01/12/2024, 11:25\u202fp.\u00a0m. - Ann: hi', '2024-12-01 23:25'],
    ['01/12/2024, 00:08 a. m. - Ann: hi', '2024-12-01 00:08'],
    ['1/12/24, 12:08 AM - Ann: hi', '2024-12-01 00:08'],
    ['1.12.2024 klo 21.25.15 - Ann: hi', '2024-12-01 21:25:15'],
    ['01.12.24 21.25.15: Ann: hi', '2024-12-01 21:25:15'],
    ['01/12/2024 à 10:00 - Ann: hi', '2024-12-01 10:00'],
    ['01-12-2024 10:00 - Ann: hi', '2024-12-01 10:00'],
    ['2024-12-01, 10:00 - Ann: hi', '2024-12-01 10:00'],
    ['2024/12/1 下午3:04 - Ann: hi', '2024-12-01 15:04'],
    ['[2024/12/1 凌晨12:04:09] Ann: hi', '2024-12-01 00:04:09'],
    ['[2024/12/1 中午12:04:09] Ann: hi', '2024-12-01 12:04:09'],
    ['2024年12月1日 下午3:04 - Ann: hi', '2024-12-01 15:04'],
    ['2024. 12. 1. 오후 3:04 - Ann: hi', '2024-12-01 15:04'],
    ['2024/12/01 午後3:04 - Ann: hi', '2024-12-01 15:04'],
    ['[2024-12-01 10:00] Ann: hi', '2024-12-01 10:00'],
  ])('%s', async (line, at) => {
    expect((await readChat(line)).said).toMatchObject([{ at, from: { address: 'Ann' }, text: 'hi' }]);
  });

  test.each([
    '10:00 - Ann: hi',
    '[10:00, 01/12/2024] Ann: hi',
    '01/12/24 call me',
    '1.2.3.4 - Ann: hi',
    '01/12/24, 25:00 - Ann: hi',
    '01/12-24, 10:00 - Ann: hi',
  ])('is none: %s', (line) => expect(headerOf(line)).toBeNull());
});

describe('the order of day and month, decided once from all rows', () => {
  const orderOf = async (dates: string[], given = {}): Promise<[string, string, string, number]> => {
    const { said, survey } = await readChat(dates.map((date) => `${date}, 10:00 - Ann: hi`).join('\n'), given);
    const { code, about } = survey.evidence[0]!;
    return [said[0]!.at!.slice(0, 10), code, about['line'] ?? '', survey.unproven.length];
  };

  test('a date that does not exist otherwise proves it, wherever it stands', async () => {
    expect(await orderOf(['01/02/24', '01/02/24', '13/02/24'])).toEqual([
      '2024-02-01',
      'whatsapp-order-by-value',
      '3',
      0,
    ]);
    expect(await orderOf(['01/02/24', '01/13/24'])).toEqual(['2024-01-02', 'whatsapp-order-by-value', '2', 0]);
    expect(await orderOf(['20/05/01', '20/05/31', '20/06/13'])).toEqual([
      '2020-05-01',
      'whatsapp-order-by-value',
      '2',
      0,
    ]);
  });

  test('the name of a picture proves it', async () => {
    const { said, survey } = await readChat('05/06/2024, 10:00 - Ann: IMG-20240605-WA0001.jpg (file attached)');
    expect(said[0]!.at).toBe('2024-06-05 10:00');
    expect(survey.evidence[0]!.code).toBe('whatsapp-order-by-media');
  });

  test('dates go forward: the other order would run backwards', async () => {
    expect(await orderOf(['11/01/2024', '01/02/2024', '02/02/2024'])).toEqual([
      '2024-01-11',
      'whatsapp-order-by-sequence',
      '2',
      0,
    ]);
  });

  test('what was asked for decides before what is only likely', async () => {
    expect(await orderOf(['05/06/2024'], { map: { dateOrder: 'mdy' } })).toEqual([
      '2024-05-06',
      'whatsapp-order-as-asked',
      '',
      0,
    ]);
    expect(await orderOf(['05/12/2024', '06/12/2024'], { map: { dateOrder: 'mdy' } })).toEqual([
      '2024-05-12',
      'whatsapp-order-as-asked',
      '',
      0,
    ]);
  });

  test('days in a row are likelier than months in a row, and said to be unproven', async () => {
    expect(await orderOf(['05/12/2024', '06/12/2024', '07/12/2024'])).toEqual([
      '2024-12-05',
      'whatsapp-order-by-span',
      '',
      1,
    ]);
    expect(await orderOf(['12/05/2024', '12/06/2024', '12/07/2024'])).toEqual([
      '2024-12-05',
      'whatsapp-order-by-span',
      '',
      1,
    ]);
  });

  test('where nothing tells, the country does, else the day stands first', async () => {
    expect(await orderOf(['05/06/2024'])).toEqual(['2024-06-05', 'whatsapp-order-assumed', '', 1]);
    expect(await orderOf(['05/06/2024'], { country: 'US' })).toEqual(['2024-05-06', 'whatsapp-order-assumed', '', 1]);
  });

  test('a day that exists in no order is kept as written, for the next stage to refuse', async () => {
    expect((await readChat('31/02/2024, 10:00 - Ann: hi\n30/01/2024, 10:00 - Ann: hi')).said[0]!.at).toBe(
      '31/02/2024, 10:00',
    );
  });
});

describe('messages', () => {
  test('lines without a header continue the message, also those that look almost like one', async () => {
    const lines = [
      '01/12/24, 10:00 - Ann: first',
      '',
      '[10:01, 01/12/2024] Bob: pasted',
      '[01/12/2024, 10:00:05] Bob: pasted from another phone',
      '01/12/24 10:00',
      '01/12/24, 10:01 - Bob: second',
      '',
      '',
    ];
    const { said } = await readChat(lines.join('\r\n'));
    expect(said.map(({ text }) => text)).toEqual([lines.slice(0, 5).join('\n').slice(23), 'second']);
  });

  test('a name ends at its colon; system lines have none', async () => {
    const said = async (rest: string): Promise<unknown[]> => {
      const [one] = (await readChat(`01/12/24, 10:00 - ${rest}`)).said;
      return [one!.kind, one!.from?.address ?? null, one!.text];
    };
    expect(await said('Ann: a: b')).toEqual(['message', 'Ann', 'a: b']);
    expect(await said('Ann:.')).toEqual(['message', 'Ann', '.']);
    expect(await said('Ann:')).toEqual(['message', 'Ann', '']);
    expect(await said('张三: 你好')).toEqual(['message', '张三', '你好']);
    expect(await said('Dr. "Bob" Smith: hi')).toEqual(['message', 'Dr. "Bob" Smith', 'hi']);
    expect(await said('You were added')).toEqual(['system', null, 'You were added']);
    expect(await said('Ann created group "Trip: Spain"')).toEqual(['system', null, 'Ann created group "Trip: Spain"']);
    expect(await said('Ann changed the group description to: x')).toEqual([
      'system',
      null,
      'Ann changed the group description to: x',
    ]);
    expect(await said('See https://example.org for this')).toEqual([
      'system',
      null,
      'See https://example.org for this',
    ]);
    expect(await said('Système: Ann a créé le groupe')).toEqual(['system', null, 'Ann a créé le groupe']);
    expect(await said('Ann: \u200eAnn created this group')).toEqual(['system', null, 'Ann created this group']);
  });

  test('the notice of encryption under a name is written by nobody', async () => {
    const notice = 'Messages and calls are end-to-end encrypted.';
    const { said } = await readChat(
      `01/12/24, 10:00 - Our group: ${notice}\n01/12/24, 10:00 - Our group: \u200e${notice}`,
    );
    expect(said).toMatchObject([{ kind: 'message', automationSign: 'whatsapp-notice' }, { kind: 'system' }]);
    expect(said.map(({ from }) => from)).toEqual([undefined, undefined]);
  });

  test('numbers are phones, names are handles, both without marks of direction', async () => {
    const { said } = await readChat(
      '01/12/24, 10:00 - \u202a+49\u00a0170\u00a01234567\u202c: hi\n01/12/24, 10:00 - ~\u202fAnn: hi',
    );
    expect(said.map(({ from }) => from)).toMatchObject([
      { kind: 'phone', address: '+49 170 1234567' },
      { kind: 'handle', address: '~ Ann' },
    ]);
  });

  test.each([
    ['IMG-20241201-WA0001.jpg (file attached)', 'IMG-20241201-WA0001.jpg', 'image/jpeg', 12],
    ['\u200eIMG-20241201-WA0001.jpg (irgendwie dabei)', 'IMG-20241201-WA0001.jpg', 'image/jpeg', 12],
    ['.jpg (ファイル添付)', '.jpg', 'image/jpeg', null],
    ['报价 2024.pdf (文件附件)', '报价 2024.pdf', 'application/pdf', 7],
    [
      '\u200e<attached: 00000002-PHOTO-2024-12-01-10-00-00.jpg>',
      '00000002-PHOTO-2024-12-01-10-00-00.jpg',
      'image/jpeg',
      null,
    ],
    ['<附件：语音.opus>', '语音.opus', 'audio/ogg', null],
    ['<Medien ausgelassen>', '', 'application/octet-stream', null],
    ['<メディアなし>', '', 'application/octet-stream', null],
    ['<media omitted>', '', 'application/octet-stream', null],
    ['\u200eimage omitted', '', 'image/*', null],
    ['\u200e图像已略去', '', 'image/*', null],
    ['\u200eoffer.pdf • \u200e3 pages \u200edocument omitted', 'offer.pdf', 'application/pdf', null],
  ])('a file instead of a text: %s', async (text, name, mediaType, size) => {
    const siblings = { 'IMG-20241201-WA0001.jpg': 12, '报价 2024.pdf': 7 };
    const [one] = (await readChat(`01/12/24, 10:00 - Ann: ${text}`, { siblings })).said;
    expect(one!.attachments).toEqual([{ name, mediaType, size }]);
    expect(one!.text).toBeUndefined();
  });

  test('a caption stays the text, the mark of a later change goes', async () => {
    const { said } = await readChat(
      '01/12/24, 10:00 - Ann: a.jpg (file attached)\nour balcony\n01/12/24, 10:01 - Ann: at 5 \u200e<This message was edited>\n01/12/24, 10:02 - Ann: I <3 (you)',
    );
    expect(said.map(({ text }) => text)).toEqual(['our balcony', 'at 5', 'I <3 (you)']);
  });

  test('UTF-16 and GBK, which editors on Windows write, are read', async () => {
    const text = '2024/12/1 下午3:04 - 张三: 你好，请问什么时候发货？\n';
    const utf16 = await readChat(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
    expect(utf16.shown).toEqual(['2024-12-01 15:04 张三: 你好，请问什么时候发货？']);
    const gbk = Buffer.concat([
      Buffer.from('2024/12/1 10:04 - '),
      Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
      Buffer.from(': hi\n'),
    ]);
    expect((await readChat(gbk)).shown).toEqual(['2024-12-01 10:04 张三: hi']);
    expect((await readChat(`\ufeff${text}`)).shown).toHaveLength(1);
  });
});

describe('whose chat it is', () => {
  const talk = '01/12/24, 10:00 - Ann: hi\n01/12/24, 10:05 - Shop: hello';

  test.each([
    'WhatsApp Chat with Ann.txt',
    'WhatsApp Chat - Ann.zip/_chat.txt',
    'WhatsApp Chat - Ann/_chat.txt',
    'WhatsApp Chat mit Ann (1).txt',
    'Chat de WhatsApp con Ann.txt',
    'Discussion WhatsApp avec Ann.txt',
    'Conversa do WhatsApp com Ann.txt',
    'Chat WhatsApp con Ann.txt',
    '与Ann的WhatsApp聊天记录.txt',
    '与 Ann 的 WhatsApp 聊天.txt',
    'AnnとのWhatsAppチャット.txt',
    'Чат WhatsApp с Ann.txt',
  ])('the title names the customer: %s', async (name) => {
    const { said, survey } = await readChat(talk, { name });
    expect(survey.details.room).toBe('title ann');
    expect(said).toMatchObject([
      { customer: { address: 'Ann' }, from: { address: 'Ann' } },
      { customer: { address: 'Ann' }, from: { address: 'Shop' }, agent: { address: 'Shop' } },
    ]);
    expect(said[0]!.agent).toBeUndefined();
  });

  test('a number in the title is the same number, however it is spaced', async () => {
    const { said } = await readChat('01/12/24, 10:00 - +49 170 1234567: hi', {
      name: 'WhatsApp Chat with +491701234567.txt',
    });
    expect(said[0]!.customer).toMatchObject({ kind: 'phone', address: '+49 170 1234567' });
  });

  test('whoever never answered is the customer all the same; a group is nobody', async () => {
    const name = 'WhatsApp Chat with Ann.txt';
    expect((await readChat('01/12/24, 10:00 - Shop: hello', { name })).said[0]).toMatchObject({
      customer: { address: 'Ann' },
      agent: { address: 'Shop' },
    });
    const group = '01/12/24, 09:00 - Shop created group "Ann"\n01/12/24, 10:00 - Shop: hello';
    expect((await readChat(group, { name })).said[1]!.customer).toBeUndefined();
    expect((await readChat(`${talk}\n01/12/24, 10:06 - Bob: hi`, { name })).said[0]!.customer).toBeUndefined();
  });

  test('without a title a list of agents tells who of two is the customer', async () => {
    expect((await readChat(talk)).said[0]!.customer).toBeUndefined();
    const { said } = await readChat(talk, { map: { agents: ['shop'] } });
    expect(said[1]).toMatchObject({ customer: { address: 'Ann' }, agent: { address: 'Shop' } });
  });
});

describe('the same message is the same record', () => {
  test('two equal messages in one minute are two; the same export twice is one', async () => {
    const text = '01/12/24, 10:00 - Ann: ok\n01/12/24, 10:00 - Ann: ok\n01/12/24, 10:01 - Ann: ok';
    const once = await readChat(text);
    expect(new Set(once.ids).size).toBe(3);
    expect((await readChat(text)).items.map((item) => [item.recordId, item.digest])).toEqual(
      once.items.map((item) => [item.recordId, item.digest]),
    );
  });

  test('overlapping pieces of a chat, cut at any line, hold the records of the whole', async () => {
    const message = fc.record({
      wait: fc.constantFrom(0, 0, 1, 7),
      who: fc.constantFrom('Ann', 'Shop'),
      text: fc.constantFrom('ok', 'ok', 'yes', 'a\nb', 'a\nc', '\n\nlate'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        async (messages, cut, overlap) => {
          let minute = 0;
          const written = messages.map(
            ({ wait, who, text }) => `13/01/24, ${timeOf((minute += wait))} - ${who}: ${text}`,
          );
          const lines = written.join('\n').split('\n');
          const end = 1 + (cut % lines.length);
          const start = Math.max(0, startOfMinute(lines, end) - (overlap % 10));
          const name = 'WhatsApp Chat with Ann.txt';
          const whole = await readChat(lines.join('\n'), { name });
          const pieces = [lines.slice(0, end), lines.slice(start)].filter((piece) =>
            piece.some((line) => headerOf(line)),
          );
          const ids = new Set<string>();
          for (const piece of pieces) for (const id of (await readChat(piece.join('\n'), { name })).ids) ids.add(id);
          expect([...ids].sort()).toEqual([...new Set(whole.ids)].sort());
          expect(new Set(whole.ids).size).toBe(messages.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a record is read again from its bytes as it was read first', async () => {
    const text =
      '\ufeff01/12/24, 10:00 - Ann: a.jpg (file attached)\nhere\r\n\r\n13/12/24, 10:00 - Ann: 你好\n\n13/12/24, 11:00 - You were added';
    for (const chunk of [1, 7, 1_000]) {
      const { items, said, survey } = await readChat(text, { siblings: { 'a.jpg': 5 }, chunk });
      const again = items.map(({ place }) => Buffer.from(text).subarray(place.offset, place.offset + place.length));
      expect(await Promise.all(again.map((bytes, at) => whatsapp.readAt(bytes, survey, items[at]!.digest)))).toEqual(
        said.map((value) => ({ ok: true, value })),
      );
      expect(items.map(({ place }) => place.line)).toEqual([1, 4, 6]);
    }
  });
});

/** No cut loses a message for which one piece holds its whole minute; nothing smaller could tell two "ok" apart. */
function startOfMinute(lines: readonly string[], end: number): number {
  let start = end - 1;
  while (start > 0 && !headerOf(lines[start]!)) start -= 1;
  const stamp = lines[start]!.slice(0, 15);
  while (start > 0 && (!headerOf(lines[start - 1]!) || lines[start - 1]!.startsWith(stamp))) start -= 1;
  return start;
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

describe('hostile and foreign files', () => {
  test('lines before the first message are kept with their reason', async () => {
    const { items } = await readChat('rest of a message\nand more\n01/12/24, 10:00 - Ann: hi');
    expect(items).toMatchObject([
      { problem: { code: 'whatsapp-no-header' }, excerpt: 'rest of a message\nand more' },
      { said: { text: 'hi' } },
    ]);
    expect((await readChat('\n\n01/12/24, 10:00 - Ann: hi')).items).toHaveLength(1);
  });

  test('a line of 100 MB costs itself, not the memory', async () => {
    const line = Buffer.alloc(100 * 1024 * 1024, 0x61);
    const text = Buffer.concat([
      Buffer.from('13/12/24, 10:00 - Ann: '),
      line,
      Buffer.from('\n13/12/24, 10:01 - Ann: hi\n'),
    ]);
    const { items } = await readChat(text);
    expect(items).toMatchObject([
      { problem: { code: 'whatsapp-message-too-long' }, place: { line: 1 } },
      { said: { text: 'hi' } },
    ]);
    expect(isRefused(items[0]!) && items[0].excerpt.length).toBe(500);
  });

  test('no text and no headers are refused, a header alone is read', async () => {
    await expect(readChat(Buffer.alloc(5_000))).rejects.toThrow('whatsapp-not-text');
    await expect(readChat('hello\nworld')).rejects.toThrow('whatsapp-no-message');
    expect((await readChat('01/12/24, 10:00 - ')).said).toMatchObject([{ kind: 'system', text: '' }]);
  });

  test('any bytes are read without throwing, and every line is in some record', async () => {
    const piece = fc.constantFrom(
      '01/12/24, 10:00 - ',
      'Ann: ',
      '\n',
      '\0',
      '\u200e',
      '[',
      '<attached: x>',
      ':',
      '99/99/99, 10:00 - x',
      'é',
      '\r',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string())), async (parts) => {
        const text = `01/12/24, 10:00 - Ann: start\n${parts.join('')}`;
        const { items } = await readChat(text, { chunk: 5 });
        const covered = items.reduce((sum, { place }) => sum + place.length, 0);
        expect(covered).toBe(Buffer.byteLength(text));
      }),
    );
  });

  test.each([
    '2024-01-05 10:00:01 - INFO: started\n2024-01-05 10:00:02 - ERROR: stopped\n',
    'a,b\n1,2\n',
    '[2024-01-05 10:00:01] <ann> hi\n',
  ])('is no chat: %j', async (text) => {
    const file = {
      name: 'x.txt',
      size: text.length,
      head: Buffer.from(text),
      open: () => null as never,
      siblings: new Map(),
    };
    expect(whatsapp.recognise(file)).toBeNull();
  });
});
