// npm run bench:forecast [seeds]: how good the forecast of 14 days is on made-up counts of known shape, each with its next 14 days
// that it did not see. No clock: these are shares and errors. Beside its error that of “as a week before” and of the rates that made
// the counts, which nobody can beat.
import { randomFrom } from './random.js';
import { withModules } from './with-modules.js';

const SEEDS = Number(process.argv[2] ?? 300);
const AHEAD = 14;
const WEEK = [1.25, 1.15, 1.1, 1.05, 1, 0.35, 0.15];

/** What a day's count is expected to be, and how much more than chance it scatters. */
const SHAPES = [
  ['a steady week, 100 a day', 200, 0, (day) => 100 * WEEK[day % 7]],
  ['a steady week, 8 a day', 200, 0, (day) => 8 * WEEK[day % 7]],
  ['one in two days', 200, 0, (day) => 0.5 * WEEK[day % 7]],
  ['days that scatter by 20 %', 200, 0.2, (day) => 100 * WEEK[day % 7]],
  ['growing by a half in half a year', 200, 0.1, (day) => 100 * WEEK[day % 7] * (1 + day / 400)],
  ['halved six weeks ago', 200, 0.1, (day) => (day < 158 ? 100 : 50) * WEEK[day % 7]],
  ['every day alike, 40', 200, 0.1, () => 40],
  [
    'three years with a yearly wave of a fifth',
    1095,
    0.1,
    (day) => 100 * WEEK[day % 7] * (1 + 0.2 * Math.sin(day / 58)),
  ],
  ['nine weeks only', 63, 0.1, (day) => 100 * WEEK[day % 7]],
];

await withModules(async (load) => {
  const { forecast } = await load('src/core/forecast/forecast.ts');
  console.log(
    `${SEEDS} seeds each; inside the bands of 80 and 95 %, also of the total; mean absolute error of the next 14 days`,
  );
  console.log(`${'shape'.padEnd(44)}  80 %   95 %  tot80  said80   error  naive  rates  chosen`);
  for (const [name, days, scatter, rate] of SHAPES) {
    const told = Array.from({ length: SEEDS }, (_, seed) => tryOne(forecast, seed + 1, days, scatter, rate));
    const mean = (of) => told.reduce((sum, one) => sum + of(one), 0) / told.length;
    const percent = (of) => `${(mean(of) * 100).toFixed(1).padStart(5)}`;
    const number = (of) => mean(of).toFixed(2).padStart(6);
    const chosen = ['holt-winters', 'seasonal-mean', 'seasonal-naive'].map(
      (method) =>
        `${method} ${((told.filter((one) => one.method === method).length / told.length) * 100).toFixed(0)} %`,
    );
    console.log(
      `${name.padEnd(44)} ${percent((one) => one.inside[0])}  ${percent((one) => one.inside[1])}  ${percent((one) => one.total)}   ${percent((one) => one.said)}  ${number((one) => one.error)} ${number((one) => one.naive)} ${number((one) => one.rates)}  ${chosen.join(', ')}`,
    );
  }
});

function tryOne(forecast, seed, days, scatter, rate) {
  const random = randomFrom(seed * 7919);
  const rates = Array.from({ length: days + AHEAD }, (_, day) => rate(day));
  const counts = rates.map((one) => poisson(random, Math.max(0, one * (1 + scatter * normal(random)))));
  const steps = counts.map((_, day) => ({ place: day % 7, isHoliday: false, startsDay: true }));
  const series = { values: counts.slice(0, days), steps, season: 7 };
  const { ahead, total, method, coverage } = forecast(series, AHEAD);
  const came = counts.slice(days);
  const part = (holds) => came.filter((value, h) => holds(value, h)).length / AHEAD;
  const error = (of) => came.reduce((sum, value, h) => sum + Math.abs(value - of(h)), 0) / AHEAD;
  const inBand = (value, { low, high }) => value >= low && value <= high;
  return {
    method,
    inside: [0, 1].map((i) => part((value, h) => inBand(value, ahead[h].bands[i]))),
    total: inBand(
      came.reduce((sum, value) => sum + value, 0),
      total.bands[0],
    )
      ? 1
      : 0,
    said: coverage.covered?.[0] ?? 0.8,
    error: error((h) => ahead[h].value),
    naive: error((h) => counts[days - 7 + (h % 7)]),
    rates: error((h) => rates[days + h]),
  };
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(random, rate) {
  if (rate > 60) return Math.max(0, Math.round(rate + Math.sqrt(rate) * normal(random)));
  let n = 0;
  for (let left = random(); left > Math.exp(-rate); left *= random()) n += 1;
  return n;
}
