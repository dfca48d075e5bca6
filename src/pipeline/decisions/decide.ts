import type { Deciding, DecisionItem, DecisionKindName } from '../../contract/decisions.ts';
import { PersonError } from '../../contract/person-error.ts';
import { type Connection, inTransaction } from '../../store/database.ts';
import { addDecision, findDecision, setSettled, setUndone, unsettledDecisions } from '../../store/decisions.ts';
import { notify } from '../../store/notices.ts';
import type { Store } from '../../store/store.ts';
import { becauseOf, becomeWriter, nameDecision } from '../../store/writer.ts';
import { TouchedSpan } from '../touched-span.ts';
import type { DecisionKind } from './decision-kind.ts';
import { DECISION_KINDS } from './decision-kinds.ts';

/**
 * Keeps a decision and lets the history follow it; `by` is who decided. Every statistic is right when
 * this returns.
 *
 * @throws {PersonError} what the kind refuses.
 */
export async function decide(store: Store, deciding: Deciding, by: string): Promise<DecisionItem> {
  const kind = kindOf(deciding.kind);
  const decisionId = await inTransaction(store.database, async (connection) => {
    const version = await becomeWriter(connection, { cause: 'decision' });
    await kind.check?.(connection, deciding.about);
    const about = (await kind.complete?.(connection, deciding.about)) ?? deciding.about;
    const id = await addDecision(connection, { ...deciding, about } as Deciding, by);
    await nameDecision(connection, version, id);
    await settleHere(store, connection, id, deciding.kind, about);
    return id;
  });
  return await settleAfter(store, decisionId);
}

/**
 * Takes a decision back: the history is as if it had never been made.
 *
 * @throws {PersonError} `decision.unknown`, `decision.undone-already`.
 */
export async function undoDecision(store: Store, decisionId: number, by: string): Promise<DecisionItem> {
  await inTransaction(store.database, async (connection) => {
    await becomeWriter(connection, { cause: 'undo-decision', decisionId });
    const { kind, about } = await known(connection, decisionId);
    if (!(await setUndone(connection, decisionId, by))) {
      throw new PersonError('decision.undone-already', { decision: String(decisionId) }, { status: 409 });
    }
    await settleHere(store, connection, decisionId, kind as DecisionKindName, about);
  });
  return await settleAfter(store, decisionId);
}

/** Goes on with what a killed process left half done; called at every start. Returns how many. */
export async function settleDecisions(store: Store, signal?: AbortSignal): Promise<number> {
  const unsettled = await unsettledDecisions(store.database);
  for (const { decisionId } of unsettled) await settleAfter(store, decisionId, signal);
  return unsettled.length;
}

async function settleHere(
  store: Store,
  connection: Connection,
  decisionId: number,
  name: DecisionKindName,
  about: unknown,
): Promise<void> {
  const kind = kindOf(name);
  const span = new TouchedSpan();
  await kind.settle?.({ store, connection, span }, about as never);
  if (!kind.settleInBatches) await setSettled(connection, decisionId);
  // Working hours, teams, targets and names are looked up by every question.
  if (span.isEmpty) span.includeEverything();
  await notify(connection, span.notice(null));
}

async function settleAfter(store: Store, decisionId: number, signal?: AbortSignal): Promise<DecisionItem> {
  const { kind, about, isSettled, undoneAt } = await known(store.database, decisionId);
  if (!isSettled) {
    const settle = () => kindOf(kind as DecisionKindName).settleInBatches?.(store, about, signal) ?? Promise.resolve();
    const cause = undoneAt === null ? 'decision' : 'undo-decision';
    const outcome = await becauseOf({ cause, decisionId }, settle);
    await setSettled(store.database, decisionId, outcome ?? null);
  }
  return await known(store.database, decisionId);
}

async function known(connection: Connection | Store['database'], decisionId: number): Promise<DecisionItem> {
  const decision = await findDecision(connection, decisionId);
  if (!decision) throw new PersonError('decision.unknown', { decision: String(decisionId) }, { status: 404 });
  return decision;
}

/** The kind with its own type of `about` forgotten: name and content were checked together. */
function kindOf(name: DecisionKindName): AnyKind {
  return DECISION_KINDS[name];
}

type AnyKind = Omit<DecisionKind<DecisionKindName>, 'kind'>;
