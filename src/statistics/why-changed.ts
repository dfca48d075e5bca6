import type { Change, Changes } from '../contract/changes.ts';
import type { Answer, QuestionInput } from '../contract/question.ts';
import type { Connection, Database } from '../store/database.ts';
import { answerIn } from './ask.ts';
import { type Asked, checkQuestion } from './asked.ts';
import type { Bounds } from './breaker.ts';
import { lookingFor } from './looking.ts';
import type { Mirror } from './mirror/mirror.ts';
import { refusal } from './refusal.ts';
import { inSnapshot } from './snapshot.ts';
import { standingOf } from './standing.ts';

/** So many times a number is computed at most; what is left then is told as one. */
const MOST_ASKED = 80;

/** Versions in a row that one thing made: an import with its batches, a decision, an undo. */
interface Step {
  readonly cause: string;
  readonly import: { readonly id: number; readonly title: string } | null;
  readonly decision: Change['decision'];
  /** The last of its versions, and how many there are. */
  readonly version: number;
  readonly versions: number;
  readonly recordedAt: string;
}

/**
 * Why one number is another than it was: each import, merge, rule or calendar since, with its share of the difference.
 * The shares add up to the difference.
 *
 * `question` is one number (no `every`, no `by`); its own `asOf` or `version` says until when, missing: until now. Waits are those
 * of that end in all of it: that time passes is no cause. Between two versions at which the number and its n are equal
 * nothing is looked for: what cancels out there is not told.
 *
 * @example
 * await whyChanged(database, { metric: 'volume', from: '2026-03-01', to: '2026-04-01' }, { asOf: '2026-04-03' })
 * // { before: { value: 100 … }, after: { value: 104 … }, changes: [{ cause: 'import', difference: 5 … }, { cause: 'decision', difference: -1 … }] }
 *
 * @throws {PersonError} `statistics.not-one-number`, and all of {@link ask}'s.
 */
export async function whyChanged(
  database: Database,
  question: QuestionInput,
  since: { readonly asOf?: string | undefined; readonly version?: number | undefined },
  mirror: Mirror | null = null,
  bounds: Bounds = {},
): Promise<Changes> {
  if (question.every || (question.by ?? []).length > 0) throw refusal('not-one-number', 'by');
  const asked = checkQuestion(question);
  const earlier = checkQuestion({ ...question, ...since });
  // All of it in one look: what one version needs is there for the others.
  const told = (snapshot: Connection, moment: Date) => changesIn(snapshot, asked, earlier, moment);
  return await inSnapshot(database, told, lookingFor([asked], mirror), bounds);
}

async function changesIn(snapshot: Connection, asked: Asked, earlier: Asked, moment: Date): Promise<Changes> {
  const end = await answerIn(snapshot, asked, moment);
  const { version: first } = await standingOf(snapshot, earlier, moment);
  const seen = new Map<number, Stood>([[end.version, stoodOf(end)]]);
  const at = async (version: number): Promise<Stood> => {
    let stood = seen.get(version);
    if (stood === undefined) {
      stood = stoodOf(await answerIn(snapshot, { ...asked, version, asOf: Date.parse(end.asOf) }, moment));
      seen.set(version, stood);
    }
    return stood;
  };
  const steps = first < end.version ? await stepsBetween(snapshot, first, end.version) : [];
  const before = await at(first);
  const changes = await search(steps, 0, steps.length, first, at, seen);
  const toldOf = (version: number, stood: Stood) => ({ version, value: stood.value, n: stood.n });
  return {
    unit: end.unit,
    before: toldOf(first, before),
    after: toldOf(end.version, seen.get(end.version)!),
    asOf: end.asOf,
    changes,
  };
}

interface Stood {
  readonly value: number | null;
  readonly n: number;
}

function stoodOf({ rows }: Answer): Stood {
  return { value: rows[0]?.value ?? null, n: rows[0]?.n ?? 0 };
}

/** Halves the steps `[from, to)` wherever the number is another at their two ends. `before`: the version before them. */
async function search(
  steps: readonly Step[],
  from: number,
  to: number,
  before: number,
  at: (version: number) => Promise<Stood>,
  seen: ReadonlyMap<number, Stood>,
): Promise<Change[]> {
  if (from >= to) return [];
  const last = steps[to - 1]!;
  const [was, is] = [await at(before), await at(last.version)];
  if (was.value === is.value && was.n === is.n) return [];
  if (to - from === 1) return [changeOf(last, was, is)];
  if (seen.size >= MOST_ASKED) return [changeOf(together(steps.slice(from, to)), was, is)];
  const middle = (from + to) >> 1;
  return [
    ...(await search(steps, from, middle, before, at, seen)),
    ...(await search(steps, middle, to, steps[middle - 1]!.version, at, seen)),
  ];
}

function changeOf(step: Step, was: Stood, is: Stood): Change {
  const difference = was.value === null || is.value === null ? null : is.value - was.value;
  return { ...step, value: is.value, n: is.n, difference };
}

function together(steps: readonly Step[]): Step {
  const last = steps.at(-1)!;
  const versions = steps.reduce((sum, step) => sum + step.versions, 0);
  return { ...last, cause: 'several', import: null, decision: null, versions };
}

async function stepsBetween(connection: Connection, first: number, last: number): Promise<Step[]> {
  const { rows } = await connection.query<{
    cause: string;
    import_id: number | null;
    title: string | null;
    decision_id: number | null;
    kind: string | null;
    why: string | null;
    decided_by: string | null;
    version: number;
    versions: number;
    recorded_at: Date;
  }>(
    `select s.cause, s.import_id, m.title, s.decision_id, d.kind, d.why, d.decided_by, s.version, s.versions, s.recorded_at
     from (
       select v.cause, v.import_id, v.decision_id, max(v.version) as version, count(*) as versions,
         max(v.recorded_at) as recorded_at
       from (
         select v.*, v.version - row_number() over (
           partition by v.cause, v.import_id, v.decision_id order by v.version) as run
         from published.version v where v.version > $1 and v.version <= $2
       ) v
       group by v.cause, v.import_id, v.decision_id, v.run
     ) s
     left join published.import m using (import_id)
     left join published.decided d using (decision_id)
     order by s.version`,
    [first, last],
  );
  return rows.map((row) => ({
    cause: row.cause,
    import: row.import_id === null ? null : { id: row.import_id, title: row.title ?? '' },
    decision:
      row.decision_id === null
        ? null
        : { id: row.decision_id, kind: row.kind ?? '', why: row.why ?? '', decidedBy: row.decided_by ?? '' },
    version: row.version,
    versions: row.versions,
    recordedAt: row.recorded_at.toISOString(),
  }));
}
