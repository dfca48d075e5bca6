import type { CleaningRule } from '../cleaning-rule.ts';
import { eachValue } from '../each-value.ts';
import { SIGNS } from '../signs.ts';

const id = 'repair-mojibake';

/**
 * Text whose UTF-8 was read as Latin-1 or Windows-1252. Repaired only where that is proved: every
 * character is one such byte, and together they are UTF-8 without a fault.
 */
export const repairMojibake: CleaningRule = {
  id,
  reason: {
    en: 'UTF-8 was read as Latin-1 somewhere on its way; the bytes prove it.',
    'zh-CN': 'UTF-8 文本在途中被当作 Latin-1 读取，字节可以证明。',
  },
  examples: [
    { before: { text: 'CafÃ© is closed' }, after: { text: 'Café is closed' } },
    { before: { text: 'æ‚¨å¥½' }, after: { text: '您好' } },
    { before: { text: 'donâ€™t' }, after: { text: 'don’t' } },
    { before: { text: 'Café, déjà vu' }, after: { text: 'Café, déjà vu' } },
  ],
  signs: SIGNS.mojibake,
  before: ['strip-control-characters', 'strip-invisible-characters', 'trim-spaces'],
  apply: (said, note) => eachValue(said, id, note, repair),
};

/** Twice wrong is rare. It ends: each round makes two characters or more into one. */
function repair(text: string): string {
  let current = text;
  for (let next = repairOnce(current); next !== null; next = repairOnce(current)) current = next;
  return current;
}

/** Null where nothing is proved. */
function repairOnce(text: string): string | null {
  let hasLead = false;
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf(text.charCodeAt(i));
    if (byte < 0) return null;
    if (byte >= 0xc2 && byte <= 0xf4) hasLead = true;
  }
  return hasLead ? decode(text) : null;
}

/** UTF-8 by hand: `core` has no decoder of its own. Overlong forms, surrogates and C1 controls are faults. */
function decode(text: string): string | null {
  let decoded = '';
  let i = 0;
  while (i < text.length) {
    const lead = byteOf(text.charCodeAt(i));
    if (lead < 0x80) {
      decoded += text[i++];
      continue;
    }
    const more =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    if (more === 0 || i + more >= text.length) return null;
    let point = lead & (0x3f >> more);
    for (let k = 1; k <= more; k++) {
      const byte = byteOf(text.charCodeAt(i + k));
      if (byte < 0x80 || byte > 0xbf) return null;
      point = (point << 6) | (byte & 0x3f);
    }
    if (point < LEAST[more]! || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null;
    decoded += String.fromCodePoint(point);
    i += more + 1;
  }
  return decoded;
}

const LEAST = [0, 0x80, 0x800, 0x10000];

/** The byte that Latin-1 or Windows-1252 shows as this character; -1: none. */
function byteOf(code: number): number {
  if (code < 0x100) return code;
  return WINDOWS_1252.get(code) ?? -1;
}

const WINDOWS_1252: ReadonlyMap<number, number> = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((character, index) => [
    character.charCodeAt(0),
    0x80 + index,
  ]),
);
