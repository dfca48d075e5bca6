import type { Aggregation, Bucket, Clock, DateBasis, Dimension, FilterTree } from '../../contract/question.ts';

/**
 * All metrics once more, over arrays: plain, slow, one row at a time, sharing no code with the
 * product. What PostgreSQL answers must be this.
 */

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

type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'team'; readonly team: string };

interface Hours {
  readonly from: string;
  readonly to: string;
}

/** All that was decided, in that order; dates of teams and targets begin in UTC. */
export interface ReferenceDecisions {
  readonly calendars: readonly {
    readonly for: Scope;
    readonly name: string;
    readonly zone: string;
    readonly weekly: readonly (Hours & { readonly weekday: number })[];
    readonly holidays: readonly { readonly from: string; readonly to: string; readonly hours: readonly Hours[] }[];
    readonly validFrom: string | null;
  }[];
  readonly teams: readonly {
    readonly name: string;
    readonly agents: readonly string[];
    readonly validFrom: string | null;
  }[];
  readonly targets: readonly {
    readonly for: Scope;
    readonly metric: string;
    /** A goal of one calculation: promises nothing. */
    readonly aggregate?: string | undefined;
    readonly value: number;
    readonly clock: Clock;
    readonly validFrom: string | null;
  }[];
}

export interface ReferenceQuestion {
  readonly metric: string;
  readonly every?: Bucket;
  readonly by: readonly Dimension[];
  readonly zone: string;
  readonly weekStart: number;
  readonly from: number;
  readonly to: number;
  readonly where: readonly { readonly dimension: Dimension; readonly value: string }[];
  readonly filter?: FilterTree | undefined;
  readonly clock: Clock;
  readonly date: DateBasis;
  readonly aggregate: Aggregation;
  readonly target?: number;
  /** Seconds; of a level only. */
  readonly longerThan?: number;
  readonly windowDays?: number;
  readonly now: number;
}

export interface ReferenceRow {
  readonly bucket: string | null;
  readonly by: readonly (string | number | null)[];
  readonly value: number | null;
  readonly n: number;
  readonly unanswered: number | null;
  readonly outsideHours: number | null;
}

export interface ReferenceAnswer {
  readonly rows: ReferenceRow[];
  readonly leftOut: Readonly<Record<string, number>>;
}

interface Measurement {
  readonly at: number;
  /** Null: it is not over. */
  readonly value: number | null;
  /** When the agent acted; null: nobody has. */
  readonly actedAt: number | null;
  /** Of a length: its two ends. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Of what counts once however often it comes. */
  readonly entity?: string;
  /** A list has one entry for each value that it has. */
  readonly dimensions: Partial<Record<Dimension, string | number | null | readonly string[]>>;
}

/** On the business clock, and yet nobody of ours acts in it. */
const CREDITS_NOBODY = ['missed-call-recovery-time'];
const WAITS = ['first-response-time', 'next-response-time', 'response-time', 'missed-call-recovery-time'];
/** What runs at the same time: the value is how long. */
const RUNNING = ['concurrent-calls', 'concurrent-conversations'];
const SECONDS = [
  ...WAITS,
  'speed-of-answer',
  'handle-time',
  'talk-time',
  'hold-time',
  'wrap-up-time',
  'resolution-time',
  'first-resolution-time',
];
/** How many there are at a moment: the value is how long one lasts, null: still. */
const LEVELS = ['waiting', 'open-conversations'];

