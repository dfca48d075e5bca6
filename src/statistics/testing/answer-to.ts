import type { QuestionInput } from '../../contract/question.ts';
import type { Story } from '../../store/testing/given.ts';
import { withDatabase } from '../../store/testing/with-database.ts';
import { ask } from '../ask.ts';

/** The rows of the answers to some questions about a history that is told as a story. */
export async function answersTo(given: Story, ...questions: QuestionInput[]) {
  return await withDatabase(async (database) => {
    await given.storedIn(database);
    const answers = [];
    for (const question of questions) answers.push((await ask(database, question)).rows);
    return answers;
  });
}

/** The value, n and unanswered of the first row of each answer. */
export async function numbersFrom(given: Story, ...questions: QuestionInput[]) {
  const answers = await answersTo(given, ...questions);
  return answers.map(([row]) => [row!.value, row!.n, row!.unanswered]);
}
