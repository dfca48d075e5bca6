import type { ContactPointId, ConversationId, RecordId, ScopeId, ThreadKey } from '../basics/ids.ts';
import type { Direction } from '../basics/direction.ts';
import type { Party, StandardRecord, Threading } from '../standardise/standard-record.ts';
import { agentOf, authorKindOf, isPublicTurn, isUnansweredRing, outcomeOf, statedAnswerOf, type Act } from './acts.ts';
import { type AgentDirectory, decidedDirectory } from './agent-directory.ts';
import type { AuthorRoles } from '../basics/author-role.ts';
import { contactPointOf, unknownCustomer } from './contact-point.ts';
import type { ContactPoint, Derived, Identified, Interaction, InteractionFacts, Tie } from './interaction.ts';
import { sentimentOf } from '../sentiment/sentiment-of.ts';
import { resolve } from '../respond/resolve.ts';
import { recast, sidesOf } from './sides.ts';
import { type SubjectKeys, subjectKeysOf } from './subject-keys.ts';

/** What the opener of a conversation decides about everyone in it (see {@link castRoles}). */
export const DIRECTION_FROM_OPENER = 'fill-direction-from-opener';

export interface HowToIdentify {
  readonly sourceId: number;
  readonly agents: AgentDirectory;
  /** What somebody decided about contact points; missing: nothing. */
  readonly roles?: AuthorRoles;
  /** Whose account numbers, extensions, handles and names these are. */
  readonly namespace: string;
}

/**
 * Turns a record into its interaction, with who speaks to whom; or into two, where the record holds
 * a question and its answer (part 0 the question, part 1 our reply, whose author is null where the
 * source does not name the agent).
 *
 * A record that is a matter of its own is final with this: its conversation is its record, and a
 * wait that it states is paired here. Of all others `derived` is a first guess that `derive` decides.
 *
 * `fills` names what was filled, as `field:rule`. The rating of a record stands on part 0.
 * An answer dated before its question, or at no time at all, leaves no wait: the row was answered, and
 * nobody can say after how long. (Where a row is one turn of a longer talk its other turns tell.)
 */
export function identify(said: StandardRecord, how: HowToIdentify): Identified {
  const { namespace } = how;
  const agents = how.roles === undefined ? how.agents : decidedDirectory(how.agents, how.roles, namespace);
  const record = recast(said, agents);
  const { direction, rule, author, recipient } = sidesOf(record, agents, namespace);
  const isAutomation = isMachine(author, agents) ?? record.isAutomation;
  const isMachineReply = isMachine(said.agent, agents) ?? false;
  const further = furtherAmong(record, author, recipient);
  const authorPointId = author && contactPointOf(author, namespace);
  const recipientPointId = recipient && contactPointOf(recipient, namespace);
  const agentPointId = said.reply && said.agent && contactPointOf(said.agent, namespace);
  const customer = customerAmong(record, direction, author, recipient) ?? unknownCustomer(namespace);
  const customerPointId = contactPointOf(customer, namespace);

  const question = questionOf(
    record,
    how.sourceId,
    direction,
    authorPointId,
    recipientPointId,
    customerPointId,
    agentPointId,
    subjectKeysOf(record, agents, namespace),
    further.map((party) => contactPointOf(party, namespace)),
    { isAutomation, isMachineReply },
  );
  const asked: Interaction = {
    facts: question,
    subject: record.subject,
    text: record.text,
    sentiment: isAutomation ? null : soundOf(record),
    words: record.words,
    topic: record.topic,
    subtopic: record.subtopic,
    tags: record.tags,
    gaveUpAt: record.call ? record.call.gaveUpAt : null,
    language: record.language,
    sensitive: record.sensitive,
    attachments: record.attachments,
    attributes: record.attributes,
    fills: fillsOf(rule, isAutomation !== record.isAutomation),
  };
  const contactPoints: ContactPoint[] = [contactPoint(customerPointId, customer, companyOf(record, customer))];
  if (author && authorPointId !== customerPointId) contactPoints.push(contactPoint(authorPointId!, author, null));
  if (recipient && recipientPointId !== customerPointId)
    contactPoints.push(contactPoint(recipientPointId!, recipient, null));
  for (const party of further) addOnce(contactPoints, contactPoint(contactPointOf(party, namespace), party, null));
  const ties = tiesOf(record, namespace, contactPoints);
  if (record.reply === null) return { interactions: [asked], contactPoints, ties };

  if (said.agent && !contactPoints.some(({ contactPointId }) => contactPointId === agentPointId)) {
    contactPoints.push(contactPoint(agentPointId!, said.agent, null));
  }
  const answered: Interaction = {
    facts: replyOf(question, record.reply.at, agentPointId, customerPointId, isMachineReply),
    subject: null,
    text: record.reply.text,
    sentiment: null,
    words: record.reply.words,
    topic: record.topic,
    subtopic: record.subtopic,
    tags: record.tags,
    gaveUpAt: null,
    language: record.reply.language,
    sensitive: record.reply.sensitive,
    attachments: NONE,
    attributes: null,
    fills: NONE,
  };
  return { interactions: [asked, answered], contactPoints, ties };
}

