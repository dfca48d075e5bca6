import { isUtf8 } from 'node:buffer';
import { Transform, type Readable } from 'node:stream';

/** Ways in which files out there write text. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** UTF-16 as its mark or its zero bytes show it, from the first bytes of a file; null: something else. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (head[i] === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  // A table has delimiters and line ends; in UTF-16 each of them brings a zero, always on the same side.
  if (even + odd < length / 20 || length < 16) return null;
  if (odd > 20 * even) return 'utf-16le';
  return even > 20 * odd ? 'utf-16be' : null;
}

/**
 * Finds out how a file of bytes that are not UTF-16 is encoded. Shown all of them once, it remembers
 * only lines that are not UTF-8: a few Chinese cells in a file of English are where guesses from a
 * sample go wrong.
 */
export class EncodingWitness {
  #carry: Buffer = Buffer.alloc(0);
  #goodLines = 0;
  #badLines = 0;
  readonly #bad: Buffer[] = [];
  #badBytes = 0;

  see(chunk: Buffer): void {
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const end = bytes.lastIndexOf(10) + 1;
    if (end === 0 && bytes.length < MOST_CARRIED) {
      this.#carry = bytes;
      return;
    }
    const cut = end === 0 ? bytes.length : end;
    this.#carry = Buffer.from(bytes.subarray(cut));
    this.#weigh(bytes.subarray(0, cut));
  }

  /** The encoding, and how many lines are not written in it as far as was counted. */
  verdict(): Encoding {
    this.#weigh(this.#carry);
    this.#carry = Buffer.alloc(0);
    if (this.#badLines === 0 || this.#goodLines > this.#badLines) return 'utf-8';
    return likeliest(Buffer.concat(this.#bad));
  }

  #weigh(bytes: Buffer): void {
    if (isUtf8(bytes)) {
      if (this.#badLines > 0 && !isPlain(bytes)) this.#goodLines += countNonAsciiLines(bytes);
      else if (this.#goodLines < ENOUGH_LINES && !isPlain(bytes)) this.#goodLines += countNonAsciiLines(bytes);
      return;
    }
    if (this.#badLines > ENOUGH_LINES) return;
    for (let from = 0; from < bytes.length;) {
      const found = bytes.indexOf(10, from);
      const to = found < 0 ? bytes.length : found + 1;
      const line = bytes.subarray(from, to);
      if (!isUtf8(line)) {
        this.#badLines++;
        if (this.#badBytes < MOST_KEPT) {
          this.#bad.push(Buffer.from(line.subarray(0, 4096)));
          this.#badBytes += Math.min(line.length, 4096);
        }
      } else if (!isPlain(line)) this.#goodLines++;
      from = to;
    }
  }
}

const MOST_CARRIED = 1024 * 1024;
const MOST_KEPT = 256 * 1024;
const ENOUGH_LINES = 10_000;

/**
 * A stream's bytes as UTF-8. The mark that another encoding begins with is left out; UTF-8's own
 * stays, so that places are those in the file itself.
 */
export function utf8Of(stream: Readable, encoding: Encoding): AsyncIterable<Buffer> {
  if (encoding === 'utf-8') return stream;
  const decoded = utf8From(encoding);
  return stream.on('error', (error) => decoded.destroy(error)).pipe(decoded);
}

/** What turns bytes in an encoding into UTF-8. */
export function utf8From(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8'));
    },
    flush(done) {
      done(null, Buffer.from(decoder.decode(), 'utf8'));
    },
  });
}

/** Some bytes as text; what is no character becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isPlain(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

function countNonAsciiLines(bytes: Buffer): number {
  let lines = 0;
  let isMarked = false;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! >= 0x80) isMarked = true;
    else if (bytes[i] === 10) {
      if (isMarked) lines++;
      isMarked = false;
    }
  }
  return isMarked ? lines + 1 : lines;
}

/** The encoding in which lines that are not UTF-8 read most like what people write. */
function likeliest(bytes: Buffer): Encoding {
  const chinese = (['gb18030', 'big5'] as const).map((encoding) => ({
    encoding,
    score: chineseScore(decodeText(bytes, encoding)),
  }));
  const best = chinese[0]!.score >= chinese[1]!.score ? chinese[0]! : chinese[1]!;
  return best.score >= 0.3 ? best.encoding : 'windows-1252';
}

/** The share of Chinese characters that are everyday ones, less what could not be read at all. */
function chineseScore(text: string): number {
  let chinese = 0;
  let common = 0;
  let broken = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code === 0xfffd) broken++;
    else if (COMMON.has(character)) {
      chinese++;
      common++;
    } else if (code >= 0x3400 && !(code >= 0xff00 && code <= 0xff65)) chinese++;
  }
  return chinese === 0 ? 0 : (common - 3 * broken) / (chinese + broken);
}

/** Everyday characters of either script, and those of customer service. Order does not matter. */
const COMMON = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运' +
    '您请谢客服订单货款退换快递收查询帮助处理联系微邮箱满投诉评价号码支付账户优惠券活动商城店铺尺寸颜色质量破损漏发错编辑姓渠道沟通时间内容回复您好姐张李刘陈杨黄赵吴周徐孙朱胡郭何林罗郑梁' +
    '這個們來為國說時會對過發後裡學還進樣從實無與長機情關點業將兩間問應戰頭體見產話給門東聲員論處義認條氣題爾別變總電數報結場計書聽卻麼於經當動樣開現沒種軍務資統區隊決馬則達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運請謝訂單貨款換遞詢幫聯繫郵滿訴評價號碼帳戶優惠編輯姓沒問題麼謝謝您好嗎呢吧啊',
);
