import type { RatingScale } from './reading.ts';

export interface ScaledRating {
  readonly value: number;
  readonly scale: RatingScale;
}

export type RatingReading = ScaledRating | { readonly refused: 'rating-unreadable' | 'rating-out-of-scale' };

/**
 * What a customer said, on its scale. A bare number is on `scale`, the file's; `4/5`, `80%`, stars,
 * thumbs and words (非常满意 … 非常不满意, 好评/中评/差评) bring their own.
 */
export function readRating(text: string, scale: RatingScale): RatingReading {
  const bare = Number(text);
  if (text.trim() !== '' && Number.isFinite(bare)) return onScale(bare, scale);
  return (
    readFraction(text) ?? readStars(text) ?? WORDS.get(text.trim().toLowerCase()) ?? { refused: 'rating-unreadable' }
  );
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

function readFraction(text: string): RatingReading | null {
  const found = /^(\d+(?:\.\d+)?)\s*(?:%|％|(?:\/|of|out of|／)\s*(\d+)|分|星|stars?|points?)$/i.exec(text.trim());
  if (found === null) return null;
  const value = Number(found[1]);
  if (/[%％]$/.test(text.trim())) return onScale(value, '0-100');
  if (found[2] === undefined) return onScale(value, value <= 5 ? '1-5' : value <= 10 ? '0-10' : '0-100');
  const scale = ({ 3: '1-3', 5: '1-5', 7: '1-7', 10: '0-10', 100: '0-100' } as const)[found[2]];
  return scale === undefined ? { refused: 'rating-unreadable' } : onScale(value, scale);
}

/** ★★★★☆, ⭐⭐⭐⭐, or the same with half of them empty. */
function readStars(text: string): RatingReading | null {
  const plain = text.replace(/[\s\ufe0f]/g, '');
  if (!/^(?:[★⭐🌟])+[☆✩]*$/u.test(plain)) return null;
  const full = [...plain].filter((star) => '★⭐🌟'.includes(star)).length;
  return onScale(full, '1-5');
}

const WORDS: ReadonlyMap<string, ScaledRating> = new Map<string, ScaledRating>([
  ...five('非常满意', '满意', '一般', '不满意', '非常不满意'),
  ...five('很满意', '比较满意', '基本满意', '较不满意', '很不满意'),
  ...five('非常滿意', '滿意', '普通', '不滿意', '非常不滿意'),
  ...five('very satisfied', 'satisfied', 'neutral', 'dissatisfied', 'very dissatisfied'),
  ...five('excellent', 'good', 'average', 'poor', 'very poor'),
  ...five('very good', 'good', 'fair', 'bad', 'very bad'),
  ...five('五星', '四星', '三星', '二星', '一星'),
  ['十分满意', { value: 5, scale: '1-5' }],
  ['unsatisfied', { value: 2, scale: '1-5' }],
  ['very unsatisfied', { value: 1, scale: '1-5' }],
  ['terrible', { value: 1, scale: '1-5' }],
  ['极不满意', { value: 1, scale: '1-5' }],
  ['好评', { value: 3, scale: '1-3' }],
  ['中评', { value: 2, scale: '1-3' }],
  ['差评', { value: 1, scale: '1-3' }],
  ['positive', { value: 3, scale: '1-3' }],
  ['negative', { value: 1, scale: '1-3' }],
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
