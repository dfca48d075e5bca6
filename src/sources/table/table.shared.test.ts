import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from '../../core/clean/clean.ts';
import { STANDARD_CLEANING } from '../../core/clean/cleaning.ts';
import { standardise } from '../../core/standardise/standardise.ts';
import type { StandardRecord } from '../../core/standardise/standard-record.ts';
import { sharedData } from '../../core/testing/shared-data.ts';
import { isRefused } from '../source.ts';
import { fileOf } from '../testing/file-of.ts';
import { table } from './index.ts';

const path = sharedData('satisfaction/customer_support_data_first65.csv');

describe.skipIf(path === null)('a real table of 65 contacts (../shared/data)', () => {
  it('gives the numbers that were found without this code', async () => {
    const file = fileOf('customer_support_data_first65.csv', readFileSync(path!));
    const survey = await table.survey(file, { zone: 'UTC', country: null, map: null, learned: {} });
    if (!survey.ok) throw new Error(survey.problem.code);
    expect(survey.value.reading.dateOrder).toBe('dmy');

    const records: StandardRecord[] = [];
    for await (const batch of table.read(file, survey.value)) {
      for (const item of batch) {
        if (isRefused(item)) throw new Error(item.problem.code);
        const outcome = standardise(item.recordId, clean(item.said, STANDARD_CLEANING), {
          reading: survey.value.reading,
          channel: table.channel,
          namespace: survey.value.namespace,
        });
        if (!outcome.ok) throw new Error(outcome.problem.code);
        records.push(outcome.value);
      }
    }
    const count = (holds: (record: StandardRecord) => boolean): number => records.filter(holds).length;
    expect(records).toHaveLength(65);
    expect(count((record) => record.channel === 'phone' && record.direction === 'inbound')).toBe(50);
    expect(count((record) => record.channel === 'phone' && record.direction === 'outbound')).toBe(14);
    expect(count((record) => record.channel === 'email')).toBe(1);

    const minutes = records.map((record) => (record.answeredAt! - record.at) / 60_000).sort((a, b) => a - b);
    expect(mean(minutes)).toBeCloseTo(128.9231, 4);
    expect(minutes[32]).toBe(5);
    expect(minutes[64]).toBe(3987);
    expect(mean(records.map((record) => record.rating!.value))).toBeCloseTo(4.4308, 4);
  });
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