export function referenceAnswer(
  facts: readonly Fact[],
  decisions: ReferenceDecisions,
  question: ReferenceQuestion,
): ReferenceAnswer {
  const places = placesOf(question);
  const isWait = WAITS.includes(question.metric);
  const used = [
    ...question.by,
    ...question.where.map((filter) => filter.dimension),
    ...(question.filter ? dimensionsOf(question.filter) : []),
  ];
  const knowsAgents = used.includes('agent') || used.includes('team');
  const inRange = facts
    .flatMap((fact) =>
      measure(question.metric, fact, facts).map((one) =>
        question.date === 'cohort' ? { ...one, at: openingOf(facts, fact) ?? fact.at } : one,
      ),
    )
    .filter(
      (one) => [...RUNNING, ...LEVELS].includes(question.metric) || (one.at >= question.from && one.at < question.to),
    )
    .filter((one) => !(isWait && knowsAgents && one.value === null))
    .map((one) => ({
      ...one,
      dimensions: {
        ...one.dimensions,
        team: teamAt(decisions, one, question.metric),
        ...rhythmOf(question.zone, one.at),
      },
    }))
    .filter((one) => holds(one, question));
  const judged = inRange.map((one) => judge(one, decisions, question));
  const all = judged.flatMap((one) => (typeof one === 'string' ? [] : underEach(one, question)));
  const shaped = RUNNING.includes(question.metric)
    ? runningCells
    : LEVELS.includes(question.metric)
      ? levelCells
      : cellsOf;
  const cells = shaped(all, question, places);
  const leftOut: Record<string, number> = {};
  for (const one of judged) if (typeof one === 'string') leftOut[one] = (leftOut[one] ?? 0) + 1;
  return {
    leftOut,
    rows: cells.map((cell) => ({
      ...cell,
      unanswered: isWait && !knowsAgents ? cell.unanswered : LEVELS.includes(question.metric) ? cell.n : null,
      outsideHours: question.clock === 'business' && !(question.metric in PROMISES) ? cell.outsideHours : null,
    })),
  };
}

/** Metrics that hold waits to what was promised, and about which metric it was. */
const PROMISES: Readonly<Record<string, string>> = {
  'within-target': 'response-time',
  'first-within-target': 'first-response-time',
  'service-level': 'speed-of-answer',
  'calls-abandoned-short': 'speed-of-answer',
  'abandonment-late': 'speed-of-answer',
};

/** The measurement on the clock of the question, or held to its promise; or why it has no place there. */
function judge(
  one: Measurement,
  decisions: ReferenceDecisions,
  question: ReferenceQuestion,
): Measurement | 'no-calendar' | 'no-target' | 'undecided' | 'short-abandon' | 'window-open' {
  const promised = PROMISES[question.metric];
  if (promised !== undefined) {
    const judged = held(one, decisions, promised);
    if (typeof judged === 'string' || question.metric !== 'abandonment-late') return judged;
    return { ...judged, value: 1 - judged.value };
  }
  if (question.metric === 'first-contact-resolution') {
    const over = one.startedAt! + (question.windowDays ?? 7) * 86_400_000;
    if (over >= question.now) return 'window-open';
    return { ...one, value: one.endedAt !== null && one.endedAt <= over ? 0 : 1 };
  }
  if (question.clock === 'calendar') return one;
  const calendar = calendarsOf(decisions, one);
  if (!calendar) return 'no-calendar';
  return { ...one, value: one.endedAt === null ? null : openBetween(calendar, one.startedAt!, one.endedAt) };
}

/** A wait that nobody has ended is late once its promise has passed: all of these are years old. */
const LONG_AFTER = 110 * 86_400_000;

function held(one: Measurement, decisions: ReferenceDecisions, metric: string) {
  const promise = narrowest(
    decisions.targets.filter((target) => target.metric === metric && target.aggregate === undefined),
    one,
  ).findLast(
    (target, _, all) =>
      begunLast(all, (each) => each.validFrom === null || each.validFrom <= utcDate(one.startedAt!)) === target,
  );
  if (!promise) return 'no-target';
  const end = one.endedAt ?? one.startedAt! + LONG_AFTER;
  const calendar = calendarsOf(decisions, one);
  if (promise.clock === 'business' && !calendar) return 'no-calendar';
  const length = promise.clock === 'business' ? openBetween(calendar!, one.startedAt!, end) : end - one.startedAt!;
  if (length > promise.value * 1000) return { ...one, value: 0 };
  if (one.value !== null) return { ...one, value: 1 };
  return one.endedAt === null ? 'undecided' : 'short-abandon';
}

/** Those of the row's team, else of its channel, else of all – of which some version has begun, for promises. */
function narrowest<T extends { readonly for: Scope; readonly validFrom: string | null }>(
  all: readonly T[],
  one: Measurement,
): T[] {
  const of = [
    all.filter((each) => each.for.kind === 'team' && each.for.team === one.dimensions.team),
    all.filter((each) => each.for.kind === 'channel' && each.for.channel === one.dimensions.channel),
    all.filter((each) => each.for.kind === 'all'),
  ];
  const hasBegun = (each: T) => each.validFrom === null || each.validFrom <= utcDate(one.startedAt!);
  return of.find((some) => some.some(hasBegun)) ?? [];
}

