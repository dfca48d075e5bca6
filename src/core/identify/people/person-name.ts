import type { NameLikeness } from '../../basics/name-likeness.ts';
import { soundsOf } from './han-sounds.ts';

/** The name of a person as it is compared: how it was written is forgotten, what it says is kept. */
export interface PersonName {
  /** Equal for names that differ only in case, accents, order, punctuation and titles. */
  readonly key: string;
  /** Words of a name in letters, sorted; empty for a name in Chinese characters. */
  readonly words: readonly string[];
  /** Its letters in the order in which they are spoken, without the spaces: "Sofi aLefebvre" is a slip of one key. */
  readonly letters: string;
  /** The Chinese characters; null for a name in letters. */
  readonly han: string | null;
  /** How a Chinese name sounds, surname and given name; null where we do not know. */
  readonly sound: { readonly surname: string; readonly given: string } | null;
}

/** Titles say nothing about who it is. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'herr', 'frau', 'sir', 'madam', 'jr', 'sr']);
const HAN_TITLES = /(?:先生|女士|小姐|老师|经理|总|太太|同学)$/u;
/** What systems write where they know no name. */
const NOBODY = new Set([
  'unknown',
  'anonymous',
  'guest',
  'customer',
  'client',
  'user',
  'test',
  'none',
  'na',
  'null',
  'noname',
  'visitor',
  '匿名',
  '客户',
  '访客',
  '用户',
  '游客',
  '未知',
  '顾客',
  '买家',
  '会员',
  '无',
]);
const COMPOUND = new Set('欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 端木'.split(' '));
/** The best known longest names of people have fewer words; what is longer is a sentence. */
const MOST_WORDS = 6;

/**
 * Reads a name. Null for what is none: an address, a number, a word for nobody.
 *
 * @example
 * personName('Dr. Stone, Éva')  // → key "eva stone"
 * personName('王晓明 先生')      // → han 王晓明, sound wang + xiaoming
 */
export function personName(written: string): PersonName | null {
  let name = READ.get(written);
  if (name !== undefined) return name;
  name = read(written);
  if (READ.size >= MOST_READ) READ.clear();
  READ.set(written, name);
  return name;
}

/** A pure memo: the same name stands in many rows, and with all addresses of one person. */
const READ = new Map<string, PersonName | null>();
const MOST_READ = 20_000;

function read(written: string): PersonName | null {
  const plain = written.normalize('NFKC').trim();
  if (plain === '' || plain.includes('@')) return null;
  const han = plain.replace(/[^\p{Script=Han}]/gu, '');
  return han === '' ? inLetters(plain) : inHan(han);
}

function inHan(characters: string): PersonName | null {
  const han = characters.replace(HAN_TITLES, '');
  if (han === '' || NOBODY.has(han) || NOBODY.has(characters)) return null;
  const surnameLength = COMPOUND.has(han.slice(0, 2)) && han.length > 2 ? 2 : 1;
  const sounds = soundsOf(han);
  const sound = sounds && {
    surname: sounds.slice(0, surnameLength).join(''),
    given: sounds.slice(surnameLength).join(''),
  };
  return { key: han, words: [], letters: '', han, sound };
}

function inLetters(plain: string): PersonName | null {
  const spoken = plain.replace(/^([^,]+),([^,]+)$/, '$2 $1');
  const inOrder = spoken
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.has(word) && !/^\d+$/.test(word));
  const words = inOrder.toSorted();
  if (words.length === 0 || words.length > MOST_WORDS || NOBODY.has(words.join(''))) return null;
  return { key: words.join(' '), words, letters: inOrder.join(''), han: null, sound: null };
}

/**
 * How two names may be one person's; null: they are two people's. `typos`: how many slips of the pen
 * (a letter more, less, other or swapped) are forgiven, in words of four letters and more.
 *
 * `sound`: one in Chinese characters and one in pinyin, or characters that sound the same. `part`: one
 * leaves out words of the other ("Eva", "Eva Maria Stone"; 王, as in 王先生). Nicknames are not known.
 */
export function nameLikeness(a: PersonName, b: PersonName, typos = 1): NameLikeness | null {
  if (a.key === b.key) return 'equal';
  if (a.han !== null && b.han !== null) return likeHan(a, b);
  if (a.han !== null || b.han !== null) {
    const [han, letters] = a.han === null ? [b, a] : [a, b];
    return soundsLike(han, letters.words) ? 'sound' : null;
  }
  return likeWords(a.words, b.words, typos) ?? (a.letters === b.letters && a.letters.length >= 8 ? 'typo' : null);
}

function likeHan(a: PersonName, b: PersonName): NameLikeness | null {
  const [short, long] = a.han!.length <= b.han!.length ? [a.han!, b.han!] : [b.han!, a.han!];
  if (short.length < long.length) return short.length === 1 && long.startsWith(short) ? 'part' : null;
  if (a.sound === null || b.sound === null) return null;
  return a.sound.surname === b.sound.surname && a.sound.given === b.sound.given ? 'sound' : null;
}

/** In pinyin the surname stands first or last, and the given name is one word or two. */
function soundsLike({ sound }: PersonName, words: readonly string[]): boolean {
  if (sound === null || words.length < 2) return false;
  const at = words.indexOf(sound.surname);
  if (at < 0) return false;
  const rest = words.filter((_, index) => index !== at);
  return rest.join('') === sound.given || rest.toReversed().join('') === sound.given;
}

function likeWords(a: readonly string[], b: readonly string[], typos: number): NameLikeness | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const left = [...long];
  const open: string[] = [];
  for (const word of short) {
    const at = left.indexOf(word);
    if (at < 0) open.push(word);
    else left.splice(at, 1);
  }
  if (open.length === 0) return 'part';
  let hasInitials = false;
  let slips = 0;
  for (const word of open) {
    const initial = left.findIndex((other) => isInitial(word, other));
    if (initial >= 0) {
      left.splice(initial, 1);
      hasInitials = true;
      continue;
    }
    const at = left.findIndex((other) => slipsBetween(word, other, typos - slips) !== null);
    if (at < 0) return null;
    slips += slipsBetween(word, left[at]!, typos - slips)!;
    left.splice(at, 1);
  }
  // One word alone, mistyped or shortened, could be anybody; so could a name of initials only.
  if (short.length < 2 || (hasInitials && !short.some((word) => word.length > 1 && long.includes(word)))) return null;
  return slips > 0 ? 'typo' : 'initials';
}

function isInitial(a: string, b: string): boolean {
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

const SHORTEST_MISTYPED = 4;

/** How many slips lie between two words (optimal string alignment); null: more than `most`, or too short to tell. */
export function slipsBetween(a: string, b: string, most: number): number | null {
  if (a === b) return 0;
  if (most <= 0 || Math.abs(a.length - b.length) > most || Math.min(a.length, b.length) < SHORTEST_MISTYPED)
    return null;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  const slips = last[b.length]!;
  return slips <= most ? slips : null;
}