/** Only what was written sounds; whose it is may be decided later, so ours is judged too, and not counted. */
function soundOf({ kind, text, subject, language }: StandardRecord): Interaction['sentiment'] {
  const written = text ?? subject;
  return kind === 'message' && written !== null ? (sentimentOf(written, language)?.sounds ?? null) : null;
}

const NONE: readonly never[] = [];
const FILLS: Record<string, readonly string[]> = {};

function fillsOf(rule: string | null, isRecast: boolean): readonly string[] {
  const name = `${rule ?? ''}${isRecast ? '+' : ''}`;
  if (name === '') return NONE;
  return (FILLS[name] ??= [
    ...(rule === null ? [] : [`direction:${rule}`]),
    ...(isRecast ? ['author:role-by-hand'] : []),
  ]);
}

/** Whether somebody said that this is a machine, or that it is none; null where nobody said anything. */
function isMachine(party: Party | null, agents: AgentDirectory): boolean | null {
  const role = party && agents.roleOf(party);
  return role === null ? null : role === 'automation';
}

/** To whom else it went: of mails and rooms, which may be decided anew when one of them turns out to be ours. */
function furtherAmong(record: StandardRecord, author: Party | null, recipient: Party | null): readonly Party[] {
  if (record.to.length < 2 || record.threading.kind === 'own') return NONE;
  return record.to.filter((party) => party !== author && party !== recipient);
}

/** Whose history this is, as far as the record alone can tell; a lone author stands for it. */
function customerAmong(
  record: StandardRecord,
  direction: Direction | null,
  author: Party | null,
  recipient: Party | null,
) {
  if (record.customer) return record.customer;
  if (direction === 'outbound' || record.kind === 'system') return recipient ?? author;
  return author ?? recipient;
}

function contactPoint(contactPointId: ContactPointId, party: Party, company: string | null): ContactPoint {
  return { contactPointId, kind: party.kind, value: party.value, name: party.name, company };
}

/** A company is that of the customer whom the record names, never of whoever else stands for the customer. */
function companyOf(record: StandardRecord, customer: Party): string | null {
  return record.company !== null && customer === record.customer ? record.company : null;
}

/** Which addresses the record says are one person's; their contact points are added to `contactPoints`. */
function tiesOf(record: StandardRecord, namespace: string, contactPoints: ContactPoint[]): readonly Tie[] {
  const { customer, customerAlso, agent, agentAlso } = record;
  if (customerAlso.length === 0 && agentAlso.length === 0) return NONE;
  const ties: Tie[] = [];
  const tie = (first: Party, also: readonly Party[], side: Tie['side'], company: string | null): void => {
    const a = contactPointOf(first, namespace);
    addOnce(contactPoints, contactPoint(a, first, company));
    for (const party of also) {
      const b = contactPointOf(party, namespace);
      addOnce(contactPoints, contactPoint(b, party, company));
      ties.push({ a, b, rule: 'same-record', side });
    }
  };
  if (customer !== null && customerAlso.length > 0) tie(customer, customerAlso, 'customer', record.company);
  if (agent !== null && agentAlso.length > 0) tie(agent, agentAlso, 'agent', null);
  return ties;
}