function begunLast<T extends { readonly validFrom: string | null }>(
  all: readonly T[],
  hasBegun: (one: T) => boolean,
): T | undefined {
  let best: T | undefined;
  for (const one of all)
    if (hasBegun(one) && (best === undefined || (one.validFrom ?? '') >= (best.validFrom ?? ''))) best = one;
  return best;
}

type Versions = ReferenceDecisions['calendars'];

function calendarsOf(decisions: ReferenceDecisions, one: Measurement): Versions | null {
  const of = [
    decisions.calendars.filter((each) => each.for.kind === 'team' && each.for.team === one.dimensions.team),
    decisions.calendars.filter((each) => each.for.kind === 'channel' && each.for.channel === one.dimensions.channel),
    decisions.calendars.filter((each) => each.for.kind === 'all'),
  ];
  return of.find((some) => some.length > 0) ?? null;
}

/** Quarter of an hour by quarter of an hour. */
function openBetween(versions: Versions, from: number, to: number): number {
  let open = 0;
  for (let start = Math.floor(from / 900_000) * 900_000; start < to; start += 900_000) {
    if (isOpen(versions, start)) open += Math.min(to, start + 900_000) - Math.max(from, start);
  }
  return open;
}

function isOpen(versions: Versions, at: number): boolean {
  const { date, hour, minute } = localOf(versions[0]!.zone, at);
  const version = begunLast(versions, (one) => one.validFrom === null || one.validFrom <= date);
  if (!version) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const holiday = version.holidays.findLast((one) => one.from <= date && date <= one.to);
  const hours = holiday ? holiday.hours : version.weekly.filter((one) => one.weekday === weekday);
  return hours.some((one) => one.from <= `${hour}:${minute}` && `${hour}:${minute}` < one.to);
}

/** Of the teams whose version of that day names the agent, the one that was decided for the latest date. */
function teamAt({ teams }: ReferenceDecisions, { actedAt, dimensions }: Measurement, metric: string): string | null {
  if (actedAt === null || dimensions.agent == null || CREDITS_NOBODY.includes(metric)) return null;
  const date = utcDate(actedAt);
  const holding = [...new Set(teams.map((team) => team.name))].flatMap(
    (name) =>
      begunLast(
        teams.filter((team) => team.name === name),
        (team) => team.validFrom === null || team.validFrom <= date,
      ) ?? [],
  );
  const own = teams.filter((team) => holding.includes(team) && team.agents.includes(String(dimensions.agent)));
  return begunLast(own, () => true)?.name ?? null;
}

function utcDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The first moment at which the fact's conversation was opened. */
function openingOf(facts: readonly Fact[], fact: Fact): number | null {
  const conversation = facts.filter(
    (one) => one === fact || (fact.conversation !== null && one.conversation === fact.conversation),
  );
  const openings = conversation.filter((one) => one.opensConversation).map((one) => one.at);
  return openings.length > 0 ? Math.min(...openings) : null;
}

/** The measurement once for each value of what it has several of and is split by. */
function underEach(one: Measurement, { by }: ReferenceQuestion): Measurement[] {
  let all = [one];
  for (const dimension of by)
    all = all.flatMap((each) => {
      const value = each.dimensions[dimension];
      if (!Array.isArray(value)) return [each];
      const values: readonly (string | null)[] = value.length > 0 ? (value as readonly string[]) : [null];
      return values.map((single) => ({ ...each, dimensions: { ...each.dimensions, [dimension]: single } }));
    });
  return all;
}

function dimensionsOf(tree: FilterTree): Dimension[] {
  if ('dimension' in tree) return [tree.dimension];
  return ('not' in tree ? [tree.not] : 'and' in tree ? tree.and : tree.or).flatMap(dimensionsOf);
}

function cellsOf(
  all: readonly Measurement[],
  question: ReferenceQuestion,
  places: readonly (string | null)[],
): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  for (const key of keysOf(all, question)) {
    for (const bucket of places) {
      const here = all.filter(
        (one) => keyOf(one, question) === key && (bucket === null || bucketKey(question, one.at) === bucket),
      );
      const values = here.flatMap((one) => (one.value === null ? [] : [one.value])).sort((a, b) => a - b);
      const entities = new Set(here.flatMap((one) => one.entity ?? []));
      const value =
        entities.size > 0
          ? entities.size
          : question.aggregate === 'busiest-hour'
            ? busiest(here, question)
            : aggregated(question, values);
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value,
        n: here.some((one) => one.entity !== undefined) ? value! : values.length,
        unanswered: here.length - values.length,
        outsideHours: here.filter((one) => one.value === 0 && one.endedAt! > one.startedAt!).length,
      });
    }
  }
  return rows;
}

