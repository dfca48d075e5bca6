import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCES } from './sources.ts';
import { describeSourceContract, type Fixture, type SourceFixtures } from './testing/source-contract.ts';

/** Folders of src/sources that are no source. */
const NO_SOURCES = ['testing', 'open'];

const here = new URL('.', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true })
  .filter(
    (entry) =>
      entry.isDirectory() && !NO_SOURCES.includes(entry.name) && existsSync(new URL(`${entry.name}/index.ts`, here)),
  )
  .map((entry) => entry.name);

const withFixtures: SourceFixtures[] = [];
for (const source of SOURCES) {
  const { fixtures } = (await import(new URL(`${source.id}/fixtures.ts`, here).href)) as {
    fixtures: readonly Fixture[];
  };
  withFixtures.push({ source, fixtures });
}

describe('SOURCES', () => {
  it('lists every folder that is a source, under its name', () => {
    expect([...SOURCES.map((source) => source.id)].sort()).toEqual([...folders].sort());
  });

  it('imports each folder by its index', () => {
    const list = readFileSync(new URL('sources.ts', here), 'utf8');
    for (const folder of folders) expect(list).toContain(`./${folder}/index.ts`);
  });
});

for (const one of withFixtures) describeSourceContract(one, withFixtures);
