import type { DecisionKindName } from '../../contract/decisions.ts';
import type { DecisionKind } from './decision-kind.ts';
import { fix } from './kinds/fix.ts';
import { authorRole } from './kinds/author-role.ts';
import { conversationCut } from './kinds/conversation-cut.ts';
import { conversationJoin } from './kinds/conversation-join.ts';
import { differentPeople } from './kinds/different-people.ts';
import { split } from './kinds/split.ts';
import { calendar } from './kinds/calendar.ts';
import { repeatCut } from './kinds/repeat-cut.ts';
import { repeatLink } from './kinds/repeat-link.ts';
import { recipe } from './kinds/recipe.ts';
import { profile } from './kinds/profile.ts';
import { reading } from './kinds/reading.ts';
import { conversationRules } from './kinds/conversation-rules.ts';
import { ourPeople } from './kinds/our-people.ts';
import { samePerson } from './kinds/same-person.ts';
import { target } from './kinds/target.ts';
import { team } from './kinds/team.ts';

/** A line a kind; its schema stands in contract/decisions.ts. */
export const DECISION_KINDS: { readonly [Kind in DecisionKindName]: DecisionKind<Kind> } = {
  'same-person': samePerson,
  fix,
  'author-role': authorRole,
  'our-people': ourPeople,
  'conversation-rules': conversationRules,
  'conversation-cut': conversationCut,
  'conversation-join': conversationJoin,
  'different-people': differentPeople,
  split,
  calendar,
  team,
  target,
  'repeat-cut': repeatCut,
  'repeat-link': repeatLink,
  recipe,
  reading,
  profile,
};
