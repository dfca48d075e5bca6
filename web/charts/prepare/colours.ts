/** A channel keeps its colour in every chart, whatever else is shown beside it. */
const CHANNEL_COLOURS: Readonly<Record<string, string>> = {
  email: 'var(--series-1)',
  phone: 'var(--series-2)',
  chat: 'var(--series-3)',
  social: 'var(--series-4)',
  sms: 'var(--series-5)',
  web: 'var(--series-6)',
  letter: 'var(--series-7)',
  'in-person': 'var(--series-4)',
  other: 'var(--series-8)',
};

/** Ratings run from satisfied to not; grey is neither. */
const RATING_COLOURS: Readonly<Record<string, string>> = {
  5: 'var(--series-3)',
  4: 'var(--series-5)',
  3: 'var(--series-8)',
  2: 'var(--series-2)',
  1: 'var(--series-4)',
};

/** Inferred sentiment likewise. */
const SOUND_COLOURS: Readonly<Record<string, string>> = {
  positive: 'var(--series-3)',
  neutral: 'var(--series-8)',
  negative: 'var(--series-4)',
};

const SERIES = [
  'var(--series-1)',
  'var(--series-2)',
  'var(--series-3)',
  'var(--series-4)',
  'var(--series-5)',
  'var(--series-6)',
  'var(--series-7)',
];
const REST = 'var(--series-8)';

export function channelColour(channel: string | null): string {
  return CHANNEL_COLOURS[channel ?? 'other'] ?? REST;
}

/** The colour of a value of a dimension; `index` decides where the value has none of its own. */
export function colourOf(dimension: string | undefined, value: string | null, index: number): string {
  if (value === null) return REST;
  if (dimension === 'channel') return channelColour(value);
  if (dimension === 'rating') return RATING_COLOURS[value] ?? REST;
  if (dimension === 'sentiment') return SOUND_COLOURS[value] ?? REST;
  return SERIES[index % SERIES.length] ?? REST;
}

export const REST_COLOUR = REST;
