import { readNumber } from './number.ts';
import { RATING_SCALES, type RatingScale } from './reading.ts';

export interface ScaledRating {
  readonly value: number;
  readonly scale: RatingScale;
}

export type RatingReading = ScaledRating | { readonly refused: 'rating-unreadable' | 'rating-out-of-scale' };

/**
 * What a customer said, on its scale. A bare number is on `scale`, the file's; `4/5`, `4 out of 5`, `80%`,
 * stars, hearts of the same kind, thumbs, smileys, school letters and words (非常满意 … 非常不满意,
 * 好评/中评/差评) bring their own.
 *
 * Words and smileys that a file uses as three steps or as two are on `1-3` and `0-1`, where that is the
 * file's scale (满意 beside nothing but 不满意 is one of two, not the fourth of five; see {@link stepsOf}).
 */
export function readRating(text: string, scale: RatingScale): RatingReading {
  const bare = Number(text);
  if (text.trim() !== '' && Number.isFinite(bare)) return onScale(bare, scale);
  return readFraction(text) ?? readStars(text) ?? readWord(text, scale) ?? readLocalNumber(text, scale) ?? UNREADABLE;
}

const UNREADABLE: RatingReading = { refused: 'rating-unreadable' };

function readLocalNumber(text: string, scale: RatingScale): RatingReading | null {
  const value = readNumber(text);
  return value === null ? null : onScale(value, scale);
}

/**
 * How many steps the words or smileys among these values distinguish: `0-1` where there are only good and
 * bad, `1-3` with a middle, `1-5` where one is stronger than its like (满意, 非常满意) or than the other side
 * (非常满意, 不满意). Null where no value is such a word, or only one step of it is seen.
 */
export function stepsOf(values: Iterable<string>): RatingScale | null {
  const seen = new Set<number>();
  for (const value of values) {
    const word = wordOf(value);
    if (word !== undefined && word.scale === '1-5') seen.add(word.value);
  }
  if (seen.size < 2) return null;
  const good = Number(seen.has(5)) + Number(seen.has(4));
  const bad = Number(seen.has(1)) + Number(seen.has(2));
  // 非常满意 beside 不满意: the strongest of the one side and not of the other, so there are steps that nobody took.
  const isLopsided = seen.has(5) !== seen.has(1);
  if (good > 1 || bad > 1 || good + bad < 2 || isLopsided) return '1-5';
  return seen.has(3) ? '1-3' : '0-1';
}

/** The scale that a header names: "Rating (1-10)", "NPS", "score out of 7", 满意度（1~5分）; null: none. */
export function scaleOfHeader(header: string): RatingScale | null {
  const text = header.normalize('NFKC').toLowerCase();
  const range = /(?<!\d)([01])\s*(?:-|–|~|to|至|到)\s*(1|3|5|7|10|100)(?!\d)/.exec(text);
  if (range !== null) return RATING_SCALES.find((scale) => scale === `${range[1]}-${range[2]}`) ?? null;
  const top = /(?:out of|\/|满分|滿分)\s*(5|7|10|100)(?!\d)/.exec(text)?.[1];
  if (top !== undefined) return SCALES_BY_TOP[top] ?? null;
  if (/%|percent|百分/.test(text)) return '0-100';
  return /(?:^|[^a-z])nps(?:$|[^a-z])/.test(text) ? '0-10' : null;
}

/** Lowest and highest value of a scale. */
export function scaleBounds(scale: RatingScale): readonly [number, number] {
  return BOUNDS[scale];
}

const BOUNDS: Readonly<Record<RatingScale, readonly [number, number]>> = {
  '1-5': [1, 5],
  '0-10': [0, 10],
  '0-100': [0, 100],
  '1-10': [1, 10],
  '1-7': [1, 7],
  '1-3': [1, 3],
  '0-1': [0, 1],
};

function onScale(value: number, scale: RatingScale): RatingReading {
  const [low, high] = BOUNDS[scale];
  return value >= low && value <= high ? { value, scale } : { refused: 'rating-out-of-scale' };
}

const SCALES_BY_TOP: Readonly<Record<string, RatingScale>> = { 3: '1-3', 5: '1-5', 7: '1-7', 10: '0-10', 100: '0-100' };

function readFraction(text: string): RatingReading | null {
  const found =
    /^(\d+(?:[.,]\d+)?)\s*(?:(%)|(?:\/|of|out of|von|sur|de|su)\s*(\d+)(?:\s*(?:stars?|points?|sterne|分|星))?|(?:分|星|stars?|points?|sterne))$/i.exec(
      text.normalize('NFKC').trim(),
    );
  if (found === null) return null;
  const value = Number(found[1]!.replace(',', '.'));
  if (found[2] !== undefined) return onScale(value, '0-100');
  if (found[3] === undefined) return onScale(value, value <= 5 ? '1-5' : value <= 10 ? '0-10' : '0-100');
  const scale = SCALES_BY_TOP[found[3]];
  return scale === undefined ? UNREADABLE : onScale(value, scale);
}