/** How many there are in the hour with most of them. */
function busiest(here: readonly Measurement[], question: ReferenceQuestion): number | null {
  const hours = new Map<string, number>();
  for (const { at } of here) {
    const hour = bucketKey({ ...question, every: 'hour' }, at);
    hours.set(hour, (hours.get(hour) ?? 0) + 1);
  }
  return hours.size === 0 ? null : Math.max(...hours.values());
}

function levelCells(
  all: readonly Measurement[],
  question: ReferenceQuestion,
  places: readonly (string | null)[],
): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  const moments = places.map((bucket) =>
    Math.min(question.to, question.now + 1, bucket === null ? Infinity : endOf(question, bucket)),
  );
  const last = moments.at(-1)!;
  const longer = (question.longerThan ?? 0) * 1000;
  const endOfOne = (one: Measurement) => (one.value === null ? Infinity : one.at + one.value);
  const isOpenAt = (one: Measurement, moment: number) => one.at + longer < moment && endOfOne(one) >= moment;
  // Over time a split is shown from its first span on; at one moment only where something is open.
  const isSeen = (one: Measurement) => one.at + longer < last && (longer === 0 || one.at + longer < endOfOne(one));
  const seen = all.filter((one) => (question.every ? isSeen(one) : isOpenAt(one, last)));
  for (const key of keysOf(seen, question)) {
    for (const [i, bucket] of places.entries()) {
      const open = all.filter((one) => keyOf(one, question) === key && isOpenAt(one, moments[i]!));
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value: question.aggregate === 'oldest' ? ageOf(open, moments[i]!) : open.length,
        n: open.length,
        unanswered: open.length,
        outsideHours: 0,
      });
    }
  }
  return rows;
}

/** At each beginning in the bucket and where it begins all that runs then is counted. */
function runningCells(
  all: readonly Measurement[],
  question: ReferenceQuestion,
  places: readonly (string | null)[],
): ReferenceRow[] {
  const rows: ReferenceRow[] = [];
  const lies = (one: Measurement, start: number, end: number) =>
    one.value! > 0 && one.at < end && one.at + one.value! > start;
  const seen = all.filter((one) => lies(one, question.from, question.to));
  for (const key of keysOf(seen, question)) {
    const mine = seen.filter((one) => keyOf(one, question) === key);
    for (const bucket of places) {
      const start = bucket === null ? question.from : Math.max(question.from, startOf(question, bucket));
      const end = bucket === null ? question.to : Math.min(question.to, endOf(question, bucket));
      const here = mine.filter((one) => lies(one, start, end));
      const runningAt = (at: number) => here.filter((one) => one.at <= at && at < one.at + one.value!).length;
      const moments = [start, ...here.map((one) => one.at).filter((at) => at >= start)];
      const shared = here.map((one) => Math.min(end, one.at + one.value!) - Math.max(start, one.at));
      rows.push({
        bucket,
        by: JSON.parse(key) as ReferenceRow['by'],
        value:
          question.aggregate === 'max'
            ? Math.max(...moments.map(runningAt))
            : shared.reduce((sum, span) => sum + span, 0) / (end - start),
        n: here.length,
        unanswered: null,
        outsideHours: 0,
      });
    }
  }
  return rows;
}

function startOf(question: ReferenceQuestion, bucket: string): number {
  let at = Math.floor(question.from / 900_000) * 900_000;
  while (bucketKey(question, at) !== bucket) at += 900_000;
  return at;
}

function ageOf(open: readonly Measurement[], moment: number): number | null {
  return open.length === 0 ? null : (moment - Math.min(...open.map((one) => one.at))) / 1000;
}

function keysOf(all: readonly Measurement[], question: ReferenceQuestion): string[] {
  if (question.by.length === 0) return ['[]'];
  return [...new Set(all.map((one) => keyOf(one, question)))];
}

function keyOf(one: Measurement, question: ReferenceQuestion): string {
  return JSON.stringify(question.by.map((dimension) => one.dimensions[dimension] ?? null));
}

function holds(one: Measurement, { where, filter }: ReferenceQuestion): boolean {
  if (filter && !holdsTree(one, filter)) return false;
  return where.every(({ dimension }) =>
    where.some((filter) => filter.dimension === dimension && hasValue(one, filter)),
  );
}

