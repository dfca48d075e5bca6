import { sqlOf } from '../sql-of.ts';

/**
 * Interactions with what others make of them: the turns of a conversation, the first contact of a customer. Measurements read
 * them as relations (`published.conversation`). PostgreSQL works them out with each question; the mirror keeps what it has worked
 * out as columns, because to group ten million rows by their conversation is most of the time such questions take
 * (docs/decisions/0032).
 */
export interface Context {
  /** Of the relation: `published.…`. */
  readonly name: string;
  /** A select over `published.interaction i` with all of its columns, and {@link columns}. */
  readonly sql: string;
  /** Whose rows a row of it depends on. */
  readonly key: 'conversation_id' | 'customer_id';
  /** Days: it depends on none before itself, and on none later than that. Missing: on all. */
  readonly aheadDays?: number;
  /** What it adds, each with its type as the mirror keeps it. */
  readonly columns: Readonly<Record<string, string>>;
}

export const CONTEXTS: readonly Context[] = [
  {
    name: 'conversation',
    sql: read('conversation.sql'),
    key: 'conversation_id',
    columns: { last_turn_at: 'TIMESTAMP', turns: 'BIGINT', replies: 'BIGINT' },
  },
  { name: 'first_contact', sql: read('first-contact.sql'), key: 'customer_id', columns: {} },
  { name: 'further_conversation', sql: read('further-conversation.sql'), key: 'customer_id', columns: {} },
  {
    name: 'missed_call',
    sql: read('missed-call.sql'),
    key: 'customer_id',
    aheadDays: 7,
    columns: { reached_at: 'TIMESTAMP' },
  },
  {
    name: 'taken_call',
    sql: read('taken-call.sql'),
    key: 'customer_id',
    aheadDays: 0,
    columns: { taken_at: 'TIMESTAMP', hung_up_at: 'TIMESTAMP', handled_at: 'TIMESTAMP' },
  },
  {
    name: 'opened_interaction',
    sql: read('opened-interaction.sql'),
    key: 'conversation_id',
    columns: { opened_at: 'TIMESTAMP', opened_slot: 'INTEGER' },
  },
];

function read(file: string): string {
  return sqlOf(new URL(file, import.meta.url));
}

/** Every interaction with when its conversation began: what a cohort is of. */
export const OPENED = CONTEXTS.find(({ name }) => name === 'opened_interaction')!;

const NAMES = CONTEXTS.map(({ name }) => name).join('|');
const RELATION = new RegExp(`\\bpublished\\.(opened_)?(${NAMES})\\b`, 'g');
/** The facts, which the mirror has, with their twin that takes a version. */
const FACTS = new RegExp(`\\bpublished\\.(?:interaction_as_of\\((\\d+)\\)|(?:opened_)?(?:interaction|${NAMES})\\b)`);

/** Of which version a statement reads facts, or contexts of them; null: it reads none. */
export function factsReadBy(text: string): number | 'now' | null {
  const found = FACTS.exec(text);
  return found && (found[1] === undefined ? 'now' : Number(found[1]));
}

/** The same statement over interactions with when their conversation began: `published.opened_…` is each relation with that. */
export function withOpening(text: string): string {
  return text.replace(/\bpublished\.(?!opened_|milliseconds\()/g, 'published.opened_');
}

/** The names of the contexts that a statement reads. */
export function contextsIn(text: string): string[] {
  return [...text.matchAll(RELATION)].flatMap(([, opened, name]) => (opened ? [OPENED.name, name!] : [name!]));
}

/** The same statement over the facts alone: each context as it is worked out. What was seen before is no fact, but began, too. */
export function spelledOut(text: string): string {
  return text
    .replace(RELATION, (_, opened: string | undefined, name: string) => {
      const { sql } = CONTEXTS.find((one) => one.name === name)!;
      return `(\n${opened ? sql.replaceAll('published.interaction', `(\n${OPENED.sql})`) : sql})`;
    })
    .replace(/\bpublished\.opened_repeat\b/g, () => `(\n${OPENED.sql.replace(/interaction(?= i\b)/, 'repeat')})`);
}
