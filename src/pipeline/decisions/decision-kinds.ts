import type { DecisionKindName } from '../../contract/decisions.ts';
import type { DecisionKind } from './decision-kind.ts';
import { fix } from './kinds/fix.ts';
import { conversationCut } from './kinds/conversation-cut.ts';
import { conversationJoin } from './kinds/conversation-join.ts';
import { samePerson } from './kinds/same-person.ts';

/** A line a kind; its schema stands in contract/decisions.ts. */
export const DECISION_KINDS: { readonly [Kind in DecisionKindName]: DecisionKind<Kind> } = {
  'same-person': samePerson,
  fix,
  'conversation-cut': conversationCut,
  'conversation-join': conversationJoin,
};