/** ★★★★☆, ⭐⭐⭐⭐, ❤️❤️❤️, or the same with half of them empty. None full is no star: that is no rating of one to five. */
function readStars(text: string): RatingReading | null {
  const plain = text.replace(/[\s\ufe0e\ufe0f]/g, '');
  if (!/^(?:[★⭐🌟]{1,5}|[❤♥]{1,5})[☆✩✰♡]*$/u.test(plain)) return null;
  return onScale([...plain].filter((star) => '★⭐🌟❤♥'.includes(star)).length, '1-5');
}

function readWord(text: string, scale: RatingScale): RatingReading | null {
  const word = wordOf(text);
  if (word === undefined || word.scale !== '1-5' || (scale !== '1-3' && scale !== '0-1')) return word ?? null;
  // A middle in a file of two: it has more steps than was thought.
  if (scale === '1-3') return { value: word.value > 3 ? 3 : word.value < 3 ? 1 : 2, scale };
  return word.value === 3 ? { refused: 'rating-out-of-scale' } : { value: word.value > 3 ? 1 : 0, scale };
}

function wordOf(text: string): ScaledRating | undefined {
  const plain = text.trim().toLowerCase();
  return (
    WORDS.get(plain) ??
    WORDS.get(
      plain
        .normalize('NFKC')
        .replace(/[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')
        .replace(/[\s_-]+/g, ' '),
    )
  );
}

const WORDS: ReadonlyMap<string, ScaledRating> = new Map<string, ScaledRating>([
  ...five('非常满意', '满意', '一般', '不满意', '非常不满意'),
  ...five('很满意', '比较满意', '基本满意', '较不满意', '很不满意'),
  ...five('非常滿意', '滿意', '普通', '不滿意', '非常不滿意'),
  ...five('very satisfied', 'satisfied', 'neutral', 'dissatisfied', 'very dissatisfied'),
  ...five('excellent', 'good', 'average', 'poor', 'very poor'),
  ...five('very good', 'good', 'fair', 'bad', 'very bad'),
  ...five('五星', '四星', '三星', '二星', '一星'),
  ...five('非常好', '好', '一般', '差', '非常差'),
  ...five('很好', '较好', '中等', '较差', '很差'),
  ...five('力荐', '推荐', '还行', '较差', '很差'),
  ...five('😍', '🙂', '😐', '🙁', '😡'),
  ...five('😀', '😊', '😶', '😕', '😠'),
  ...five('😄', '☺', '😑', '😟', '😞'),
  ...five('😃', '😌', '😐', '☹', '😢'),
  ...five('😁', '🙂', '😐', '😒', '😭'),
  ...five('a', 'b', 'c', 'd', 'e'),
  ...five('a+', 'b+', 'c+', 'd+', 'f'),
  ...five('très satisfait', 'satisfait', 'neutre', 'insatisfait', 'très insatisfait'),
  ...five('sehr zufrieden', 'zufrieden', 'neutral', 'unzufrieden', 'sehr unzufrieden'),
  ...five('muy satisfecho', 'satisfecho', 'neutral', 'insatisfecho', 'muy insatisfecho'),
  ['十分满意', { value: 5, scale: '1-5' }],
  ['extremely satisfied', { value: 5, scale: '1-5' }],
  ['highly satisfied', { value: 5, scale: '1-5' }],
  ['extremely dissatisfied', { value: 1, scale: '1-5' }],
  ['extremely happy', { value: 7, scale: '1-7' }],
  ['very happy', { value: 6, scale: '1-7' }],
  ['happy', { value: 5, scale: '1-7' }],
  ['unhappy', { value: 3, scale: '1-7' }],
  ['very unhappy', { value: 2, scale: '1-7' }],
  ['extremely unhappy', { value: 1, scale: '1-7' }],
  ['ok', { value: 3, scale: '1-5' }],
  ['okay', { value: 3, scale: '1-5' }],
  ['great', { value: 5, scale: '1-5' }],
  ['awful', { value: 1, scale: '1-5' }],
  ['unsatisfied', { value: 2, scale: '1-5' }],
  ['very unsatisfied', { value: 1, scale: '1-5' }],
  ['terrible', { value: 1, scale: '1-5' }],
  ['极不满意', { value: 1, scale: '1-5' }],
  ['好评', { value: 3, scale: '1-3' }],
  ['中评', { value: 2, scale: '1-3' }],
  ['差评', { value: 1, scale: '1-3' }],
  ['positive', { value: 3, scale: '1-3' }],
  ['negative', { value: 1, scale: '1-3' }],
  [':)', { value: 3, scale: '1-3' }],
  [':-)', { value: 3, scale: '1-3' }],
  [':|', { value: 2, scale: '1-3' }],
  [':-|', { value: 2, scale: '1-3' }],
  [':(', { value: 1, scale: '1-3' }],
  [':-(', { value: 1, scale: '1-3' }],
  ['👍', { value: 1, scale: '0-1' }],
  ['👎', { value: 0, scale: '0-1' }],
  ['赞', { value: 1, scale: '0-1' }],
  ['踩', { value: 0, scale: '0-1' }],
  ['like', { value: 1, scale: '0-1' }],
  ['dislike', { value: 0, scale: '0-1' }],
  ['thumbs up', { value: 1, scale: '0-1' }],
  ['thumbs down', { value: 0, scale: '0-1' }],
]);

function five(...words: readonly string[]): [string, ScaledRating][] {
  return words.map((word, index) => [word, { value: 5 - index, scale: '1-5' }]);
}