function holdsTree(one: Measurement, tree: FilterTree): boolean {
  if ('and' in tree) return tree.and.every((part) => holdsTree(one, part));
  if ('or' in tree) return tree.or.some((part) => holdsTree(one, part));
  if ('not' in tree) return !holdsTree(one, tree.not);
  return hasValue(one, tree);
}

function hasValue(one: Measurement, { dimension, value }: { dimension: Dimension; value: string }): boolean {
  const found = one.dimensions[dimension] ?? '';
  if (!Array.isArray(found)) return String(found) === value;
  return found.length === 0 ? value === '' : found.includes(value);
}

function measure(metric: string, fact: Fact, facts: readonly Fact[]): Measurement[] {
  const dimensions = {
    channel: fact.channel,
    direction: fact.direction,
    author: fact.author,
    language: fact.language,
    source: fact.source,
    customer: fact.customer,
    agent: fact.agent,
    import: 'story',
    company: COMPANIES[fact.customer] ?? [],
    topic: fact.topic,
    subtopic: fact.subtopic,
    tag: fact.tags,
  };
  const { wait, rating } = fact;
  const one = (value: number | null, at = fact.at, more = {}, actedAt: number | null = fact.at): Measurement[] => [
    { at, value, actedAt, startedAt: null, endedAt: null, dimensions: { ...dimensions, ...more } },
  ];
  const isIncomingCall =
    fact.kind === 'call' && !fact.isLeg && (fact.direction === null || fact.direction === 'inbound');
  const endedAt = wait?.ended ? fact.at + wait.ended.after : null;
  const waited = () =>
    one(wait!.ended?.after ?? null, fact.at, { agent: wait!.ended?.by ?? null }, endedAt).map((each) => ({
      ...each,
      startedAt: fact.at,
      endedAt,
    }));
  const solved = fact.opensConversation ? fact.resolution : null;
  const solvedAt = fact.at + (solved?.first ?? solved?.last ?? 0);
  const lasted = (span: number, agent: string | null) =>
    one(span, fact.at + span, { agent }, fact.at + span).map((each) => ({
      ...each,
      startedAt: fact.at,
      endedAt: fact.at + span,
    }));
  const surveySentAt = fact.surveyAfter === null ? fact.at : fact.at + fact.surveyAfter;
  switch (metric) {
    case 'volume':
      return (fact.kind === 'message' || fact.kind === 'call') && !fact.isLeg ? one(1) : [];
    case 'messages':
      return fact.kind === 'message' ? one(1) : [];
    case 'words':
      return fact.kind === 'message' && fact.words !== null ? one(fact.words) : [];
    case 'attachments':
      return ['message', 'call'].includes(fact.kind) && fact.attachments > 0 ? one(fact.attachments) : [];
    case 'calls':
      return fact.kind === 'call' && !fact.isLeg ? one(1) : [];
    case 'conversations-active':
      return isExchange(fact) ? one(1).map((each) => ({ ...each, entity: conversationOf(fact) })) : [];
    case 'customers-active':
      return isWithCustomer(fact) ? one(1).map((each) => ({ ...each, entity: fact.customer })) : [];
    case 'customers-new':
      return firstOf(facts.filter((each) => each.customer === fact.customer && isWithCustomer(each))) === fact
        ? one(1)
        : [];
    case 'customers-returning': {
      if (!fact.opensConversation) return [];
      const first = firstOf(facts.filter((each) => each.customer === fact.customer && each.opensConversation));
      return fact === first ? [] : one(1).map((each) => ({ ...each, entity: fact.customer }));
    }
    case 'touches':
    case 'replies-per-conversation': {
      if (!fact.opensConversation) return [];
      const isCounted = metric === 'touches' ? isTouch : isOurReply;
      return one(facts.filter((each) => conversationOf(each) === conversationOf(fact) && isCounted(each)).length);
    }
    case 'resolution-rate':
      return solved ? one(solved.state === 'resolved' ? 1 : 0) : [];
    case 'resolution-time':
      return solved?.last == null ? [] : lasted(solved.last, solved.lastBy);
    case 'first-resolution-time':
      return solved?.first == null ? [] : lasted(solved.first, solved.firstBy);
    case 'reopened':
      return solved && solved.reopens > 0 ? one(1, solvedAt, { agent: solved.firstBy }, solvedAt) : [];
    case 'first-contact-resolution': {
      if (!solved || (solved.first === null && solved.last === null)) return [];
      const returned = solved.recontact === null ? null : fact.at + solved.recontact;
      return one(null, solvedAt, { agent: solved.firstBy }, solvedAt).map((each) => ({
        ...each,
        startedAt: solvedAt,
        endedAt: returned ?? (solved.reopens > 0 ? solvedAt : null),
      }));
    }
    case 'answered-share':
      return wait ? one(wait.ended ? 1 : 0) : [];
    case 'calls-abandoned-short':
      return !fact.isLeg && fact.outcome === 'abandoned' && fact.gaveUp !== null
        ? one(fact.gaveUp).map((each) => ({ ...each, startedAt: fact.at, endedAt: fact.at + fact.gaveUp! }))
        : [];
    case 'abandonment-late': {
      if (!isIncomingCall) return [];
      if (fact.outcome !== 'abandoned')
        return one(0).map((each) => ({ ...each, startedAt: fact.at, endedAt: fact.at }));
      const left = fact.gaveUp === null ? null : fact.at + fact.gaveUp;
      return one(null).map((each) => ({ ...each, startedAt: fact.at, endedAt: left }));
    }
    case 'abandonment':
      return isIncomingCall ? one(fact.outcome === 'abandoned' ? 1 : 0) : [];
    case 'transfers':
      return fact.kind === 'call' && fact.isLeg && (fact.ring !== null || (fact.talk ?? 0) > 0) ? one(1) : [];
    case 'concurrent-calls': {
      const ring = fact.ring ?? wait?.ended?.after ?? null;
      if (fact.kind !== 'call' || fact.talk === null || ring === null || (fact.ring === null && fact.talk <= 0))
        return [];
      return one(fact.talk + (fact.hold ?? 0), fact.at + ring, {}, fact.at + ring);
    }
    case 'concurrent-conversations': {
      if (!fact.opensConversation) return [];
      const turns = facts.filter((each) => conversationOf(each) === conversationOf(fact) && isTouch(each));
      return turns.length === 0 ? [] : one(Math.max(...turns.map(endOfTurn)) - fact.at);
    }
    case 'talk-time':
    case 'hold-time':
    case 'wrap-up-time': {
      const value = { 'talk-time': fact.talk, 'hold-time': fact.hold, 'wrap-up-time': fact.wrapUp }[metric];
      if (fact.kind !== 'call' || value === null || (fact.ring === null && (fact.talk ?? 0) <= 0)) return [];
      const work = (fact.talk ?? 0) + (fact.hold ?? 0) + (fact.wrapUp ?? 0);
      return one(value, fact.at + (fact.ring ?? wait?.ended?.after ?? 0) + work);
    }
    case 'missed-call-recovery':
    case 'missed-call-recovery-time': {
      if (fact.kind !== 'call' || fact.isLeg || !['missed', 'abandoned'].includes(fact.outcome ?? '')) return [];
      const later = facts.filter((each) => each.customer === fact.customer && each.at > fact.at && isReached(each));
      const after = later.length > 0 ? Math.min(...later.map((each) => each.at)) - fact.at : Infinity;
      const value = after <= 7 * 86_400_000 ? after : null;
      if (metric === 'missed-call-recovery') return one(value === null ? 0 : 1);
      return one(value).map((each) => ({
        ...each,
        startedAt: fact.at,
        endedAt: value === null ? null : fact.at + value,
      }));
    }
    case 'inferred-sentiment': {
      if (fact.kind !== 'message' || fact.author !== 'customer' || fact.sentiment === null) return [];
      const sentiment = fact.sentiment > 0 ? 'positive' : fact.sentiment < 0 ? 'negative' : 'neutral';
      return one(100 * fact.sentiment, fact.at, { sentiment });
    }
    case 'nps': {
      if (rating?.scale !== '0-10') return [];
      const points = rating.value >= 9 ? 100 : rating.value <= 6 ? -100 : 0;
      return one(points, fact.at + rating.after, {}, surveySentAt);
    }
    case 'ces':
      return rating?.scale === '1-7' ? one(rating.value, fact.at + rating.after, {}, surveySentAt) : [];
    case 'service-level': {
      if (!isIncomingCall || !['answered', 'missed', 'abandoned'].includes(fact.outcome ?? '')) return [];
      const isTaken = fact.outcome === 'answered';
      const ring = fact.ring ?? wait?.ended?.after ?? null;
      if (isTaken && ring === null) return [];
      const takenAt = isTaken ? fact.at + ring! : null;
      const leftAt = fact.outcome === 'abandoned' && fact.gaveUp !== null ? fact.at + fact.gaveUp : null;
      return one(
        isTaken ? ring : null,
        fact.at,
        { agent: isTaken ? (wait?.ended?.by ?? fact.agent) : null },
        takenAt,
      ).map((each) => ({ ...each, startedAt: fact.at, endedAt: takenAt ?? leftAt }));
    }
    case 'conversations':
      return fact.opensConversation ? one(1) : [];
    case 'replies':
      return fact.isReply && fact.kind === 'message' ? one(1) : [];
    case 'system-lines':
      return fact.kind === 'system' ? one(1) : [];
    case 'first-response-time':
    case 'first-within-target':
      return wait?.isFirst ? waited() : [];
    case 'next-response-time':
      return wait && !wait.isFirst ? waited() : [];
    case 'response-time':
    case 'within-target':
      return wait ? waited() : [];
    case 'open-conversations':
      return fact.open && fact.open.ends !== 'unknown' ? one(fact.open.for) : [];
    case 'waiting':
      return wait ? one(wait.ended?.after ?? null) : [];
    case 'csat':
      return rating && rating.scale !== '0-10' && rating.scale !== '1-7'
        ? one(
            starsOf(rating) >= 4 ? 1 : 0,
            fact.at + rating.after,
            { rating: Math.round(starsOf(rating)) },
            surveySentAt,
          )
        : [];
    case 'rating':
      return rating
        ? one(starsOf(rating), fact.at + rating.after, { rating: Math.round(starsOf(rating)) }, surveySentAt)
        : [];
    case 'survey-response':
      return fact.surveyAfter === null ? [] : one(rating ? 1 : 0, surveySentAt, {}, surveySentAt);
    case 'calls-offered':
      return isIncomingCall ? one(1) : [];
    case 'calls-missed':
      return !fact.isLeg && fact.outcome === 'missed' ? one(1) : [];
    case 'calls-abandoned':
      return !fact.isLeg && fact.outcome === 'abandoned' ? one(1) : [];
    case 'speed-of-answer': {
      const ring = fact.ring ?? wait?.ended?.after ?? null;
      if (!isIncomingCall || fact.outcome !== 'answered' || ring === null) return [];
      return one(ring, fact.at, { agent: wait?.ended?.by ?? fact.agent }, fact.at + ring).map((each) => ({
        ...each,
        startedAt: fact.at,
        endedAt: fact.at + ring,
      }));
    }
    case 'handle-time': {
      if (fact.kind !== 'call' || fact.talk === null || (fact.ring === null && fact.talk <= 0)) return [];
      const work = fact.talk + (fact.hold ?? 0) + (fact.wrapUp ?? 0);
      return one(work, fact.at + (fact.ring ?? wait?.ended?.after ?? 0) + work);
    }
    default:
      throw new Error(metric);
  }
}

