import { cellsOf, levelCells, runningCells } from './cells.ts';
import type { Fact } from './fact.ts';
import { dimensionsOf, holds } from './holds.ts';
import { judge, PROMISES } from './judge.ts';
import { placesOf, rhythmOf } from './local-time.ts';
import { measure, openingOf } from './measure.ts';
import { LEVELS, type Measurement, RUNNING, WAITS } from './measurement.ts';
import type { ReferenceAnswer, ReferenceDecisions, ReferenceQuestion } from './reference-question.ts';
import { teamAt } from './working-hours.ts';

/**
 * All metrics once more, over arrays: plain, slow, one row at a time, sharing no code with the
 * product. What PostgreSQL answers must be this.
 */
export function referenceAnswer(
  facts: readonly Fact[],
  decisions: ReferenceDecisions,
  question: ReferenceQuestion,
): ReferenceAnswer {
  const places = placesOf(question);
  const isWait = WAITS.includes(question.metric);
  const used = [
    ...question.by,
    ...question.where.map((filter) => filter.dimension),
    ...(question.filter ? dimensionsOf(question.filter) : []),
  ];
  const knowsAgents = used.includes('agent') || used.includes('team');
  const inRange = facts
    .flatMap((fact) =>
      measure(question.metric, fact, facts).map((one) =>
        question.date === 'cohort' ? { ...one, at: openingOf(facts, fact) ?? fact.at } : one,
      ),
    )
    .filter(
      (one) => [...RUNNING, ...LEVELS].includes(question.metric) || (one.at >= question.from && one.at < question.to),
    )
    .filter((one) => !(isWait && knowsAgents && one.value === null))
    .map((one) => ({
      ...one,
      dimensions: {
        ...one.dimensions,
        team: teamAt(decisions, one, question.metric),
        ...rhythmOf(question.zone, one.at),
      },
    }))
    .filter((one) => holds(one, question));
  const judged = inRange.map((one) => judge(one, decisions, question));
  const all = judged.flatMap((one) => (typeof one === 'string' ? [] : underEach(one, question)));
  const shaped = RUNNING.includes(question.metric)
    ? runningCells
    : LEVELS.includes(question.metric)
      ? levelCells
      : cellsOf;
  const cells = shaped(all, question, places);
  const leftOut: Record<string, number> = {};
  for (const one of judged) if (typeof one === 'string') leftOut[one] = (leftOut[one] ?? 0) + 1;
  return {
    leftOut,
    rows: cells.map((cell) => ({
      ...cell,
      unanswered: isWait && !knowsAgents ? cell.unanswered : LEVELS.includes(question.metric) ? cell.n : null,
      outsideHours: question.clock === 'business' && !(question.metric in PROMISES) ? cell.outsideHours : null,
    })),
  };
}

/** The measurement once for each value of what it has several of and is split by. */
function underEach(one: Measurement, { by }: ReferenceQuestion): Measurement[] {
  let all = [one];
  for (const dimension of by)
    all = all.flatMap((each) => {
      const value = each.dimensions[dimension];
      if (!Array.isArray(value)) return [each];
      const values: readonly (string | null)[] = value.length > 0 ? (value as readonly string[]) : [null];
      return values.map((single) => ({ ...each, dimensions: { ...each.dimensions, [dimension]: single } }));
    });
  return all;
}
