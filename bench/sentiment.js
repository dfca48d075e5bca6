// npm run bench:sentiment: how often inferred sentiment is right. On self-made sentences that nothing was tuned on; on 104 remarks of real
// customers, labelled by reading before the method saw them (their numbers and labels stand here, their texts are read in place); and beside the
// stars that came with 23 of them (data/INDEX.md of the shared data; RAPPORT_SHARED says where). No clock: these are counts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitRows } from './csv-rows.js';
import { withModules } from './with-modules.js';

/** Rows of ecommerce_remarks_28742.csv, drawn by chance among those of three words and more; languages other than English left out. */
const TUNED_ROWS = {
  1: `1101 1312 1629 1728 1965 2304 2715 3291 3738 4280 4309 5090 5301 6303 8203 8529 10578 10757 12254 12429 12586 13048 13181 14491 15047
    16207 16303 16523 16916 16922 17274 18405 19456 23791 25018 25377 28709`,
  0: `1599 1642 2052 2860 3297 3478 5066 6368 7077 8244 8985 9884 10451 11448 14904 15696 15834 16477 17024 17091 17239 18667 19063 20509 23273
    23707 26513 28258`,
  '-1': `1053 1360 1390 1749 2029 2178 2408 2537 2628 4099 4655 5835 6100 6867 6952 8810 9299 9845 11506 12141 12343 14304 14545 15469 16593 16698
    16737 17278 17375 18118 18784 20011 20455 21042 21503 23034 24309 25185 27121`,
};
/** Drawn and labelled after the words of method 1 were fixed. */
const HELD_OUT_ROWS = {
  1: `20 407 826 1461 1656 1778 1893 2068 3025 3028 4498 5306 5417 6632 6737 6953 9455 11624 11708 12302 13624 13678 13993 15161 15196 15409 16702
    16820 17603 17718 18418 18949 19099 19595 19749 20004 20774 21049 22613 24466 25807 27037 27492`,
  0: `1179 4067 5265 5568 6005 8290 9112 11280 13086 13252 13271 13288 13804 14791 15044 16060 16919 17981 18457 19286 20459 21544 21583 23260
    23550 25014 26118 26188 27839`,
  '-1': `121 470 988 1990 2364 2406 2569 2660 5410 5663 6123 7303 7756 8442 8726 10944 11589 11897 13412 15721 17832 18706 18937 19718 23956 24075
    24822 26345 28508`,
};

await withModules(async (load) => {
  const { sentimentOf } = await load('src/core/sentiment/sentiment-of.ts');
  const { languageOf } = await load('src/core/standardise/language/language-of.ts');
  const { HELD_OUT_ENGLISH, HELD_OUT_CHINESE } = await load('src/core/sentiment/testing/held-out.ts');
  const { TUNED_ENGLISH, TUNED_CHINESE } = await load('src/core/sentiment/testing/tuned-on.ts');
  const { sharedData } = await load('src/core/testing/shared-data.ts');

  console.log(
    'set                                    n  unknown  accuracy  macro F1  F1 −/0/+             said − 0 + of −; of 0; of +',
  );
  const tell = (name, set, language) => report(name, set, (text) => sentimentOf(text, language ?? languageOf(text)));
  tell('self-made, English, tuned on', TUNED_ENGLISH, 'en');
  tell('self-made, Chinese, tuned on', TUNED_CHINESE, 'zh');
  tell('self-made, English, held out', HELD_OUT_ENGLISH, 'en');
  tell('self-made, Chinese, held out', HELD_OUT_CHINESE, 'zh');

  const shared = sharedData('.');
  if (shared === null) return console.log('the shared data is not here: set RAPPORT_SHARED');
  const rows = (path) => splitRows(readFileSync(join(shared, path), 'utf8'));
  const remarks = rows('tickets/ecommerce_remarks_28742.csv');
  const labelled = (rowsOf) =>
    Object.entries(rowsOf).flatMap(([label, numbers]) =>
      numbers
        .trim()
        .split(/\s+/)
        .map((number) => [Number(label), remarks[Number(number) + 1][0]]),
    );
  tell('real remarks, tuned on', labelled(TUNED_ROWS));
  tell('real remarks, held out', labelled(HELD_OUT_ROWS));
  tell('the same, taken as English', labelled(HELD_OUT_ROWS), 'en');

  const [head, ...rated] = rows('satisfaction/customer_support_data_first65.csv');
  const [text, stars] = [head.indexOf('Customer Remarks'), head.indexOf('CSAT Score')];
  const told = rated
    .filter((row) => row[text]?.trim())
    .map((row) => [Number(row[stars]) >= 4 ? 1 : Number(row[stars]) <= 2 ? -1 : 0, row[text]]);
  tell('beside stars (4–5 +, 3 0, 1–2 −)', told, 'en');
});

function report(name, set, judge) {
  const said = [-1, 0, 1].map(() => [0, 0, 0]);
  let unknown = 0;
  for (const [label, text] of set) {
    const sentiment = judge(text);
    if (sentiment === null) unknown += 1;
    else said[label + 1][sentiment.sounds + 1] += 1;
    if (process.argv.includes('--show') && sentiment?.sounds !== label)
      console.log(`  ${label} → ${sentiment?.sounds ?? '?'}  ${text.slice(0, 120)}`);
  }
  const judged = set.length - unknown;
  const right = said[0][0] + said[1][1] + said[2][2];
  const f1 = [0, 1, 2].map((c) => {
    const found = said[0][c] + said[1][c] + said[2][c];
    const there = said[c][0] + said[c][1] + said[c][2];
    return found + there === 0 ? 0 : (2 * said[c][c]) / (found + there);
  });
  const number = (value) => value.toFixed(2).padStart(8);
  console.log(
    `${name.padEnd(34)} ${String(set.length).padStart(5)} ${String(unknown).padStart(8)}  ${number(right / judged)}  ${number((f1[0] + f1[1] + f1[2]) / 3)}  ${f1.map((one) => one.toFixed(2)).join(' ')}       ${said.map((row) => row.join(' ')).join('; ')}`,
  );
}
