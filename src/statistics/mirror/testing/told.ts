import { PersonError } from '../../../contract/person-error.ts';
import type { QuestionInput } from '../../../contract/question.ts';
import type { Database } from '../../../store/database.ts';
import { ask } from '../../ask.ts';
import type { Mirror } from '../mirror.ts';

/** An answer without its moment, its numbers to twelve digits as both engines hold them; or the code of its refusal. */
export async function told(database: Database, question: QuestionInput, mirror: Mirror | null): Promise<object> {
  const { asOf: _, ...rest } = await ask(database, question, mirror).catch(refused);
  return JSON.parse(
    JSON.stringify(rest, (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)),
  ) as object;
}

function refused(error: unknown): { asOf: string; code: string } {
  if (error instanceof PersonError) return { asOf: '', code: error.code };
  throw error;
}