function isExchange({ kind, isLeg }: Fact): boolean {
  return (kind === 'message' || kind === 'call') && !isLeg;
}

function isWithCustomer(fact: Fact): boolean {
  return isExchange(fact) && fact.direction !== 'internal';
}

function isTouch(fact: Fact): boolean {
  return (
    isExchange(fact) &&
    ['customer', 'agent'].includes(fact.author) &&
    ['inbound', 'outbound'].includes(fact.direction ?? '')
  );
}

function endOfTurn(fact: Fact): number {
  if (fact.kind !== 'call' || fact.outcome !== 'answered') return fact.at;
  return fact.at + (fact.ring ?? fact.wait?.ended?.after ?? 0) + (fact.talk ?? 0) + (fact.hold ?? 0);
}

function isOurReply(fact: Fact): boolean {
  return isExchange(fact) && fact.author === 'agent' && fact.direction === 'outbound';
}

function isReached(fact: Fact): boolean {
  if (fact.kind === 'message') return fact.author === 'agent' && fact.direction === 'outbound';
  return fact.kind === 'call' && !fact.isLeg && fact.outcome === 'answered';
}

function conversationOf(fact: Fact): string {
  return fact.conversation === null ? fact.id : String(fact.conversation);
}

function firstOf(facts: readonly Fact[]): Fact | undefined {
  return [...facts].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0];
}