function addOnce(contactPoints: ContactPoint[], point: ContactPoint): void {
  if (!contactPoints.some(({ contactPointId }) => contactPointId === point.contactPointId)) contactPoints.push(point);
}

function questionOf(
  record: StandardRecord,
  sourceId: number,
  statedDirection: Direction | null,
  authorPointId: ContactPointId | null,
  recipientPointId: ContactPointId | null,
  customerPointId: ContactPointId,
  agentPointId: ContactPointId | null,
  subject: SubjectKeys,
  furtherPointIds: readonly ContactPointId[],
  { isAutomation, isMachineReply }: { readonly isAutomation: boolean; readonly isMachineReply: boolean },
): InteractionFacts {
  const { threading, call, rating, recordId } = record;
  const act: Act = {
    kind: record.kind,
    at: record.at,
    isAutomation,
    authorPointId,
    recipientPointId,
    statedOutcome: call ? call.outcome : null,
    statedAnsweredAt: record.answeredAt,
    ratingValue: rating ? rating.value : null,
  };
  const facts: InteractionFacts = {
    recordId,
    part: 0,
    at: act.at,
    kind: act.kind,
    channel: record.channel,
    sourceId,
    isAutomation: act.isAutomation,
    isReply: record.isReply,
    statedDirection,
    authorPointId,
    recipientPointId,
    furtherPointIds: furtherPointIds.length === 0 ? null : furtherPointIds,
    threading: threading.kind,
    scopeId: scopeOf(threading),
    threadKeys: threadKeysOf(threading, recordId),
    subjectKeys: subject.keys,
    saysReply: subject.isReply,
    statedOutcome: act.statedOutcome,
    talk: call ? call.talk : null,
    hold: call ? call.hold : null,
    wrapUp: call ? call.wrapUp : null,
    ratingValue: act.ratingValue,
    ratingScale: rating ? rating.scale : null,
    ratedAt: rating ? rating.at : null,
    surveySentAt: record.surveySentAt,
    statedAnsweredAt: act.statedAnsweredAt,
    statedResolution: record.resolution,
    isRepeat: false,
    derived:
      threading.kind === 'own'
        ? settledOf(
            act,
            recordId,
            statedDirection,
            customerPointId,
            isMachineReply ? { ...record, reply: null } : record,
            agentPointId,
          )
        : undecided(act, recordId, statedDirection, customerPointId),
  };
  return threading.kind === 'own' && record.resolution !== null ? withResolution(facts) : facts;
}

/** Of a matter of its own, which nobody else can tell anything of. */
function withResolution(facts: InteractionFacts): InteractionFacts {
  const { derived } = facts;
  if (!derived.opensConversation) return facts;
  const resolved = resolve([{ facts, direction: derived.direction, isLeg: false }], facts)!;
  const openSpan = resolved.spans.get(facts) ?? null;
  // What was resolved nobody waits for; whether it was answered, and when, is not known.
  const isSettled = resolved.resolution.state === 'resolved' && derived.answer === null;
  const wait = isSettled ? { opensWait: false, isFirstWait: false } : {};
  return { ...facts, derived: { ...derived, ...wait, resolution: resolved.resolution, openSpan } };
}

function scopeOf(threading: Threading): ScopeId | null {
  return threading.kind === 'own' || threading.kind === 'references' ? null : threading.scopeId;
}

/** A mail without a Message-ID that refers to nothing is connected with itself only. */
function threadKeysOf(threading: Threading, recordId: RecordId): readonly ThreadKey[] | null {
  if (threading.kind !== 'references') return null;
  return threading.keys.length > 0 ? threading.keys : [recordId as unknown as ThreadKey];
}

