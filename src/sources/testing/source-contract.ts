import { describe, expect, it } from 'vitest';
import { isRefused, type Source, type SourceItem, type Survey, type SurveyOptions } from '../source.ts';
import type { SourceFile } from '../source-file.ts';
import { fileOf } from './file-of.ts';

/** A small file that a source must read: self-made, with the number of records in it. */
export interface Fixture {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly records: number;
  /** Names of files beside it, with their sizes. */
  readonly siblings?: ReadonlyMap<string, number>;
  readonly zone?: string;
}

export interface SourceFixtures {
  readonly source: Source;
  readonly fixtures: readonly Fixture[];
}

/** What every source promises (`sources/source.ts`), tried on its own fixtures and those of all others. */
export function describeSourceContract(one: SourceFixtures, all: readonly SourceFixtures[]): void {
  const { source, fixtures } = one;
  describe(`source ${source.id}`, () => {
    it('has fixtures, a name in both languages, and is named once', () => {
      expect(fixtures.length).toBeGreaterThan(0);
      expect(source.label.en).not.toBe('');
      expect(source.label['zh-CN']).toMatch(/\p{Script=Han}|^[A-Z][\w ]+$/u);
      expect(all.filter((other) => other.source.id === source.id)).toHaveLength(1);
    });

    for (const fixture of fixtures) {
      describe(fixture.name, () => {
        const file = fileOfFixture(fixture);

        it('is recognised, with more confidence than by any other source', () => {
          const mine = source.recognise(file);
          expect(mine).not.toBeNull();
          expect(mine!.why.code).not.toBe('');
          for (const other of all) {
            if (other.source.id === source.id) continue;
            const theirs = other.source.recognise(file)?.confidence ?? 0;
            expect(theirs, `${other.source.id} claims ${fixture.name}`).toBeLessThan(mine!.confidence);
          }
        });

        it('gives its records in the order of their places, inside the file', async () => {
          const items = await itemsOf(source, file, fixture);
          expect(items).toHaveLength(fixture.records);
          let last = -1;
          for (const { place } of items) {
            expect(place.offset).toBeGreaterThan(last);
            expect(place.length).toBeGreaterThan(0);
            expect(place.line).toBeGreaterThan(0);
            last = place.offset;
          }
        });

        it('gives the same ids, digests and words again, however the bytes are cut', async () => {
          const whole = await itemsOf(source, file, fixture);
          for (const pieceBytes of [1, 7, 64]) {
            const cut = fileOf(fixture.name, fixture.content, fixture.siblings, pieceBytes);
            expect(await itemsOf(source, cut, fixture)).toEqual(whole);
          }
        });

        it('keeps the survey as data', async () => {
          const survey = await surveyOf(source, file, fixture);
          expect(JSON.parse(JSON.stringify(survey))).toEqual(survey);
        });

        it('reads each record again from the bytes at its place', async () => {
          const survey = await surveyOf(source, file, fixture);
          const bytes = await placedBytesOf(source, file, survey);
          for (const item of await itemsOf(source, file, fixture)) {
            if (isRefused(item)) continue;
            const again = await source.readAt(
              bytes.subarray(item.place.offset, item.place.offset + item.place.length),
              survey,
              item.digest,
            );
            expect(again).toEqual({ ok: true, value: item.said });
          }
        });

        it('never throws, whatever happened to the bytes', async () => {
          const bytes = Buffer.from(fixture.content as string);
          for (const [index, broken] of mutations(bytes, 60).entries()) {
            await readAll(source, fileOf(fixture.name, broken, fixture.siblings, 100 + index), fixture);
          }
        });
      });
    }

    it('does not throw on what is no such file', async () => {
      for (const content of NO_FILES) await readAll(source, fileOf(fixtures[0]!.name, content), fixtures[0]!);
    });
  });
}

export function fileOfFixture(fixture: Fixture): SourceFile {
  return fileOf(fixture.name, fixture.content, fixture.siblings);
}

function optionsOf(fixture: Fixture): SurveyOptions {
  return { zone: fixture.zone ?? 'UTC', country: null, map: null, learned: {} };
}

async function surveyOf(source: Source, file: SourceFile, fixture: Fixture): Promise<Survey> {
  const survey = await source.survey(file, optionsOf(fixture));
  if (!survey.ok) throw new Error(`survey refused: ${survey.problem.code}`);
  return survey.value;
}

async function itemsOf(source: Source, file: SourceFile, fixture: Fixture): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const batch of source.read(file, await surveyOf(source, file, fixture))) {
    expect(batch.length).toBeLessThanOrEqual(MOST_IN_A_BATCH);
    items.push(...batch);
  }
  return items;
}

/** The bytes in which the source counts places. */
async function placedBytesOf(source: Source, file: SourceFile, survey: Survey): Promise<Buffer> {
  const decoded = source.decoded?.(survey) ?? null;
  const chunks: Buffer[] = [];
  for await (const chunk of decoded === null ? file.open() : file.open().pipe(decoded)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A batch that grows with the file would hold the file. */
const MOST_IN_A_BATCH = 20_000;

/** Reads what can be read; a refusal must have its code, a record its id. */
async function readAll(source: Source, file: SourceFile, fixture: Fixture): Promise<void> {
  source.recognise(file);
  const survey = await source.survey(file, optionsOf(fixture));
  if (!survey.ok) {
    expect(survey.problem.code).not.toBe('');
    return;
  }
  for await (const batch of source.read(file, survey.value)) {
    for (const item of batch) {
      expect(item.recordId).toMatch(/^[0-9a-f-]{36}$/);
      expect(item.digest).toMatch(/^[0-9a-f]{16}$/);
      if (isRefused(item)) {
        expect(item.problem.code).not.toBe('');
        expect(item.excerpt.length).toBeLessThanOrEqual(500);
      }
    }
  }
}

const NO_FILES: readonly Buffer[] = [
  Buffer.alloc(0),
  Buffer.from('\n'),
  Buffer.from('x'),
  Buffer.alloc(5_000),
  Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x0a, 0x00]),
  Buffer.from('﻿'),
  Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  Buffer.from('"'.repeat(10_000)),
  Buffer.from('=?utf-8?B?'.repeat(1_000)),
];

/** The same broken copies in every run: cut short, bytes changed, pieces removed, doubled or swapped. */
function mutations(bytes: Buffer, count: number): Buffer[] {
  const random = seeded(20_240_304);
  const below = (most: number): number => Math.floor(random() * Math.max(1, most));
  return Array.from({ length: count }, (_, index) => {
    const at = below(bytes.length);
    const length = below(200) + 1;
    switch (index % 5) {
      case 0:
        return bytes.subarray(0, at);
      case 1:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
      case 2:
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)]);
      case 3:
        return Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(Array.from({ length }, () => below(256))),
          bytes.subarray(at + length),
        ]);
      default: {
        const changed = Buffer.from(bytes);
        for (let i = 0; i < 20; i++) changed[below(changed.length)] = below(256);
        return changed;
      }
    }
  });
}

/** Mulberry32: small, seeded, good enough to break files with. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