function starsOf({ value, scale }: NonNullable<Fact['rating']>): number {
  const [low, high] = scale.split('-').map(Number) as [number, number];
  return 1 + ((value - low) * 4) / (high - low);
}

function aggregated({ aggregate, metric, target }: ReferenceQuestion, values: readonly number[]): number | null {
  const isSeconds = SECONDS.includes(metric);
  const told = isSeconds ? values.map((value) => value / 1000) : values;
  const sum = told.reduce((a, b) => a + b, 0);
  const isSeries =
    ['volume', 'conversations', 'replies', 'system-lines', 'messages', 'calls', 'transfers'].includes(metric) ||
    /^(calls-|customers-|conversations-)/.test(metric);
  if (aggregate === 'count') return values.length;
  if (values.length === 0) return (isSeries && aggregate !== 'ratio') || aggregate === 'sum' ? 0 : null;
  if (aggregate === 'sum') return sum;
  if (aggregate === 'max') return told.at(-1)!;
  if (aggregate === 'mean' || aggregate === 'ratio') return sum / values.length;
  if (aggregate === 'share') return told.filter((value) => value <= target!).length / values.length;
  const place = { median: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 }[aggregate as 'median'] * (values.length - 1);
  const [low, high] = [told[Math.floor(place)]!, told[Math.ceil(place)]!];
  return low + (high - low) * (place - Math.floor(place));
}

