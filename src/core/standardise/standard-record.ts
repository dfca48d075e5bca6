import type { CallOutcome } from '../basics/call-outcome.ts';
import type { Channel } from '../basics/channel.ts';
import type { Direction } from '../basics/direction.ts';
import type { InteractionKind } from '../basics/interaction-kind.ts';
import type { SensitiveKind } from '../basics/sensitive-kind.ts';
import type { RecordId, ScopeId, ThreadKey } from '../basics/ids.ts';
import type { StatedResolution } from '../basics/stated-resolution.ts';
import type { Change } from '../clean/change.ts';
import type { SaidAttachment } from '../record/said.ts';
import type { RatingScale } from './reading.ts';

/**
 * Kinds of contact points, in the order in which they are trusted to mean one person. `unknown`
 * stands for all customers whom a system does not name; its value is the system's namespace.
 */
export const CONTACT_POINT_KINDS = ['email', 'phone', 'account', 'handle', 'extension', 'name', 'unknown'] as const;
export type ContactPointKind = (typeof CONTACT_POINT_KINDS)[number];

/** Someone, in standard form: email in lower case, phone as E.164, the rest trimmed and NFC. */
export interface Party {
  readonly kind: ContactPointKind;
  readonly value: string;
  readonly name: string | null;
}

/** What bounds the search for the conversation of a record. */
export type Threading =
  /** A matter of its own: its conversation is its record. */
  | { readonly kind: 'own' }
  /** The record's own key (first) and those it refers to; connected keys are one conversation. */
  | { readonly kind: 'references'; readonly keys: readonly ThreadKey[] }
  /** One endless talk, cut by silence. */
  | { readonly kind: 'session'; readonly scopeId: ScopeId }
  /** The source says that these are one matter: never cut. */
  | { readonly kind: 'matter'; readonly scopeId: ScopeId }
  /** Legs of one call. */
  | { readonly kind: 'call'; readonly scopeId: ScopeId };

/** The parts of a call; milliseconds, null where the source does not tell. */
export interface CallParts {
  readonly outcome: CallOutcome | null;
  readonly talk: number | null;
  readonly hold: number | null;
  readonly wrapUp: number | null;
  /** UTC milliseconds: the end of a call that nobody took. */
  readonly gaveUpAt: number | null;
}

export interface Rating {
  /** On the scale, as given. */
  readonly value: number;
  readonly scale: RatingScale;
  /** When the survey was answered; UTC milliseconds. */
  readonly at: number;
}

export interface StandardReply {
  readonly at: number;
  readonly text: string | null;
  readonly words: number | null;
  readonly language: string | null;
  readonly sensitive: readonly SensitiveKind[];
}

/**
 * Something more about a contact. `unit` is a standard unit (kg, m, L, °C, m²), an ISO 4217 code, or null
 * for plain numbers and texts; `value` is null where what was said could not be read. `said` is the original.
 */
export interface Attribute {
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly said: string;
}
export type Attributes = Readonly<Record<string, Attribute>>;

/** One contact, each thing written in the one way; instants in UTC milliseconds. */
export interface StandardRecord {
  readonly recordId: RecordId;
  readonly kind: InteractionKind;
  readonly channel: Channel;
  /** Null where the source does not say; decided by who takes part. */
  readonly direction: Direction | null;
  readonly at: number;
  readonly threading: Threading;
  readonly from: Party | null;
  readonly to: readonly Party[];
  readonly customer: Party | null;
  readonly agent: Party | null;
  /** Further addresses of the same customer and the same agent, each once; empty for most records. */
  readonly customerAlso: readonly Party[];
  readonly agentAlso: readonly Party[];
  /** The customer's company as written, its legal form kept. */
  readonly company: string | null;
  readonly isAutomation: boolean;
  readonly isReply: boolean;
  readonly subject: string | null;
  readonly text: string | null;
  /** Of the text, without what it quotes and its signature; null where there is none. */
  readonly words: number | null;
  /** What it is about, as its source sorts it, and more closely. */
  readonly topic: string | null;
  readonly subtopic: string | null;
  /** Each once, in order: "a; b". */
  readonly tags: string | null;
  /** BCP 47, of the text (of the subject where there is none); null where it does not tell. */
  readonly language: string | null;
  /** Kinds of numbers in it that no one else should read. */
  readonly sensitive: readonly SensitiveKind[];
  /** The answer in the same record, as a message of its own. */
  readonly reply: StandardReply | null;
  /** When the wait that this record states ended without a message of its own: a pick-up. */
  readonly answeredAt: number | null;
  readonly call: CallParts | null;
  readonly rating: Rating | null;
  readonly surveySentAt: number | null;
  /** Null: it says nothing of that. */
  readonly resolution: StatedResolution | null;
  readonly attachments: readonly SaidAttachment[];
  /** Null for most records. */
  readonly attributes: Attributes | null;
  /** What cleaning and standardising changed, filled ones (`fill-…`) included. */
  readonly changes: readonly Change[];
}
