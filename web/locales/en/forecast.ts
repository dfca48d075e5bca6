export const forecast = {
  switch: 'Forecast',
  label: 'Forecast',
  band80: '80 % band',
  band95: '95 % band',
  total: (days: string) => `Next ${days} days together`,
  table: 'Forecast as a table',
  holiday: 'holiday',
  row: (value: string, of80: string, of95: string) => `${value}, 80 %: ${of80}, 95 %: ${of95}`,
  failed: 'No forecast',
  elsewhere: 'The range ends before the forecast begins. Choose one that reaches it.',
  ended: (day: string) => `Nothing came for more than a week: the forecast follows the last whole day, before ${day}.`,
  methods: {
    'holt-winters': 'Holt–Winters with a damped trend',
    'seasonal-mean': 'the mean of the last four weeks',
    'seasonal-naive': 'the same as a week before',
  },
  chosen: (method: string, days: string, since: string, off: string) =>
    `Method: ${method}, the least wrong when tried on ${days} days from ${since}: off by ${off} on average.`,
  others: (others: string) => `The others: ${others}.`,
  other: (method: string, off: string) => `${method} ${off}`,
  off: (value: string, share: string | null) => (share === null ? value : `${value} (${share} of what came)`),
  inside: (of80: string, of95: string) =>
    `Of what came, ${of80} lay in the 80 % band drawn at the time, and ${of95} in the 95 % band.`,
  learnt: (days: string, until: string) => `Learnt from ${days} whole days before ${until}.`,
};
