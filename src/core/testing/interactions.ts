import {
  contactPointIdOf,
  recordIdOf,
  scopeIdOf,
  type ContactPointId,
  type ConversationId,
  type ScopeId,
} from '../basics/ids.ts';
import type { InteractionFacts } from '../identify/interaction.ts';
import type { Party, StandardRecord } from '../standardise/standard-record.ts';

/** Plain values for the tests of pure stages; never imported by the product. */
export const MINUTE = 60_000;

/** "09:30" on the one day of all stories. */
export function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return Date.UTC(2026, 2, 2, hours, minutes);
}

export function email(value: string): Party {
  return { kind: 'email', value, name: null };
}

export function someone(name: string): ContactPointId {
  return contactPointIdOf('email', `${name}@example.org`);
}

export function room(name: string): ScopeId {
  return scopeIdOf('session', name);
}

/** A record of which only the interesting part is said: Eva's mail at 09:00. */
export function record(said: Partial<StandardRecord> = {}): StandardRecord {
  return {
    recordId: recordIdOf('test', JSON.stringify(said)),
    kind: 'message',
    channel: 'email',
    direction: null,
    at: clock('09:00'),
    threading: { kind: 'own' },
    from: null,
    to: [],
    customer: null,
    agent: null,
    customerAlso: [],
    agentAlso: [],
    company: null,
    attributes: null,
    isAutomation: false,
    isReply: false,
    subject: null,
    text: 'Where is my parcel?',
    words: 4,
    topic: null,
    subtopic: null,
    tags: null,
    language: 'en',
    sensitive: [],
    reply: null,
    answeredAt: null,
    call: null,
    rating: null,
    surveySentAt: null,
    resolution: null,
    attachments: [],
    changes: [],
    ...said,
  };
}

/** Facts of which only the interesting part is said: a message of nobody in a chat. */
export function facts(said: Partial<InteractionFacts> = {}): InteractionFacts {
  const recordId = said.recordId ?? recordIdOf('test', JSON.stringify(said));
  return {
    recordId,
    part: 0,
    at: clock('09:00'),
    kind: 'message',
    channel: 'chat',
    sourceId: 1,
    isAutomation: false,
    isReply: false,
    statedDirection: null,
    authorPointId: null,
    recipientPointId: null,
    furtherPointIds: null,
    threading: 'session',
    scopeId: room('lobby'),
    threadKeys: null,
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
      contactPointId: someone('nobody-yet'),
      authorKind: 'unknown',
      direction: null,
      directionRule: null,
      agentPointId: null,
      conversationId: recordId as unknown as ConversationId,
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
    ...said,
  };
}

/** `says('09:00', 'eva')`: a line of which nobody says who is the customer. */
export function says(time: string, author: string, more: Partial<InteractionFacts> = {}): InteractionFacts {
  return facts({ at: clock(time), authorPointId: someone(author), ...more });
}

export function asks(time: string, customer: string, more: Partial<InteractionFacts> = {}): InteractionFacts {
  return says(time, customer, { statedDirection: 'inbound', ...more });
}

export function replies(time: string, agent: string, more: Partial<InteractionFacts> = {}): InteractionFacts {
  return says(time, agent, { statedDirection: 'outbound', ...more });
}
