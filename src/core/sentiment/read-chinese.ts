import { CHINESE_FEELINGS } from './chinese-feelings.ts';
import type { DecidingWord, Reading } from './reading.ts';
import { termsOf } from './terms-of.ts';

const DENIED_GOOD = -0.9;
const DENIED_BAD = -0.5;
const AFTER_BUT = 1.5;
const BEFORE_BUT = 0.5;
/** So many characters before a term a negation reaches it. */
const REACH = 5;

const TERMS = termsOf(CHINESE_FEELINGS, /\s+/);
const LONGEST = longestByFirst();
const NEGATION =
  /(?:不|没有|没|未|无|(?<![特分区个类级性告])别|毫无|并非|从来没|从没)(?:是|有|太|怎么|那么|这么|很|够|算|什么|任何|一点|让|给|我|人|再|到|觉得|感到|能|会|想|得|那个)*$/;
/** “一点毛病都没有”: what is denied comes first. */
const DENIED_AFTER = /^(?:都|也)(?:没有|没|不)/;
/** What a customer expects: denied (没发货) it is what is wrong. */
const NOT_AS_EXPECTED =
  /^(?:还?没|未|一直没|至今没|迟迟没|迟迟不|死活不|就不|不予|拒不|拒绝)(?:有|能|人|给|见|再|帮)*(?:发货|到货|送到|送达|收到|回复|回电|回应|答复|解决|处理|退款|退钱|退货|换货|修好|维修|接听|接电话|理会|理睬|上门|安装(?!说明)|通知|兑现|到账|赔|道歉|联系|受理|更换|补发)/;
const STRONGER = /(?:很|非常|太|特别|超|超级|十分|极其|真的|真心|实在|相当|最|极|特|老|巨|贼|简直|实在是)$/;
const WEAKER = /(?:有点|有些|稍微|略微|略|还算|比较)$/;
/** A sentence that asks or begs wishes: what is mildly good in it is not said to be so. */
const WISHES =
  /^[^。！!\n]*?(?:[？?]|吗|能不能|能否|可否|可不可以|是否|有没有)|^(?:请|麻烦|希望|建议|想|我想|我要|帮我|烦请|劳烦)/;
const MILD = 1;
const BUT = /^(?:但是|但|可是|不过|然而|却|只是|就是)/;
const BEGINS_BUT = new Set('但可不然却只就');
const ENDS_SENTENCE = new Set('。！？!?\n…');
const ENDS_CLAUSE = new Set('，,；;：:、 \t\r\u3000\u00a0');

/** Chinese words of feeling in a text and its simplified form (as long as it is): denied, strengthened and weakened by what is around them. */
export function readChinese(original: string, folded: string): Reading {
  const deciding: DecidingWord[] = [];
  let sum = 0;
  let sentence = 0;
  let isAfterBut = false;
  let begins = 0;
  let clause = 0;
  let characters = 0;
  for (let i = 0; i < folded.length; i++) {
    const character = folded[i]!;
    if (ENDS_SENTENCE.has(character)) {
      sum += sentence;
      sentence = 0;
      isAfterBut = false;
      begins = i + 1;
      clause = i + 1;
      continue;
    }
    if (ENDS_CLAUSE.has(character)) {
      clause = i + 1;
      continue;
    }
    characters += 1;
    const mayBegin = BEGINS_BUT.has(character) && (i === clause || !LONGEST.has(character));
    if (mayBegin && BUT.test(folded.slice(i, i + 2))) {
      sentence *= BEFORE_BUT;
      isAfterBut = true;
    }
    const found = termAt(folded, i) ?? expectedAt(folded, i);
    if (!found) continue;
    const isWished = found.weight > 0 && found.weight <= MILD && WISHES.test(sentenceAt(folded, begins));
    const weight = isWished
      ? 0
      : found.weight * (found.isDenied ? 1 : around(folded, clause, i, found)) * (isAfterBut ? AFTER_BUT : 1);
    if (weight !== 0) {
      sentence += weight;
      deciding.push({ text: original.slice(i, i + found.length), weight });
    }
    characters += found.length - 1;
    i += found.length - 1;
  }
  return { sum: sum + sentence, words: characters / 2, deciding };
}

/** The rest of a sentence with the sign that ends it. */
function sentenceAt(folded: string, from: number): string {
  return /^\s*([^。！？!?\n…]*[。！？!?\n…]?)/.exec(folded.slice(from, from + LONGEST_SENTENCE))![1]!;
}
const LONGEST_SENTENCE = 200;

/** `isDenied`: the negation is in its weight already. */
interface Term {
  readonly weight: number;
  readonly length: number;
  readonly isDenied?: true;
}

function expectedAt(folded: string, at: number): Term | null {
  if (!BEGINS_DENIAL.has(folded[at]!)) return null;
  const found = NOT_AS_EXPECTED.exec(folded.slice(at, at + 12));
  return found ? { weight: -1, length: found[0].length, isDenied: true } : null;
}

const BEGINS_DENIAL = new Set('还没未一至迟死就不拒');

function termAt(folded: string, at: number): Term | null {
  const longest = LONGEST.get(folded[at]!);
  if (longest === undefined) return null;
  for (let length = Math.min(longest, folded.length - at); length > 0; length--) {
    const weight = TERMS.get(folded.slice(at, at + length));
    if (weight !== undefined) return { weight, length };
  }
  return null;
}

function around(folded: string, clause: number, at: number, { weight, length }: Term): number {
  const before = folded.slice(Math.max(clause, at - REACH), at);
  const isDenied = NEGATION.test(before) !== DENIED_AFTER.test(folded.slice(at + length, at + length + 4));
  if (isDenied) return weight > 0 ? DENIED_GOOD : DENIED_BAD;
  // “有点失望” is said out of politeness.
  return STRONGER.test(before) ? 1.3 : weight > 0 && WEAKER.test(before) ? 0.7 : 1;
}

function longestByFirst(): Map<string, number> {
  const longest = new Map<string, number>();
  for (const term of TERMS.keys()) longest.set(term[0]!, Math.max(longest.get(term[0]!) ?? 0, term.length));
  return longest;
}