/** A matter of its own, decided for good: who, and whether anybody waited. */
function settledOf(
  act: Act,
  recordId: RecordId,
  stated: Direction | null,
  contactPointId: ContactPointId,
  { reply, changes }: Pick<StandardRecord, 'reply' | 'changes'>,
  replierPointId: ContactPointId | null,
): Derived {
  const direction = stated ?? 'inbound';
  const isTurn = isPublicTurn(act, direction);
  const statedAnswer = statedAnswerOf(act, direction);
  const isReplied =
    isTurn && reply !== null && reply.at >= act.at && (statedAnswer === null || reply.at < statedAnswer);
  const isAnswered = isReplied || statedAnswer !== null;
  const isOpen = isTurn && reply === null && isOpenQuestion(act, direction) && !isAnsweredSometime(changes);
  const agentPointId = agentOf(act, direction);
  return {
    contactPointId,
    authorKind: authorKindOf(act, direction),
    direction,
    directionRule: stated === null ? DIRECTION_FROM_OPENER : null,
    agentPointId,
    conversationId: recordId as unknown as ConversationId,
    threadingRule: null,
    opensConversation: act.kind === 'message' || act.kind === 'call',
    isLeg: false,
    callOutcome: outcomeOf(act, direction),
    opensWait: isAnswered || isOpen,
    isFirstWait: isAnswered || isOpen,
    answeredAt: isReplied ? reply.at : isAnswered ? statedAnswer : null,
    answeredBy: isReplied ? replierPointId : isAnswered ? agentPointId : null,
    answer: isReplied ? { recordId, part: 1 } : isAnswered ? { recordId, part: 0 } : null,
    resolution: null,
    openSpan: null,
  };
}

/** There was an answer, at a time that cannot be true or is not told (see {@link standardise}). */
function isAnsweredSometime(changes: StandardRecord['changes']): boolean {
  return changes.some(({ rule }) => rule === 'impossible-reply-time' || rule === 'reply-without-time');
}

/** The customer waits, and nothing in the record says for how long. */
function isOpenQuestion(act: Act, direction: Direction): boolean {
  if (act.kind === 'call') return isUnansweredRing(act, direction);
  return direction === 'inbound' && act.statedAnsweredAt === null;
}

function undecided(act: Act, recordId: RecordId, direction: Direction | null, contactPointId: ContactPointId): Derived {
  return {
    contactPointId,
    authorKind: authorKindOf(act, direction),
    direction,
    directionRule: null,
    agentPointId: agentOf(act, direction),
    conversationId: recordId as unknown as ConversationId,
    threadingRule: null,
    opensConversation: false,
    isLeg: false,
    callOutcome: outcomeOf(act, direction),
    opensWait: false,
    isFirstWait: false,
    answeredAt: null,
    answeredBy: null,
    answer: null,
    resolution: null,
    openSpan: null,
  };
}

function replyOf(
  question: InteractionFacts,
  at: number,
  agentPointId: ContactPointId | null,
  customerPointId: ContactPointId,
  isAutomation: boolean,
): InteractionFacts {
  return {
    recordId: question.recordId,
    part: 1,
    at,
    kind: 'message',
    channel: question.channel,
    sourceId: question.sourceId,
    isAutomation,
    isReply: true,
    statedDirection: 'outbound',
    authorPointId: agentPointId,
    recipientPointId: customerPointId,
    furtherPointIds: null,
    threading: question.threading,
    scopeId: question.scopeId,
    threadKeys: question.threadKeys,
    subjectKeys: null,
    saysReply: false,
    statedOutcome: null,
    talk: null,
    hold: null,
    wrapUp: null,
    ratingValue: null,
    ratingScale: null,
    ratedAt: null,
    surveySentAt: null,
    statedAnsweredAt: null,
    statedResolution: null,
    isRepeat: false,
    derived: {
      contactPointId: customerPointId,
      authorKind: isAutomation ? 'automation' : 'agent',
      direction: 'outbound',
      directionRule: null,
      agentPointId,
      conversationId: question.recordId as unknown as ConversationId,
      threadingRule: null,
      opensConversation: false,
      isLeg: false,
      callOutcome: null,
      opensWait: false,
      isFirstWait: false,
      answeredAt: null,
      answeredBy: null,
      answer: null,
      resolution: null,
      openSpan: null,
    },
  };
}
