import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROMISED_METRICS } from '../contract/target-metrics.ts';
import { say } from '../contract/messages/index.ts';
import { metricInfoSchema } from '../contract/question.ts';
import { LOCALES } from '../contract/text.ts';
import { withDatabase } from '../store/testing/with-database.ts';
import { ask } from './ask.ts';
import { spelledOut } from './contexts/contexts.ts';
import { metricInfo } from './metric.ts';
import { metricsPage } from './metrics-page.ts';
import { measurementsSql, SPLITS } from './measurements-sql.ts';
import { METRICS } from './metrics.ts';

describe('METRICS', () => {
  it('lists every folder of metrics/, once', () => {
    const folders = readdirSync(new URL('./metrics/', import.meta.url)).sort();
    expect(METRICS.map((metric) => metric.id).sort()).toEqual(folders);
  });

  it.each(METRICS)('$id says all of itself, in both languages', (metric) => {
    expect(metricInfoSchema.parse(metricInfo(metric))).toEqual(metricInfo(metric));
    for (const locale of LOCALES) {
      for (const text of [metric.label, metric.definition, metric.leavesOut, metric.anchor]) {
        expect(text[locale].length).toBeGreaterThan(1);
        expect(/\p{Script=Han}/u.test(text[locale])).toBe(locale === 'zh-CN');
      }
    }
    expect(metric.aggregations).toContain(metric.defaultAggregation);
    expect(existsSync(new URL(`./metrics/${metric.id}/metric.test.ts`, import.meta.url))).toBe(true);
  });

  it('can each be asked by every dimension and aggregation that they offer', async () => {
    await withDatabase(async (database) => {
      for (const metric of METRICS) {
        for (const dimension of metric.dimensions)
          await ask(database, { metric: metric.id, by: [dimension], every: 'day' });
        for (const aggregate of metric.aggregations) await ask(database, { metric: metric.id, aggregate, target: 60 });
      }
    });
  });

  it('are read from published views, never from tables', () => {
    const files = readdirSync(new URL('./', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(sql|ts)$/.test(path) && !/\.test\.ts$|testing\//.test(path))
      .filter((path) => /\b(history|access)\.(?!ts\b)\w/.test(readFileSync(new URL(path, import.meta.url), 'utf8')));
    expect(files).toEqual([]);
  });

  it('name in one line what each row has of its interaction', () => {
    for (const metric of METRICS) {
      for (const url of [metric.measurements, metric.leftOut, metric.repeatsLeftOut]) {
        if (url === undefined) continue;
        const written = readFileSync(url, 'utf8');
        const aliases = [...written.matchAll(/\/\* every split of (\w+) \*\//g)].map(([, alias]) => alias);
        expect(aliases, url.href).not.toEqual([]);
        for (const alias of aliases)
          for (const column of SPLITS)
            expect(written, url.href).not.toMatch(new RegExp(`\\b${alias}\\.${column},?\\s*(\n|$)`));
      }
    }
  });

  it('say so when a row depends on more than its own interaction: live pages ask them again by that', () => {
    const looksAround = METRICS.filter((metric) => {
      const sql = [metric.measurements, ...(metric.leftOut ? [metric.leftOut] : [])]
        .map((url) => spelledOut(measurementsSql(url)))
        .join(';');
      // What is counted when a conversation was resolved is counted apart from its first interaction, with which that stands.
      return /\bover\s*\(|\bgroup by\b|\bjoin\b|\bexists\b|\bwith\b|\bdistinct\b|resolved_at\b/i.test(sql);
    });
    expect(looksAround.map(({ id }) => id)).toEqual(METRICS.filter((metric) => metric.reach).map(({ id }) => id));
  });

  it('are there for every target that can be set, and hold waits to no other', () => {
    const ids = METRICS.map((metric) => metric.id);
    expect(PROMISED_METRICS.filter((id) => !ids.includes(id))).toEqual([]);
    for (const metric of METRICS.filter((one) => one.promise)) expect(PROMISED_METRICS).toContain(metric.promise);
  });

  it('name in words all that they leave out', () => {
    for (const metric of METRICS.filter((one) => 'leftOut' in one && one.leftOut)) {
      const sql = readFileSync(metric.leftOut!, 'utf8');
      const [head] = /[^,]*? as reason/.exec(sql)!;
      const reasons = [...head.matchAll(/(?:then|else|select)\s+'([^']+)'/g)];
      expect(reasons.length, metric.id).toBeGreaterThan(0);
      for (const [, reason] of reasons) {
        for (const locale of LOCALES) expect(say(`left-out.${reason}`, {}, locale)).not.toContain('left-out');
      }
    }
  });
});

it('docs/metrics.md is what METRICS says; if not: npx vitest run src/statistics/metrics.test.ts -u', async () => {
  await expect(metricsPage()).toMatchFileSnapshot('../../docs/metrics.md');
});
