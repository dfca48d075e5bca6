import { PersonError } from '../contract/person-error.ts';

/** A statement is ended by the database after an hour, whoever asked it. */
const MOST_SECONDS = 3_600;

/** How many seconds a question may take (`RAPPORT_QUESTION_SECONDS`); undefined: as usual. */
export function questionSeconds({ RAPPORT_QUESTION_SECONDS: said }: NodeJS.ProcessEnv): number | undefined {
  if (said === undefined || said === '') return undefined;
  const seconds = Number(said);
  if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new PersonError('cli.question-seconds', { value: said }, { exitCode: 2 });
}
