/** What happened, as far as anything is counted by it. Instants are UTC milliseconds, spans too. */
export interface Fact {
  /** Of two at one moment the smaller id comes first. */
  readonly id: string;
  readonly at: number;
  readonly kind: 'message' | 'call' | 'system' | 'rating';
  readonly channel: string;
  readonly direction: string | null;
  readonly author: string;
  readonly language: string | null;
  readonly source: string;
  readonly customer: string;
  readonly agent: string | null;
  readonly isReply: boolean;
  readonly isLeg: boolean;
  readonly opensConversation: boolean;
  /** Null: a conversation of its own. */
  readonly conversation: number | null;
  readonly wait: {
    readonly isFirst: boolean;
    readonly ended: { readonly after: number; readonly by: string | null } | null;
  } | null;
  readonly outcome: string | null;
  readonly ring: number | null;
  readonly talk: number | null;
  readonly hold: number | null;
  readonly wrapUp: number | null;
  readonly rating: { readonly value: number; readonly scale: string; readonly after: number } | null;
  readonly surveyAfter: number | null;
  readonly topic: string | null;
  readonly subtopic: string | null;
  readonly tags: readonly string[];
  readonly sentiment: -1 | 0 | 1 | null;
  /** Of a call that nobody took: how long until it ended. */
  readonly gaveUp: number | null;
  readonly words: number | null;
  readonly attachments: number;
  /** How the conversation that it opens was resolved: spans from its moment, null: unknown or none. */
  readonly resolution: {
    readonly state: 'resolved' | 'open';
    readonly first: number | null;
    readonly firstBy: string | null;
    readonly last: number | null;
    readonly lastBy: string | null;
    readonly reopens: number;
    readonly recontact: number | null;
  } | null;
  /** For how long the conversation was open from here on; null: nobody knows until when. */
  readonly open: { readonly ends: 'open' | 'resolved' | 'unknown' | 'reopened'; readonly for: number | null } | null;
}

/** Whose companies they are; Max has none. */
export const COMPANIES: Readonly<Record<string, readonly string[]>> = {
  Eva: ['Lindt', 'Acme'],
  李雷: ['Acme'],
  Max: [],
};
