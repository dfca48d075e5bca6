import { describe, expect, test } from 'vitest';
import { isRefused } from '../source.ts';
import { fileOf } from '../testing/file-of.ts';
import { synthetic } from './synthetic.ts';

const APRIL = { seed: 7, weeks: 2, until: '2026-04-20' };

describe('the sample company', () => {
  test('is the same for the same seed, and another for another', async () => {
    const company = await digestsOf(APRIL);
    expect(await digestsOf(APRIL)).toEqual(company);
    const other = await digestsOf({ ...APRIL, seed: 8 });
    expect([...other.keys()].filter((recordId) => company.has(recordId))).toEqual([]);
  });

  test('tells the same days again a week later, and a week more', async () => {
    const before = await digestsOf(APRIL);
    const after = await digestsOf({ ...APRIL, weeks: 3, until: '2026-04-27' });
    expect(after.size).toBeGreaterThan(before.size);
    for (const [recordId, digest] of before) expect(after.get(recordId)).toBe(digest);
  });

  test('has nothing to tell of the day on which it ends', async () => {
    for (const { said } of await recordsOf(APRIL)) expect(said.at! < '2026-04-20').toBe(true);
  });

  test('names no address or number that somebody could have', async () => {
    for (const { said } of await recordsOf(APRIL))
      for (const party of [said.from, said.customer, said.agent, ...(said.to ?? [])]) {
        if (party?.kind === 'email') expect(party.address).toMatch(/\.example$/);
        if (party?.kind === 'phone')
          expect(party.address).toMatch(
            /^\+(86120\d{8}|442079460\d{3}|447700900\d{3}|493023125\d{3}|1\d{3}55501\d\d)$/,
          );
      }
  });

  test.each([
    ['a hundred years', { ...APRIL, weeks: 5_200 }],
    ['no such day', { ...APRIL, until: '2026-04-99' }],
    ['no seed', { weeks: 2, until: '2026-04-20' }],
  ])('is refused with its reason: %s', async (_, told) => {
    expect(await synthetic.survey(sampleOf(told), OPTIONS)).toMatchObject({
      ok: false,
      problem: { code: 'sample-not-described' },
    });
  });
});

const OPTIONS = { zone: 'UTC', country: null, map: null, learned: {} };

function sampleOf(told: object) {
  return fileOf('sample.json', JSON.stringify({ rapport: 'sample', company: 'Harbour & Pine 港松家居', ...told }));
}

async function recordsOf(told: object) {
  const file = sampleOf(told);
  const survey = await synthetic.survey(file, OPTIONS);
  if (!survey.ok) throw new Error(survey.problem.code);
  const records = [];
  for await (const batch of synthetic.read(file, survey.value))
    for (const item of batch) if (!isRefused(item)) records.push(item);
  return records;
}

async function digestsOf(told: object): Promise<Map<string, string>> {
  return new Map((await recordsOf(told)).map(({ recordId, digest }) => [recordId, digest]));
}
