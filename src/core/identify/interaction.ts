import type { AuthorKind } from '../basics/author-kind.ts';
import type { CallOutcome } from '../basics/call-outcome.ts';
import type { Channel } from '../basics/channel.ts';
import type { Direction } from '../basics/direction.ts';
import type { SensitiveKind } from '../basics/sensitive-kind.ts';
import type { InteractionKind } from '../basics/interaction-kind.ts';
import type { ContactPointId, ConversationId, RecordId, ScopeId, ThreadKey } from '../basics/ids.ts';
import type { StatedResolution } from '../basics/stated-resolution.ts';
import type { SaidAttachment } from '../record/said.ts';
import type { Attributes, ContactPointKind, Threading } from '../standardise/standard-record.ts';

/** Which rule put an interaction into its conversation, where neither references nor its source did. */
export type ThreadingRule = 'thread-by-subject' | 'call-back' | 'cut-by-hand' | 'joined-by-hand';

/** An interaction is named by its record and its part: a row may hold a question and its answer. */
export interface InteractionRef {
  readonly recordId: RecordId;
  readonly part: number;
}

/**
 * The narrow facts of an interaction: all that threading, pairing and counting need, no text.
 * Instants are UTC milliseconds, durations milliseconds.
 *
 * The first group is fixed when the record is identified. The second is *derived* from the
 * interactions of the same scope, and decided again whenever one of them comes or goes.
 */
export interface InteractionFacts extends InteractionRef {
  readonly at: number;
  readonly kind: InteractionKind;
  readonly channel: Channel;
  readonly sourceId: number;
  /** True for bots, out-of-office and acknowledgements. */
  readonly isAutomation: boolean;
  readonly isReply: boolean;
  /** As the source or the list of agents says; null where only the conversation can tell. */
  readonly statedDirection: Direction | null;
  readonly authorPointId: ContactPointId | null;
  readonly recipientPointId: ContactPointId | null;
  /** To whom else it went; null: to nobody. */
  readonly furtherPointIds: readonly ContactPointId[] | null;
  readonly threading: Threading['kind'];
  /**
   * What bounds the search for the conversation; null for a record that is a matter of its own.
   * Of mails it is derived too: the smallest key of the connected ones.
   */
  readonly scopeId: ScopeId | null;
  readonly threadKeys: readonly ThreadKey[] | null;
  /** Of mails: one for each customer in them with the base subject; null where they have none. */
  readonly subjectKeys: readonly ThreadKey[] | null;
  /** The subject of a mail says that it answers another ("Re: …"). */
  readonly saysReply: boolean;
  /** Of this leg, as the source says. */
  readonly statedOutcome: CallOutcome | null;
  readonly talk: number | null;
  readonly hold: number | null;
  readonly wrapUp: number | null;
  readonly ratingValue: number | null;
  readonly ratingScale: string | null;
  readonly ratedAt: number | null;
  readonly surveySentAt: number | null;
  /** The moment at which this interaction itself was answered (a pick-up), where it says so. */
  readonly statedAnsweredAt: number | null;
  /** Null: it says nothing of that. */
  readonly statedResolution: StatedResolution | null;
  /**
   * The same exchange as another (core/repeat), with which it is counted: it is nobody's turn and opens
   * nothing. Who it is from and to does not depend on it. False when a record is identified.
   */
  readonly isRepeat: boolean;

  readonly derived: Derived;
}

