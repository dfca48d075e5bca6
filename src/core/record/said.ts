import type { CallOutcome } from '../basics/call-outcome.ts';
import type { SensitiveKind } from '../basics/sensitive-kind.ts';
import type { InteractionKind } from '../basics/interaction-kind.ts';

/** Someone named by a source: an address of a known kind as the source wrote it, a name, or both. */
export interface SaidParty {
  /** `account` is the source's own customer number, `handle` a chat name, `extension` a desk phone. */
  readonly kind: 'email' | 'phone' | 'account' | 'handle' | 'extension' | 'name';
  readonly address: string;
  readonly name?: string;
}

export interface SaidAttachment {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes; null where the source names a file that did not come with it. */
  readonly size: number | null;
}

/** Something more about a contact that a mapping named: its weight, the value of a basket. */
export interface SaidAttribute {
  /** As the source wrote it. */
  readonly said: string;
  /** Of a bare number; set for quantities only. */
  readonly unit?: string;
  /** Set for money only: the currency of a bare number, or `column`: each value says its own. */
  readonly money?: string;
  /** The decimal mark that its column proves. */
  readonly mark?: '.' | ',';
}

/** How the moments of one field are read, where its column differs from the rest of its file. */
export interface SaidMoments {
  readonly dateOrder: 'dmy' | 'mdy' | 'ymd';
  readonly zone: string;
  readonly serials?: '1900' | '1904';
}

/** How the source says that records belong together. */
export type SaidThreading =
  /** The record is a matter of its own: a row with a question and its answer, a ticket. */
  | { readonly kind: 'own' }
  /** A mail: its own Message-ID (if any) and all that it refers to, without angle brackets. */
  | { readonly kind: 'references'; readonly messageId: string | null; readonly references: readonly string[] }
  /** A chat room: one endless talk, cut by silence. */
  | { readonly kind: 'session'; readonly room: string }
  /** The source itself says that these are one matter (a ticket, a conversation id). */
  | { readonly kind: 'matter'; readonly matter: string }
  /** A leg of a call; legs with the same call are folded. */
  | { readonly kind: 'call'; readonly call: string };

/**
 * What a source said about one contact, in one shape. Every text is as the source wrote it:
 * cleaning and standardising come later, once for all sources. A missing field was not said.
 */
export interface Said {
  readonly kind: InteractionKind;
  /** True where `kind` only follows from the channel: another channel makes it another kind. */
  readonly kindFollowsChannel?: boolean;
  readonly threading: SaidThreading;
  /** The channel as written ("E-mail", "邮件", "Inbound"), or the source's own. */
  readonly channel?: string;
  readonly direction?: string;
  /** The moment as written; `atFallbacks` are tried in order if it cannot be read. */
  readonly at?: string;
  readonly atFallbacks?: readonly string[];

  /** Who wrote or called, and to whom. Mail, chats and calls say this. */
  readonly from?: SaidParty;
  readonly to?: readonly SaidParty[];
  /** Who is the customer and who the agent, where the source says so. Tables say this. */
  readonly customer?: SaidParty;
  readonly agent?: SaidParty;
  /** Further addresses of the same person, where the source tells several; the history is that of the first. */
  readonly customerAlso?: readonly SaidParty[];
  readonly agentAlso?: readonly SaidParty[];
  /** The company that the customer belongs to. */
  readonly company?: string;
  /** Where the source shows that a program wrote this: the sign by which it is known. */
  readonly automationSign?: string;
  /** A program wrote it: decided by the rules `automation-by-…`, from the sign or the words. */
  readonly isAutomation?: boolean;

  readonly subject?: string;
  readonly text?: string;
  /** Markup, where there is no plain text; never rendered. */
  readonly html?: string;
  readonly isReply?: boolean;
  /** What it is about, as the source sorts it, and more closely. */
  readonly topic?: string;
  readonly subtopic?: string;
  /** A cell with several counts for each (see `tagsOf`). */
  readonly tags?: readonly string[];

  /** The answer, where one record holds a question and its answer. */
  readonly replyAt?: string;
  readonly replyText?: string;
  /** True where the source has a place for the answer in every record: without one nobody answered. */
  readonly tellsAnswers?: boolean;

  /** Calls, and contacts of which only the moment of the answer is known. */
  readonly answered?: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  /** Durations as written ("0:03:20", "200", "3m 20s"); a bare number is seconds. */
  readonly waited?: string;
  readonly talked?: string;
  readonly held?: string;
  readonly wrappedUp?: string;
  readonly handled?: string;
  readonly outcome?: CallOutcome;

  readonly rating?: string;
  readonly ratedAt?: string;
  readonly surveySentAt?: string;
  /** Whether its conversation is resolved: yes or no, or a status; when it was, and when it was opened again; how often. */
  readonly resolved?: string;
  readonly resolvedAt?: string;
  readonly reopenedAt?: string;
  readonly reopens?: string;
  /** True where the source has a place for the moment of resolution in every record: without one there was none. */
  readonly tellsResolution?: boolean;

  readonly attachments?: readonly SaidAttachment[];

  /** No source says this: what cleaning found in subject and text, and in the answer's text. */
  readonly sensitive?: readonly SensitiveKind[];
  readonly replySensitive?: readonly SensitiveKind[];
  /** By the name that the mapping gave. */
  readonly attributes?: Readonly<Record<string, SaidAttribute>>;

  /** By field; most records have none. */
  readonly moments?: Readonly<Partial<Record<string, SaidMoments>>>;
  /** The date of `at` is out of order by a running number, and in order with day and month exchanged. */
  readonly dayAndMonth?: 'doubtful' | 'exchange';
}
