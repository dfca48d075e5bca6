import type { AlertAbout } from '../contract/alerts.ts';
import { askedNow } from '../contract/asked-now.ts';
import { PersonError } from '../contract/person-error.ts';
import type { AnswerRow, QuestionInput, Unit } from '../contract/question.ts';
import { ask, checkQuestion, type Mirror, nothingIn } from '../statistics/index.ts';
import type { Database } from '../store/database.ts';

/** What one value of an alert's split was found to be. */
export interface Observed {
  readonly by: readonly (string | number | null)[];
  readonly value: number | null;
  readonly n: number;
}

/** What an alert watches, as it was at one moment. */
export interface Observation {
  /** UTC milliseconds. */
  readonly at: number;
  readonly version: number;
  readonly unit: Unit;
  /** As it was asked, with its bounds fixed. */
  readonly question: QuestionInput;
  /** By the ids of the splits. */
  readonly cells: ReadonlyMap<string, Observed>;
  /** What a value is that does not occur. */
  readonly nothing: 0 | null;
}

/** More values of a split than anybody watches one by one. */
const MOST_CELLS = 1_000;

/**
 * Asks what an alert watches, now.
 *
 * @throws {PersonError} `statistics.…`, `alert.too-many-cells`: it cannot be asked.
 */
export async function observe(
  database: Database,
  { question, range }: Pick<AlertAbout, 'question' | 'range'>,
  zone: string,
  mirror: Mirror | null,
): Promise<Observation> {
  return await observeAsked(database, askedNow({ question, range }, zone, Date.now()), mirror);
}

/** The same of a question whose bounds are fixed. */
export async function observeAsked(
  database: Database,
  question: QuestionInput,
  mirror: Mirror | null,
): Promise<Observation> {
  const { metric, aggregate } = checkQuestion(question);
  const answer = await ask(database, question, mirror);
  if (answer.rows.length > MOST_CELLS)
    throw new PersonError('alert.too-many-cells', { most: String(MOST_CELLS) }, { status: 400, field: 'by' });
  const by = question.by ?? [];
  return {
    at: Date.parse(answer.asOf),
    version: answer.version,
    unit: answer.unit,
    question,
    nothing: nothingIn(metric, aggregate),
    cells: new Map(
      answer.rows.map((row) => [
        keyOf(row, by),
        { by: by.map((dimension) => row[dimension] ?? null), value: row.value, n: row.n },
      ]),
    ),
  };
}

function keyOf(row: AnswerRow, by: readonly string[]): string {
  return JSON.stringify(by.map((dimension) => row[`${dimension}Id`] ?? row[dimension] ?? null));
}
