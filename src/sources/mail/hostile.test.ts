import { describe, expect, it } from 'vitest';
import { isRefused, type SourceItem } from '../source.ts';
import { LIMITS } from '../limits.ts';
import { fileOf } from '../testing/file-of.ts';
import { plainMail } from './fixtures.ts';
import { mail } from './mail.ts';

/**
 * What every hostile mail gets: an answer, never an exception; in time that grows with its length
 * only (each of these is read within seconds on a busy machine, quadratic work would take
 * minutes); and lists no longer than LIMITS says.
 */
describe('hostile mail', () => {
  it.each<[string, () => string | Buffer, string | null]>([
    ['a header of 10 MB', () => plainMail('1@x', 'x', [`X-Long: ${'a'.repeat(10_000_000)}`]), null],
    [
      'a subject of 5 MB of encoded words',
      () => plainMail('1@x', 'x', [`Subject: ${'=?utf-8?B?5L2g?= '.repeat(300_000)}`]),
      null,
    ],
    [
      'half a million header lines',
      () => plainMail('1@x', 'x', [Array.from({ length: 500_000 }, () => 'A: b').join('\n')]),
      null,
    ],
    [
      'a hundred thousand recipients',
      () => plainMail('1@x', 'x', [`Cc: ${Array.from({ length: 100_000 }, (_, i) => `a${i}@x.example`).join(', ')}`]),
      null,
    ],
    [
      'quotes that never close',
      () => plainMail('1@x', 'x', [`Cc: ${'"'.repeat(30_001)}, ${'('.repeat(30_000)}${'<'.repeat(30_000)}`]),
      null,
    ],
    [
      'a hundred thousand references',
      () => plainMail('1@x', 'x', [`References: ${Array.from({ length: 100_000 }, (_, i) => `<${i}@x>`).join(' ')}`]),
      null,
    ],
    ['parts in parts, 2,000 deep', () => nested(2_000), 'mail-too-deep'],
    [
      'a hundred thousand parts',
      () => plainMail('1@x', '--b\n\nx\n'.repeat(100_000), ['Content-Type: multipart/mixed; boundary=b']),
      'mail-too-many-parts',
    ],
    [
      'a boundary that never closes',
      () => plainMail('1@x', '--b\n\ntext', ['Content-Type: multipart/mixed; boundary=b']),
      null,
    ],
    ['base64 rubbish', () => plainMail('1@x', '%%% not base64 ===\u0000', ['Content-Transfer-Encoding: base64']), null],
    ['NUL bytes', () => plainMail('1@x', '\u0000'.repeat(1_000)), null],
    ['an unknown charset', () => plainMail('1@x', 'é', ['Content-Type: text/plain; charset="no-such\u0007"']), null],
    ['a line of 20 MB', () => plainMail('1@x', 'a'.repeat(20_000_000)), null],
    [
      'a million soft line breaks',
      () => plainMail('1@x', `${' ='.repeat(1_000_000)}`, ['Content-Transfer-Encoding: quoted-printable']),
      null,
    ],
    ['a mail that is cut off in its header', () => 'From: a@x.example\nSubj', null],
  ])('%s', async (_, make, refusedWith) => {
    const start = performance.now();
    const [item] = await itemsIn('hostile.eml', make());
    expect(performance.now() - start).toBeLessThan(20_000);
    if (!item) throw new Error('no item');
    expect(isRefused(item) ? item.problem.code : null).toBe(refusedWith);
    if (isRefused(item)) return;
    expect(item.said.to?.length ?? 0).toBeLessThanOrEqual(LIMITS.mailAddresses);
    expect(item.said.text?.length ?? 0).toBeLessThanOrEqual(LIMITS.textCharacters);
    if (item.said.threading.kind === 'references')
      expect(item.said.threading.references.length).toBeLessThanOrEqual(LIMITS.mailReferences);
  });

  it('refuses an empty file and a program that is called a mail, by name', async () => {
    expect(await refusalOf('empty.eml', '')).toBe('mail-file-empty');
    expect(await refusalOf('program.eml', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0', 'latin1'))).toBe(
      'mail-file-binary',
    );
  });

  it('reads a mailbox of mails without an end in one pass', async () => {
    const box = `From - \nSubject: x\n\n${'\n\nFrom here\n'.repeat(200_000)}`;
    expect(await itemsIn('a.mbox', box)).toHaveLength(1);
    expect(await itemsIn('a.mbox', 'From - \nSubject: x\n\n'.repeat(3_000))).toHaveLength(3_000);
  });
});

function nested(depth: number): string {
  let text = 'Content-Type: text/plain\n\nx';
  for (let i = depth; i > 0; i--) text = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${text}`;
  return `From: a@x.example\n${text}`;
}

async function refusalOf(name: string, content: string | Buffer): Promise<string | null> {
  const survey = await mail.survey(fileOf(name, content), { zone: 'UTC', country: null, map: null, learned: {} });
  return survey.ok ? null : survey.problem.code;
}

async function itemsIn(name: string, content: string | Buffer): Promise<SourceItem[]> {
  const file = fileOf(name, content);
  const survey = await mail.survey(file, { zone: 'UTC', country: null, map: null, learned: {} });
  if (!survey.ok) throw new Error(survey.problem.code);
  const items: SourceItem[] = [];
  for await (const batch of mail.read(file, survey.value)) items.push(...batch);
  return items;
}
