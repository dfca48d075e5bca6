import type { Channel } from '../core/basics/channel.ts';
import type { RecordId } from '../core/basics/ids.ts';
import type { Outcome } from '../core/basics/outcome.ts';
import { clean } from '../core/clean/clean.ts';
import type { Cleaned } from '../core/clean/cleaned.ts';
import type { Cleaning } from '../core/clean/cleaning.ts';
import { type Hide, hiddenProblem, hidingOf, withHiddenChanges } from '../core/clean/hide.ts';
import { fixByHand } from '../core/clean/fix-by-hand.ts';
import type { AgentDirectory } from '../core/identify/agent-directory.ts';
import type { AuthorRoles } from '../core/basics/author-role.ts';
import { identify } from '../core/identify/identify.ts';
import type { RawRecord } from '../core/record/raw-record.ts';
import type { Said } from '../core/record/said.ts';
import { standardise } from '../core/standardise/standardise.ts';
import type { Reading } from '../core/standardise/reading.ts';
import type { StandardRecord } from '../core/standardise/standard-record.ts';
import { isRefused, type SourceItem } from '../sources/source.ts';
import { notedValuesOf } from './noted-values-of.ts';
import type { Prepared } from './prepared.ts';
import { touchingRules } from './touching-rules.ts';

/** All that the stages need to know beside the record itself. */
export interface Preparing {
  readonly originalId: number;
  readonly namespace: string;
  readonly reading: Reading;
  /** Of records that do not say theirs. */
  readonly channel: Channel;
  readonly sourceId: number;
  readonly agents: AgentDirectory;
  readonly roles?: AuthorRoles;
  readonly cleaning: Cleaning;
}

/** Takes one item through the stages that need no other record: clean, standardise, identify. */
export function prepare(item: SourceItem, how: Preparing): Prepared {
  const { recordId, digest, place } = item;
  const { originalId } = how;
  const seen = { recordId, digest, place, originalId };
  const hide = hidingOf(how.cleaning);
  if (isRefused(item))
    return { ...seen, rules: NONE, problem: hiddenProblem(item.problem, hide), excerpt: hide(item.excerpt) };
  const cleaned = cleanSaid(recordId, item.said, how);
  const standard = standardise(recordId, cleaned, how);
  if (!standard.ok) {
    const rules = touchingRules(cleaned.changes, NONE);
    const noted = notedValuesOf(cleaned, NONE);
    return { ...seen, rules, noted, problem: hiddenProblem(standard.problem, hide), excerpt: excerptOf(item, hide) };
  }
  const { interactions, contactPoints, ties } = identify(standard.value, how);
  const rules = touchingRules(standard.value.changes, interactions);
  const noted = notedValuesOf(cleaned, standard.value.changes);
  return { recordId, digest, place, originalId, rules, noted, problem: null, interactions, contactPoints, ties };
}

const NONE: readonly never[] = [];

/** The first two stages alone: what is kept of a record, and what the rules changed. */
export function standardiseSaid(
  recordId: RecordId,
  said: Said,
  how: Pick<Preparing, 'namespace' | 'reading' | 'channel' | 'cleaning'>,
): Outcome<StandardRecord> {
  return standardise(recordId, cleanSaid(recordId, said, how), how);
}

/** The first stage: the recipe, then what people put right by hand. */
export function cleanSaid(recordId: RecordId, said: Said, how: Pick<Preparing, 'namespace' | 'cleaning'>): Cleaned {
  const cleaned = clean(said, how.cleaning);
  const { fixes } = how.cleaning;
  const fixed = fixes === undefined ? cleaned : fixByHand({ recordId, namespace: how.namespace }, said, cleaned, fixes);
  return withHiddenChanges(fixed, how.cleaning);
}

const EXCERPT = 500;
/** With room for the number in which an excerpt ends. */
const LOOKED_AT = 600;

function excerptOf({ said }: RawRecord, hide: Hide): string {
  const parts = [said.at, said.from?.address ?? said.customer?.address, said.subject, said.text];
  const told = parts.filter((part) => part !== undefined && part !== '').join(' · ');
  return hide(told.slice(0, LOOKED_AT)).slice(0, EXCERPT);
}
