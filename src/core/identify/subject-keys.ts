import { threadKeyOf, type ThreadKey } from '../basics/ids.ts';
import type { StandardRecord } from '../standardise/standard-record.ts';
import { baseSubjectOf } from '../thread/base-subject.ts';
import type { AgentDirectory } from './agent-directory.ts';
import { contactPointOf } from './contact-point.ts';

/** By what a mail is found by others on the same matter that do not refer to it. */
export interface SubjectKeys {
  /** One for each customer in it, with its base subject; null where it has no subject or no customer. */
  readonly keys: readonly ThreadKey[] | null;
  /** Its subject says that it answers something. */
  readonly isReply: boolean;
}

const NONE: SubjectKeys = { keys: null, isReply: false };
/** Of a long list of readers the first are those it was written to. */
const MOST_CUSTOMERS = 4;

/**
 * The keys that two mails share which have the same base subject and the same customer, in a mail between
 * that customer and us. Who of us does not matter: who wrote to help@ is answered by ann@.
 *
 * Where nobody is known to be ours there is no customer either: of a public list, which anyone reads and
 * answers, only references say what belongs together (easy_ham of data/INDEX.md: 320 threads).
 */
export function subjectKeysOf(record: StandardRecord, agents: AgentDirectory, namespace: string): SubjectKeys {
  if (agents.isEmpty || record.threading.kind !== 'references' || record.subject === null) return NONE;
  const { base, isReply } = baseSubjectOf(record.subject);
  const people = record.from === null ? record.to : [record.from, ...record.to];
  const outside = people.filter((party) => !agents.has(party));
  if (base === '' || outside.length === 0 || outside.length === people.length) return NONE;
  const customers = new Set(outside.slice(0, MOST_CUSTOMERS).map((party) => contactPointOf(party, namespace)));
  return { keys: [...customers].map((customer) => threadKeyOf(`subject\n${base}\n${customer}`)), isReply };
}
