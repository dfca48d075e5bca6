import type { CleaningRule } from '../cleaning-rule.ts';
import { isMail } from '../is-mail.ts';

const id = 'strip-signature';
const threading = { kind: 'references', messageId: '1@shop.example', references: [] } as const;

/** The lines that a mail program adds below every mail. A mail that is nothing else keeps them. */
export const stripSignature: CleaningRule = {
  id,
  reason: {
    en: 'A signature is not what was said; it stands under every mail alike.',
    'zh-CN': '签名不是本次沟通的内容，每封邮件下面都一样。',
  },
  examples: [
    {
      before: { threading, text: 'Thank you!\n-- \nEva Müller\n+49 30 1234' },
      after: { threading, text: 'Thank you!' },
    },
    { before: { threading, text: '谢谢！\n\n发自我的iPhone' }, after: { threading, text: '谢谢！' } },
    { before: { threading, text: 'Ok.\n\nSent from my iPhone' }, after: { threading, text: 'Ok.' } },
    { before: { threading, text: '-- \nEva' }, after: { threading, text: '-- \nEva' } },
    { before: { text: 'Not a mail.\n-- \nEva' }, after: { text: 'Not a mail.\n-- \nEva' } },
  ],
  parameters: {
    longest: {
      label: { en: 'Lines that a signature may have at most', 'zh-CN': '签名最多的行数' },
      usual: 15,
      from: 1,
      to: 60,
    },
  },
  apply(said, note, { longest }) {
    if (said.text === undefined || !isMail(said)) return said;
    const text = withoutSignature(said.text, Number(longest));
    if (text === said.text) return said;
    note({ field: 'text', rule: id, before: said.text.slice(text.length, text.length + 200).trim(), after: '' });
    return { ...said, text };
  },
};

/** Lines; longer ones hold more than a signature: a list's digest, a second mail. */
const USUAL_LONGEST = 15;

export function withoutSignature(text: string, longest = USUAL_LONGEST): string {
  const lines = text.split('\n');
  let end = lines.length;
  for (;;) {
    const start = signatureStart(lines, end, longest);
    if (start === end) break;
    end = start;
  }
  return end === lines.length ? text : lines.slice(0, end).join('\n');
}

const MOST_CHARACTERS = 1_500;

/** RFC 3676, 4.3: `-- ` on a line of its own; many programs lose the space. */
const DELIMITER = /^(?:-- ?|—)$/;
const DEVICE =
  /^(?:sent (?:from|via|with) (?:my |mail for |the )?[\p{L}\d][^\n]{1,60}|get outlook for (?:ios|android|mac)[^\n]{0,60}|发自我的[^\n]{1,40}|发自\s?(?:我的)?[^\n]{1,40}(?:手机|iphone|ipad|邮箱|客户端)[^\n]{0,20}|从(?:我的)?[^\n]{1,40}发送|来自我的[^\n]{1,40}|發自我的[^\n]{1,40}|從我的[^\n]{1,40}傳送|von meinem [^\n]{1,40} gesendet|gesendet (?:von|mit) [^\n]{1,40}|envoyé (?:de|depuis) mon [^\n]{1,40}|enviado desde mi [^\n]{1,40})$/iu;

/** Where the text before `end` ends without its signature and the blank lines above it; `end`: it has none. */
function signatureStart(lines: readonly string[], end: number, longest: number): number {
  const bottom = withoutBlankLines(lines, end);
  for (let i = Math.max(1, bottom - longest - 1); i < bottom; i++) {
    const line = lines[i]!;
    const isStart = DELIMITER.test(line) || (i === bottom - 1 && DEVICE.test(line.trim()));
    if (!isStart || isMoreThanSignature(lines.slice(i, bottom))) continue;
    const top = withoutBlankLines(lines, i);
    return top === 0 ? end : top;
  }
  return end;
}

function withoutBlankLines(lines: readonly string[], end: number): number {
  let i = end;
  while (i > 0 && lines[i - 1]!.trim() === '') i--;
  return i;
}

/** Quoted lines below the delimiter: what follows is an answered mail. */
function isMoreThanSignature(lines: readonly string[]): boolean {
  return (
    lines.some((line) => line.startsWith('>')) || lines.reduce((sum, line) => sum + line.length, 0) > MOST_CHARACTERS
  );
}
