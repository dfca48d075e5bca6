import iconv from 'iconv-lite';

/**
 * Bytes as text, by the charset that a mail declares and, where that is missing or cannot be true,
 * by what the bytes themselves prove.
 *
 * Undeclared bytes are UTF-8 where they can be. Latin-1 that is also valid UTF-8 is UTF-8 (two
 * letters in a row that happen to form a sequence are rarer than a wrong label). `hint` is what
 * other parts of the same mail declare. Never throws; what no charset explains is U+FFFD.
 */
export function decodeText(bytes: Uint8Array, declared: string | null, hint: string | null = null): string {
  if (isAscii(bytes) && !escapes(bytes, declared)) return latin1(bytes);
  const label = normalise(declared);
  if (label === null || UNDECIDED.has(label)) return guessText(bytes, hint);
  if (LATIN.has(label)) return strictly('utf-8', bytes) ?? decodeAs(label, bytes) ?? guessText(bytes, hint);
  const text = decodeAs(label, bytes);
  if (text === null) return guessText(bytes, hint);
  if (!text.includes('\uFFFD')) return text;
  return strictly('utf-8', bytes) ?? (label === 'utf-8' || label === 'utf8' ? guessText(bytes, hint) : text);
}

/** Labels that say nothing about bytes above 127. */
const UNDECIDED = new Set([
  'us-ascii',
  'ascii',
  'ansi',
  'unknown-8bit',
  'x-unknown',
  'unknown',
  'default',
  'ansi_x3.4-1968',
  'none',
]);
const LATIN = new Set(['iso-8859-1', 'latin1', 'windows-1252', 'cp1252', 'iso8859-1', 'iso_8859-1', 'iso-8859-15']);

function guessText(bytes: Uint8Array, hint: string | null): string {
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const label = normalise(hint);
  if (label !== null && !UNDECIDED.has(label)) {
    const hinted = decodeAs(label, bytes);
    if (hinted !== null && !hinted.includes('\uFFFD')) return hinted;
  }
  if (looksDoubleByte(bytes)) {
    const chinese = strictly('gb18030', bytes);
    if (chinese !== null) return chinese;
  }
  if (looksBig5(bytes)) {
    const chinese = strictly('big5', bytes);
    if (chinese !== null) return chinese;
  }
  // A UTF-8 text with a few broken bytes reads better as UTF-8 than as accented rubbish.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const broken = lenient.split('\uFFFD').length - 1;
  return broken * 20 < lenient.length && /[\u0080-\uFFFC]/.test(lenient)
    ? lenient
    : (decodeAs('windows-1252', bytes) ?? lenient);
}

/** True where every byte above 127 has a partner in GB 2312's range: Latin text has lonely ones. */
function looksDoubleByte(bytes: Uint8Array): boolean {
  let common = 0;
  let pairs = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    const lead = bytes[i]!;
    const trail = bytes[i + 1] ?? 0;
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1) return false;
    pairs++;
    if ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa3 || lead === 0xa1) common++;
    i++;
  }
  return pairs > 0 && common * 2 >= pairs;
}

/** Big5's frequent characters lead with A4–C6 and trail in two ranges, the lower one being ASCII. */
function looksBig5(bytes: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    const lead = bytes[i]!;
    const trail = bytes[i + 1] ?? 0;
    if (lead < 0xa1 || lead > 0xf9 || trail < 0x40 || (trail > 0x7e && trail < 0xa1)) return false;
    pairs++;
    if (lead <= 0xc6) common++;
    i++;
  }
  return pairs > 1 && common * 10 >= pairs * 8;
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  if (label === 'iso-2022-cn' || label === 'iso-2022-cn-ext') return decodeIso2022Cn(bytes);
  if (label === 'hz-gb-2312' || label === 'hz') return decodeHz(bytes);
  if (label === 'utf-7' || label === 'unicode-1-1-utf-7') return iconv.decode(Buffer.from(bytes), 'utf-7');
  const decoder = decoderFor(label);
  if (decoder) return decoder.decode(bytes);
  return iconv.encodingExists(label) ? iconv.decode(Buffer.from(bytes), label) : null;
}

type Decoder = InstanceType<typeof TextDecoder>;

const DECODERS = new Map<string, Decoder | null>();

function decoderFor(label: string): Decoder | null {
  const known = DECODERS.get(label);
  if (known !== undefined) return known;
  let decoder: Decoder | null;
  try {
    decoder = new TextDecoder(label);
  } catch {
    decoder = null;
  }
  // A label is foreign text: the cache must not grow with it.
  if (DECODERS.size < 200) DECODERS.set(label, decoder);
  return decoder;
}

function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}

const ALIASES: Readonly<Record<string, string>> = {
  cp936: 'gbk',
  ms936: 'gbk',
  'windows-936': 'gbk',
  'gb2312-80': 'gbk',
  'x-gbk': 'gbk',
  gb_1988: 'gbk',
  cp950: 'big5',
  'windows-950': 'big5',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  utf8mb4: 'utf-8',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  jis: 'iso-2022-jp',
};

function normalise(label: string | null): string | null {
  if (label === null) return null;
  // `_iso-2022-jp$ESC` and `"utf-8"` are seen in the wild; RFC 2231 may append a language.
  const bare = label
    .trim()
    .toLowerCase()
    .replace(/^[_"']+|\$esc$|["']+$|\*.*$/g, '')
    .slice(0, 40);
  if (bare === '') return null;
  return ALIASES[bare] ?? bare;
}

/** 7-bit charsets that switch by escape sequences: ASCII bytes that are no ASCII text. */
function escapes(bytes: Uint8Array, declared: string | null): boolean {
  const label = normalise(declared);
  if (label === 'utf-7' || label === 'unicode-1-1-utf-7' || label?.startsWith('hz') || label?.startsWith('utf-16'))
    return true;
  return label?.startsWith('iso-2022') === true && bytes.includes(0x1b);
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** RFC 1922. Only GB 2312 is read; CNS 11643 (rare, Taiwan) becomes U+FFFD. */
function decodeIso2022Cn(bytes: Uint8Array): string {
  const out: number[] = [];
  let set = 'A';
  let isShifted = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0x1b && bytes[i + 1] === 0x24) {
      set = String.fromCharCode(bytes[i + 3] ?? 0x41);
      i += 3;
    } else if (byte === 0x0e) isShifted = true;
    else if (byte === 0x0f) isShifted = false;
    else if (byte === 0x0a) {
      isShifted = false;
      out.push(byte);
    } else if (isShifted && byte >= 0x21) {
      if (set === 'A') out.push(byte | 0x80, (bytes[i + 1] ?? 0) | 0x80);
      else out.push(0xff);
      i++;
    } else out.push(byte);
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(out));
}

/** RFC 1843: `~{` opens GB 2312 in seven bits, `~}` closes it, `~~` is a tilde. */
function decodeHz(bytes: Uint8Array): string {
  const out: number[] = [];
  let isChinese = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    const next = bytes[i + 1] ?? 0;
    if (byte === 0x7e && (next === 0x7b || next === 0x7d || next === 0x7e || next === 0x0a)) {
      if (next === 0x7e) out.push(byte);
      else if (next !== 0x0a) isChinese = next === 0x7b;
      i++;
    } else if (isChinese && byte > 0x20) {
      out.push(byte | 0x80, next | 0x80);
      i++;
    } else out.push(byte);
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(out));
}
