import { type IntakeItem, intakeItemSchema } from '../contract/intake.ts';
import { sha256 } from '../core/basics/sha256.ts';
import { recordIdOf } from '../core/basics/ids.ts';
import { type Outcome, passed, refused } from '../core/basics/outcome.ts';
import { problem } from '../core/basics/problem.ts';
import type { Said, SaidParty, SaidThreading } from '../core/record/said.ts';
import type { RatingScale } from '../core/standardise/reading.ts';
import type { SourceItem, Survey } from '../sources/source.ts';

/** How pushed payloads are read: everything in them says its zone, and each source is a system. */
export function pushedSurvey(source: string, ratingScale: RatingScale = '1-5'): Survey<null> {
  return {
    namespace: `push:${source}`,
    reading: { dateOrder: 'ymd', zone: 'UTC', country: null, ratingScale },
    unproven: [],
    evidence: [],
    details: null,
  };
}

/** One pushed item as its record; an item that breaks the contract is refused, and keeps its place. */
export function itemOfPush(source: string, given: unknown, index: number): SourceItem {
  const text = JSON.stringify(given) ?? 'null';
  const digest = sha256(text).slice(0, 16);
  const place = { offset: index, length: 0, line: index + 1 };
  const said = saidOfPush(given);
  if (said.ok)
    return { recordId: recordIdOf(`push:${source}`, (given as IntakeItem).id), digest, place, said: said.value };
  const recordId = recordIdOf(`push:${source}:refused`, digest);
  return { recordId, digest, place, problem: said.problem, excerpt: text.slice(0, 500) };
}

/** What a pushed item says, in the shape of all sources. */
export function saidOfPush(given: unknown): Outcome<Said> {
  const checked = intakeItemSchema.safeParse(given);
  if (!checked.success) {
    const [first] = checked.error.issues;
    const about = { field: first?.path.join('.') ?? '', reason: first?.message ?? '' };
    return refused(problem('source', 'push-invalid', about));
  }
  return passed(saidOf(checked.data));
}

/** The scale on which an item is rated; pushed items say theirs, each its own. */
export function scaleOfPush(given: unknown): RatingScale | undefined {
  const checked = intakeItemSchema.safeParse(given);
  return checked.success ? checked.data.rating?.scale : undefined;
}

function saidOf(item: IntakeItem): Said {
  const { call } = item;
  const customer = partyOf(item.customer);
  const agent = item.agent === undefined ? undefined : partyOf(item.agent);
  const isOutbound = item.direction === 'outbound' || item.direction === 'internal';
  return {
    kind: item.kind,
    threading: threadingOf(item),
    channel: item.channel,
    direction: item.direction ?? 'inbound',
    at: item.at,
    from: isOutbound ? agent : customer,
    to: isOutbound ? [customer] : agent ? [agent] : [],
    customer,
    agent,
    customerAlso: item.customer.also,
    agentAlso: item.agent?.also,
    company: item.customer.company,
    automationSign: item.isAutomation ? 'pushed as automation' : undefined,
    subject: item.subject,
    topic: item.topic,
    subtopic: item.subtopic,
    tags: item.tags,
    text: item.text,
    outcome: call?.outcome,
    answeredAt: call?.answeredAt,
    endedAt: call?.endedAt,
    talked: secondsOf(call?.talkSeconds),
    held: secondsOf(call?.holdSeconds),
    wrappedUp: secondsOf(call?.wrapUpSeconds),
    resolvedAt: item.resolution === 'resolved' ? item.at : undefined,
    reopenedAt: item.resolution === 'reopened' ? item.at : undefined,
    tellsResolution: item.resolution !== undefined,
    rating: item.rating === undefined ? undefined : String(item.rating.value),
  };
}

function partyOf({ kind, address, name }: SaidParty): SaidParty {
  return name === undefined ? { kind, address } : { kind, address, name };
}

/** Without a matter named, a talk with one customer on one channel is endless, and cut by silence. */
function threadingOf({ conversation, channel, customer }: IntakeItem): SaidThreading {
  if (conversation !== undefined) return { kind: 'matter', matter: conversation };
  return { kind: 'session', room: roomOf(channel, customer) };
}

function roomOf(channel: string, customer: SaidParty): string {
  return `${channel}\n${customer.kind}\n${customer.address.toLowerCase()}`;
}

function secondsOf(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : String(seconds);
}