/** The buckets of the range, found by looking at every quarter of an hour in it. */
function placesOf(question: ReferenceQuestion): (string | null)[] {
  if (!question.every) return [null];
  const keys = new Set<string>();
  for (let slot = Math.floor(question.from / 900_000); slot * 900_000 < question.to; slot++) {
    keys.add(bucketKey(question, slot * 900_000));
  }
  return [...keys];
}

function endOf(question: ReferenceQuestion, bucket: string): number {
  let at = Math.floor(question.from / 900_000) * 900_000;
  while (bucketKey(question, at) !== bucket) at += 900_000;
  while (bucketKey(question, at) === bucket) at += 900_000;
  return at;
}

/** A bucket by the local date at which it starts; hours with their offset, because one may come twice. */
export function bucketKey(
  { every, zone, weekStart }: Pick<ReferenceQuestion, 'every' | 'zone' | 'weekStart'>,
  at: number,
): string {
  const local = localOf(zone, Math.floor(at / 900_000) * 900_000);
  if (every === 'hour') return `${local.date}T${local.hour} ${local.offset}`;
  const [year, month] = local.date.split('-').map(Number) as [number, number];
  if (every === 'year') return `${year}-01-01`;
  if (every === 'quarter') return `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  if (every === 'month') return `${local.date.slice(0, 7)}-01`;
  if (every === 'day') return local.date;
  const date = new Date(`${local.date}T00:00:00Z`);
  while ((date.getUTCDay() || 7) !== weekStart) date.setUTCDate(date.getUTCDate() - 1);
  // A week whose first day the zone skipped begins with the day after it (Samoa, 30 December 2011).
  while (!hasDay(zone, date)) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function hasDay(zone: string, date: Date): boolean {
  const wanted = date.toISOString().slice(0, 10);
  for (let hour = -24; hour < 48; hour++) {
    if (localOf(zone, date.getTime() + hour * 3_600_000).date === wanted) return true;
  }
  return false;
}

function rhythmOf(zone: string, at: number): { weekday: number; hour: number } {
  const local = localOf(zone, Math.floor(at / 900_000) * 900_000);
  return { weekday: new Date(`${local.date}T00:00:00Z`).getUTCDay() || 7, hour: Number(local.hour) };
}

interface Local {
  readonly date: string;
  readonly hour: string;
  readonly minute: string;
  readonly offset: string;
}

const SEEN = new Map<string, Local>();
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function localOf(zone: string, at: number): Local {
  const name = `${zone} ${at}`;
  const seen = SEEN.get(name);
  if (seen) return seen;
  const format =
    FORMATS.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'longOffset',
    });
  FORMATS.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const offset = parts.timeZoneName!.replace('GMT', '') || '+00:00';
  const local = { date: `${parts.year}-${parts.month}-${parts.day}`, hour: parts.hour!, minute: parts.minute!, offset };
  SEEN.set(name, local);
  return local;
}
