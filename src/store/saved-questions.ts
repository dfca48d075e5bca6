import { type SavedAbout, savedAboutSchema, type SavedQuestion } from '../contract/saved-questions.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Database } from './database.ts';

const ITEM = `
question_id as "questionId", name, about, saved_by as "savedBy", saved_at as "savedAt", changed_by as "changedBy",
changed_at as "changedAt", removed_by as "removedBy", removed_at as "removedAt"`;

interface Row {
  readonly questionId: number;
  readonly name: string;
  readonly about: unknown;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  readonly removedBy: string | null;
  readonly removedAt: Date | null;
}

/** Those that are not removed, by name; or those that are, the latest first. */
export async function listSavedQuestions(database: Database, isRemoved = false): Promise<SavedQuestion[]> {
  const { rows } = await database.query<Row>(
    isRemoved
      ? `select ${ITEM} from watch.saved_question where removed_at is not null order by removed_at desc limit 200`
      : `select ${ITEM} from watch.saved_question where removed_at is null order by lower(name), question_id`,
  );
  return rows.map(itemOf);
}

/** One, removed or not. @throws {PersonError} `question.unknown` (404). */
export async function findSavedQuestion(database: Database, questionId: number): Promise<SavedQuestion> {
  const { rows } = await database.query<Row>(`select ${ITEM} from watch.saved_question where question_id = $1`, [
    questionId,
  ]);
  if (!rows[0]) throw unknown(String(questionId));
  return itemOf(rows[0]);
}

/** One that is not removed, by its name or number. @throws {PersonError} `question.unknown` (404). */
export async function savedQuestionNamed(database: Database, name: string): Promise<SavedQuestion> {
  const { rows } = await database.query<Row>(
    `select ${ITEM} from watch.saved_question
     where removed_at is null and (lower(name) = lower($1) or question_id::text = $1)
     order by lower(name) = lower($1) desc limit 1`,
    [name],
  );
  if (!rows[0]) throw unknown(name);
  return itemOf(rows[0]);
}

/** @throws {PersonError} `question.name-taken` (409). */
export async function saveQuestion(
  database: Database,
  { name, about }: { readonly name: string; readonly about: SavedAbout },
  by: string,
): Promise<SavedQuestion> {
  return await onlyName(name, async () => {
    const { rows } = await database.query<Row>(
      `insert into watch.saved_question (name, about, saved_by) values ($1, $2, $3) returning ${ITEM}`,
      [name, JSON.stringify(about), by],
    );
    return itemOf(rows[0]!);
  });
}

/** Another name, or another question under the same one. @throws {PersonError} `question.unknown`, `question.name-taken`. */
export async function changeQuestion(
  database: Database,
  questionId: number,
  { name, about }: { readonly name?: string | undefined; readonly about?: SavedAbout | undefined },
  by: string,
): Promise<SavedQuestion> {
  return await onlyName(name ?? '', async () => {
    const { rows } = await database.query<Row>(
      `update watch.saved_question set name = coalesce($2, name), about = coalesce($3, about),
         changed_by = $4, changed_at = now()
       where question_id = $1 returning ${ITEM}`,
      [questionId, name ?? null, about ? JSON.stringify(about) : null, by],
    );
    if (!rows[0]) throw unknown(String(questionId));
    return itemOf(rows[0]);
  });
}

/** Takes it out of the lists. Doing so twice is harmless. @throws {PersonError} `question.unknown`. */
export async function removeQuestion(database: Database, questionId: number, by: string): Promise<SavedQuestion> {
  await database.query(
    `update watch.saved_question set removed_by = $2, removed_at = now()
     where question_id = $1 and removed_at is null`,
    [questionId, by],
  );
  return await findSavedQuestion(database, questionId);
}

/** Brings a removed one back. @throws {PersonError} `question.unknown`, `question.name-taken`. */
export async function restoreQuestion(database: Database, questionId: number): Promise<SavedQuestion> {
  const { name } = await findSavedQuestion(database, questionId);
  return await onlyName(name, async () => {
    await database.query(
      'update watch.saved_question set removed_by = null, removed_at = null where question_id = $1',
      [questionId],
    );
    return await findSavedQuestion(database, questionId);
  });
}

function itemOf(row: Row): SavedQuestion {
  return {
    ...row,
    about: savedAboutSchema.parse(row.about),
    savedAt: row.savedAt.toISOString(),
    changedAt: row.changedAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
  };
}

function unknown(question: string): PersonError {
  return new PersonError('question.unknown', { question }, { status: 404 });
}

const UNIQUE_VIOLATION = '23505';

/** The database decides whether a name is free: two people may save at once. */
async function onlyName<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    throw new PersonError('question.name-taken', { name }, { status: 409, field: 'name', cause: error });
  }
}
