import type { QuestionInput } from '../contract/question.ts';
import { METRICS, type Mirror } from '../statistics/index.ts';
import type { Database } from '../store/database.ts';
import type { KeptFiring } from '../store/firings.ts';
import { observeAsked } from './observe.ts';

/**
 * What the value that an alert fired on is known to have been, by what is known now: the same span asked again, of a level the
 * same moment. Late data, an undone import or another decision may have made it another. Null: nothing is measured there.
 */
export async function correctedValue(
  database: Database,
  firing: KeptFiring,
  mirror: Mirror | null,
): Promise<number | null> {
  const { cells, nothing } = await observeAsked(database, thenAsked(firing), mirror);
  const cell = cells.get(firing.key);
  return cell ? cell.value : nothing;
}

/** A level of now was that of a moment which has passed. */
function thenAsked({ question, firedAt }: KeptFiring): QuestionInput {
  const isLevel = METRICS.find(({ id }) => id === question.metric)?.shape === 'level';
  if (!isLevel) return question;
  const { from: _from, ...level } = question;
  return { ...level, to: firedAt.toISOString() };
}
