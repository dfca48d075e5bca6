import type { Answer, QuestionInput } from '../contract/question.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Connection, Database } from '../store/database.ts';
import { answerIn, ask } from './ask.ts';
import { type Asked, checkQuestion } from './asked.ts';
import { type Bounds, boundTogether } from './breaker.ts';
import { asksImports, lookingFor } from './looking.ts';
import type { Mirror } from './mirror/mirror.ts';
import { inSnapshot } from './snapshot.ts';

/** What became of one of several questions; `ms`: how long it took, the first one with what all of them needed. */
export type Told =
  { readonly answer: Answer; readonly ms: number } | { readonly refused: PersonError; readonly answer: null };

/**
 * Answers several questions of one version of the history, in their order: numbers that stand side by side are true
 * for the same moment, and what answering takes beside the measuring is done once for all.
 *
 * A question that is refused costs itself.
 */
export async function askTogether(
  database: Database,
  questions: readonly QuestionInput[],
  mirror: Mirror | null = null,
  bounds: Bounds = {},
): Promise<Told[]> {
  const within = boundTogether(bounds);
  const checked = questions.map(checkedOrRefused);
  const isAlone = (one: Asked | PersonError): boolean => !(one instanceof PersonError) && asksImports(one);
  const told = new Map<Asked | PersonError, Told>();
  let since = performance.now();
  const tell = async (one: Asked | PersonError, answering: (asked: Asked) => Promise<Answer>): Promise<void> => {
    const result = one instanceof PersonError ? one : await orRefusal(answering(one));
    const now = performance.now();
    told.set(
      one,
      result instanceof PersonError ? { refused: result, answer: null } : { answer: result, ms: now - since },
    );
    since = now;
  };
  const together = checked.filter((one) => !isAlone(one));
  const asked = together.filter((one): one is Asked => !(one instanceof PersonError));
  if (asked.length > 0)
    await inSnapshot(
      database,
      async (snapshot, moment) => {
        const connection = askedOnce(snapshot);
        for (const one of together) await tell(one, (asked) => answerIn(connection, asked, moment));
      },
      lookingFor(asked, mirror),
      within,
    );
  for (const [i, one] of checked.entries())
    if (!told.has(one)) await tell(one, () => ask(database, questions[i]!, mirror, within));
  return checked.map((one) => told.get(one)!);
}

/** What holds for all questions is asked of the snapshot once: it does not change. */
function askedOnce(snapshot: Connection): Connection {
  const known = new Map<string, Promise<unknown>>();
  const once = Object.create(snapshot) as Connection;
  const query = snapshot.query.bind(snapshot) as (text: string, values?: unknown[]) => Promise<unknown>;
  once.query = ((text: string, values: unknown[] = []) => {
    if (values.some((value) => value !== null)) return query(text, values);
    const asked = known.get(text) ?? query(text, values);
    known.set(text, asked);
    return asked;
  }) as Connection['query'];
  return once;
}

/** The checked question, or why it is refused. */
export function checkedOrRefused(question: QuestionInput): Asked | PersonError {
  try {
    return checkQuestion(question);
  } catch (error) {
    if (error instanceof PersonError) return error;
    throw error;
  }
}

async function orRefusal(answering: Promise<Answer>): Promise<Answer | PersonError> {
  try {
    return await answering;
  } catch (error) {
    if (error instanceof PersonError) return error;
    throw error;
  }
}