/** What the interactions of one scope decide together. */
export interface Derived {
  /** The customer's side: whose history this belongs to. Never null; a lone author stands for it. */
  readonly contactPointId: ContactPointId;
  readonly authorKind: AuthorKind;
  readonly direction: Direction | null;
  /** The rule that told the direction from the conversation; null where source or list told it. */
  readonly directionRule: string | null;
  /** Who acted for the business: the sender of a reply, the one who took the call. */
  readonly agentPointId: ContactPointId | null;
  readonly conversationId: ConversationId;
  /** The rule that brought it into its conversation, where that is not what its threading says; else null. */
  readonly threadingRule: ThreadingRule | null;
  readonly opensConversation: boolean;
  /** A further leg of a call, which is counted once, with its first leg. */
  readonly isLeg: boolean;
  /** Of the whole call, on its first leg; null on further legs and on what is no call. */
  readonly callOutcome: CallOutcome | null;
  /** True for the oldest unanswered turn of the customer: a wait starts here. */
  readonly opensWait: boolean;
  /** The wait is the first of a conversation that the customer opened. */
  readonly isFirstWait: boolean;
  /**
   * When and by whom the wait was ended. Of a call that came in and was taken also where its ring opens no wait, because the caller
   * waited already: there it is the pick-up.
   */
  readonly answeredAt: number | null;
  readonly answeredBy: ContactPointId | null;
  /** What ended the wait. */
  readonly answer: InteractionRef | null;
  /** Of the conversation, on the interaction that opens it; null on all others, and where no record tells. */
  readonly resolution: Resolution | null;
  /** How long the conversation was open from here on: where it was opened, or opened again; else null. */
  readonly openSpan: OpenSpan | null;
}

/** How a conversation was resolved (see `resolve`). Instants are UTC milliseconds. */
export interface Resolution {
  /** As it stands. */
  readonly state: 'resolved' | 'open';
  /** The first time that it was resolved; null: never, or nobody knows when. */
  readonly firstAt: number | null;
  readonly firstBy: ContactPointId | null;
  /** The last time, of what is resolved; null where it is open, or nobody knows when. */
  readonly lastAt: number | null;
  readonly lastBy: ContactPointId | null;
  /** How often it was opened again, as far as is known. */
  readonly reopens: number;
  /** The customer's next contact after the first time, or when it was opened again without one. */
  readonly recontactedAt: number | null;
}

/**
 * How the time ended for which a conversation was open: not yet; by being resolved, at `until`; by being resolved, nobody
 * knows when; or by being resolved at `until`, after which it was opened again, nobody knows when.
 */
export const OPEN_SPAN_ENDS = ['open', 'resolved', 'unknown', 'reopened'] as const;

export interface OpenSpan {
  readonly ends: (typeof OPEN_SPAN_ENDS)[number];
  readonly until: number | null;
}

/** An interaction as it is kept: its facts, and what a person reads. */
export interface Interaction {
  readonly facts: InteractionFacts;
  readonly subject: string | null;
  readonly text: string | null;
  /** Of the text; null where there is none. */
  readonly words: number | null;
  /** As the source sorts it: of a question also its answer's. Tags in standard form. */
  readonly topic: string | null;
  readonly subtopic: string | null;
  readonly tags: string | null;
  /** When a call ended that nobody took, UTC milliseconds; null on all else. */
  readonly gaveUpAt: number | null;
  /** How it sounds, inferred from its words: −1, 0 or 1; null where the words do not tell, and where it is not a message. */
  readonly sentiment: -1 | 0 | 1 | null;
  /** BCP 47, of the text; null where it does not tell. */
  readonly language: string | null;
  /** Kinds of numbers in it that no one else should read; empty for most. */
  readonly sensitive: readonly SensitiveKind[];
  readonly attachments: readonly SaidAttachment[];
  /** What a mapping named beside; null for most. Of the question, where a record holds its answer, too. */
  readonly attributes: Attributes | null;
  /** Which fields a rule filled, as `field:rule`; empty for most. */
  readonly fills: readonly string[];
}

/** Someone's address as it is kept, customers and agents alike. */
export interface ContactPoint {
  readonly contactPointId: ContactPointId;
  readonly kind: ContactPointKind;
  readonly value: string;
  readonly name: string | null;
  /** Which the record says this customer belongs to; null for agents, and where none is named. */
  readonly company: string | null;
}

/**
 * One record calls one person by both addresses. Evidence, no verdict: a reception's number or the
 * name of two people (`kind: 'name'`) ties people together that are not one.
 */
export interface Tie {
  /** The address whose history the record belongs to (of an agent: the one who acted). */
  readonly a: ContactPointId;
  readonly b: ContactPointId;
  readonly rule: 'same-record';
  readonly side: 'customer' | 'agent';
}

/** What identifying a record gives: one interaction, or two (a question and its answer). */
export interface Identified {
  readonly interactions: readonly Interaction[];
  readonly contactPoints: readonly ContactPoint[];
  /** Empty for a record that calls everyone by one address. */
  readonly ties: readonly Tie[];
}
