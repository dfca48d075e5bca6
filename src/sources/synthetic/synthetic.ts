import { Duplex } from 'node:stream';
import { recordIdOf } from '../../core/basics/ids.ts';
import { type Outcome, passed, refused } from '../../core/basics/outcome.ts';
import { problem } from '../../core/basics/problem.ts';
import { sha256 } from '../../core/basics/sha256.ts';
import type { RawRecord } from '../../core/record/raw-record.ts';
import type { Said } from '../../core/record/said.ts';
import type { SourceFile } from '../source-file.ts';
import type { Recognition, Source, Survey } from '../source.ts';
import { companyIn, type Company } from './company.ts';
import { daysOf } from './days.ts';

/** How the sample's file is read: the company that it describes. */
interface SampleDetails {
  readonly company: Company;
}

/**
 * The sample company: weeks of mails, chats, calls and ratings that follow from a seed. Its file says
 * little more than the seed; places are counted in what it unfolds to, one record a line.
 */
export const synthetic: Source<SampleDetails> = {
  id: 'synthetic',
  label: { en: 'Sample company', 'zh-CN': '示例公司' },
  channel: 'other',
  recognise,
  survey: async (file) => survey(file),
  read,
  readAt: async (bytes) => readAgain(bytes),
  decoded: ({ details }) => unfolding(details.company),
};

function recognise(file: SourceFile): Recognition | null {
  const company = file.size === file.head.length ? companyIn(file.head) : null;
  return company && { confidence: 1, why: { code: 'sample-recognised', about: { company: company.company } } };
}

function survey(file: SourceFile): Outcome<Survey<SampleDetails>> {
  const company = file.size === file.head.length ? companyIn(file.head) : null;
  if (!company) return refused(problem('source', 'sample-not-described'));
  const { weeks, until, seed } = company;
  return passed({
    namespace: `sample ${seed}`,
    reading: { dateOrder: 'ymd', zone: 'UTC', country: null, ratingScale: '1-5' },
    unproven: [],
    evidence: [{ code: 'sample-made-up', about: { company: company.company, weeks: String(weeks), until } }],
    details: { company },
  });
}

async function* read(
  _file: SourceFile,
  { namespace, details }: Survey<SampleDetails>,
): AsyncGenerator<readonly RawRecord[]> {
  let offset = 0;
  let line = 0;
  for (const day of daysOf(details.company)) {
    yield day.map(({ key, said }) => {
      const text = `${JSON.stringify(said)}\n`;
      const length = Buffer.byteLength(text);
      const place = { offset, length, line: (line += 1) };
      offset += length;
      return { recordId: recordIdOf(namespace, key), digest: sha256(text).slice(0, 16), place, said };
    });
    // Others get their turn: a day is made in a moment, two years are not.
    await new Promise(setImmediate);
  }
}

function readAgain(bytes: Uint8Array): Outcome<Said> {
  try {
    return passed(JSON.parse(new TextDecoder().decode(bytes)) as Said);
  } catch {
    return refused(problem('source', 'sample-not-described'));
  }
}

/** What the file unfolds to. Remembers the last one: a replay asks for each of its lines by itself. */
function unfolding(company: Company): Duplex {
  return Duplex.from(async function* (file: AsyncIterable<Buffer>) {
    for await (const chunk of file) void chunk;
    yield* unfolded(company);
  });
}

let remembered: { readonly name: string; readonly days: readonly Buffer[] } | null = null;

function unfolded(company: Company): readonly Buffer[] {
  const name = JSON.stringify(company);
  if (remembered?.name !== name) {
    const days = [...daysOf(company)].map((day) =>
      Buffer.from(day.map(({ said }) => `${JSON.stringify(said)}\n`).join('')),
    );
    remembered = { name, days };
  }
  return remembered.days;
}
