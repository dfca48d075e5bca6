import * as fc from 'fast-check';
import { AUTHOR_KINDS } from '../../core/basics/author-kind.ts';
import { CALL_OUTCOMES } from '../../core/basics/call-outcome.ts';
import { RATING_SCALES } from '../../core/standardise/reading.ts';
import { type Story, story } from '../../store/testing/given.ts';
import { METRICS } from '../metrics.ts';
import { COMPANIES, type Fact } from './reference/fact.ts';
import type { ReferenceDecisions, ReferenceQuestion } from './reference/reference-question.ts';
import { tagsOf } from '../../core/standardise/tags.ts';
import type { FilterTree, QuestionInput } from '../../contract/question.ts';
import { personIdOf } from '../../store/testing/given.ts';
import { recordIdOf } from '../../core/basics/ids.ts';
import { clocksOf, datesOf } from '../metric.ts';

const DAY = 86_400_000;

/** Zones with odd offsets or clock changes, and a moment at which something happens to their clocks. */
const PLACES = [
  ['UTC', '2024-02-29'],
  ['Asia/Shanghai', '2023-12-31'],
  ['Asia/Kathmandu', '2024-04-01'],
  ['Europe/Berlin', '2024-03-31'],
  ['Europe/Berlin', '2024-10-27'],
  ['America/St_Johns', '2024-11-03'],
  ['America/Havana', '2024-11-03'],
  ['Australia/Lord_Howe', '2024-04-07'],
  ['Australia/Lord_Howe', '2024-10-06'],
  ['Pacific/Chatham', '2024-04-07'],
  ['Asia/Beirut', '2024-03-31'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Africa/Casablanca', '2024-03-10'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/Santiago', '2024-09-08'],
] as const;

/** A history near a clock change, and a question about it. */
export const historyAndQuestion = fc.constantFrom(...PLACES).chain(([zone, day]) =>
  fc.record({
    facts: fc
      .array(factNear(Date.parse(day)), { maxLength: 12 })
      .map((facts) => facts.map((fact, i) => ({ ...fact, id: recordIdOf('story', String(i)) }))),
    decisions: decisionsNear(zone, Date.parse(day)),
    question: questionAbout(zone, Date.parse(day)),
  }),
);

/** Whole seconds shrink to readable stories; odd milliseconds are drawn now and then. */
const span = (longest: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: longest / 1000 }).map((s) => s * 1000) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: longest }) },
  );
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const AGENTS = ['Ann', 'Bob', '王芳'] as const;
const agent = fc.constantFrom(...AGENTS);
const TEAMS = ['Alpha', 'Beta'] as const;

/** Working hours, teams and targets, each in a few versions around the moment at which something happens. */
function decisionsNear(zone: string, middle: number): fc.Arbitrary<ReferenceDecisions> {
  const validFrom = maybe(
    fc.integer({ min: -15, max: 15 }).map((days) => new Date(middle + days * DAY).toISOString().slice(0, 10)),
  );
  const scope = fc.oneof(
    fc.constant({ kind: 'all' as const }),
    fc.constantFrom('email', 'phone', 'chat').map((channel) => ({ kind: 'channel' as const, channel })),
    fc.constantFrom(...TEAMS).map((team) => ({ kind: 'team' as const, team })),
  );
  return fc.record({
    calendars: fc.array(
      fc.record({
        for: scope,
        name: fc.constant('hours'),
        zone: fc.constant(zone),
        weekly: fc.array(weeklyHours, { maxLength: 7 }),
        holidays: fc.array(holidayNear(middle), { maxLength: 2 }),
        validFrom,
      }),
      { maxLength: 3 },
    ),
    // Both are known, so that they can be named in filters.
    teams: fc
      .array(
        fc.record({ name: fc.constantFrom(...TEAMS), agents: fc.uniqueArray(agent, { maxLength: 3 }), validFrom }),
        {
          maxLength: 3,
        },
      )
      .map((teams) => [...TEAMS.map((name) => ({ name, agents: [], validFrom: null })), ...teams]),
    targets: fc.array(
      fc.record({
        for: scope,
        metric: fc.constantFrom('response-time', 'first-response-time', 'speed-of-answer'),
        value: fc.integer({ min: 0, max: 7200 }),
        aggregate: fc.option(fc.constant('median'), { nil: undefined, freq: 2 }),
        clock: fc.constantFrom('calendar' as const, 'business' as const),
        validFrom,
      }),
      { maxLength: 3 },
    ),
  });
}

/** At quarters of an hour, as the reference walks. */
const hours = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
  .map(([from, length]) => ({ from: quarter(from), to: quarter(Math.min(96, from + length)) }));
const weeklyHours = fc.tuple(fc.integer({ min: 1, max: 7 }), hours).map(([weekday, one]) => ({ weekday, ...one }));

function quarter(count: number): string {
  return `${String(Math.floor(count / 4)).padStart(2, '0')}:${String((count % 4) * 15).padStart(2, '0')}`;
}

function holidayNear(middle: number) {
  const date = (days: number) => new Date(middle + days * DAY).toISOString().slice(0, 10);
  return fc
    .record({
      first: fc.integer({ min: -5, max: 5 }),
      length: fc.integer({ min: 0, max: 2 }),
      own: fc.array(hours, { maxLength: 1 }),
    })
    .map(({ first, length, own }) => ({ name: 'holiday', from: date(first), to: date(first + length), hours: own }));
}

function factNear(middle: number): fc.Arbitrary<Omit<Fact, 'id'>> {
  const moment = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: -40 * 96, max: 40 * 96 }).map((slots) => slots * 900_000) },
    { weight: 2, arbitrary: fc.integer({ min: -96, max: 96 }).map((slots) => slots * 900_000) },
    { weight: 1, arbitrary: fc.integer({ min: -40 * DAY, max: 40 * DAY }) },
  );
  return fc
    .record({
      at: moment.map((offset) => middle + offset),
      kind: fc.constantFrom('message', 'call', 'system', 'rating'),
      channel: fc.constantFrom('email', 'phone', 'chat'),
      direction: fc.constantFrom('inbound', 'outbound', 'internal', null),
      author: fc.constantFrom(...AUTHOR_KINDS),
      language: maybe(fc.constantFrom('en', 'zh-Hans')),
      source: fc.constantFrom('mail', 'table'),
      customer: fc.constantFrom('Eva', 'Max', '李雷'),
      agent: maybe(agent),
      isReply: fc.boolean(),
      isLeg: fc.boolean(),
      opensConversation: fc.boolean(),
      conversation: maybe(fc.integer({ min: 1, max: 3 })),
      wait: maybe(
        fc.record({ isFirst: fc.boolean(), ended: maybe(fc.record({ after: span(3 * DAY), by: maybe(agent) })) }),
      ),
      outcome: maybe(fc.constantFrom(...CALL_OUTCOMES)),
      ring: maybe(span(600_000)),
      talk: maybe(span(3_600_000)),
      hold: maybe(span(600_000)),
      wrapUp: maybe(span(600_000)),
      rating: maybe(fc.constantFrom(...RATING_SCALES).chain(ratingOn)),
      surveyAfter: maybe(span(DAY)),
      gaveUp: maybe(span(600_000)),
      words: maybe(fc.integer({ min: 0, max: 500 })),
      attachments: fc.integer({ min: 0, max: 3 }),
      topic: maybe(fc.constantFrom('Returns', '物流')),
      subtopic: maybe(fc.constant('Damaged')),
      resolution: maybe(
        fc.record({
          state: fc.constantFrom('resolved' as const, 'open' as const),
          first: maybe(span(3 * DAY)),
          firstBy: maybe(agent),
          last: maybe(span(20 * DAY)),
          lastBy: maybe(agent),
          reopens: fc.integer({ min: 0, max: 2 }),
          recontact: maybe(span(15 * DAY)),
        }),
      ),
      open: maybe(
        fc.record({
          ends: fc.constantFrom('open' as const, 'resolved' as const, 'unknown' as const, 'reopened' as const),
          for: span(3 * DAY),
        }),
      ).map((one) => one && (one.ends === 'open' || one.ends === 'unknown' ? { ...one, for: null } : one)),
      tags: fc.uniqueArray(fc.constantFrom('vip', '加急', 'a\\b'), { maxLength: 3 }),
      sentiment: maybe(fc.constantFrom(-1 as const, 0 as const, 1 as const)),
    })
    .map((fact) => (fact.kind === 'call' ? fact : { ...fact, outcome: null, ring: null, talk: null, gaveUp: null }));
}

function ratingOn(scale: string): fc.Arbitrary<NonNullable<Fact['rating']>> {
  const [low, high] = scale.split('-').map(Number) as [number, number];
  return fc.record({ value: fc.integer({ min: low, max: high }), scale: fc.constant(scale), after: span(2 * DAY) });
}

function questionAbout(zone: string, middle: number): fc.Arbitrary<ReferenceQuestion> {
  return fc.constantFrom(...METRICS).chain((metric) => {
    const dimension = fc.constantFrom(...metric.dimensions);
    const slots = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * 900_000);
    return fc
      .record({
        every: fc.option(fc.constantFrom('hour', 'day', 'week', 'month', 'quarter', 'year'), { nil: undefined }),
        by: fc.uniqueArray(dimension, { maxLength: 2 }),
        where: fc.array(dimension.chain(filterOf), { maxLength: 2 }),
        filter: fc.option(treeOf(dimension), { nil: undefined, freq: 3 }),
        clock: fc.constantFrom(...clocksOf(metric)),
        date: fc.constantFrom(...datesOf(metric)),
        weekStart: fc.integer({ min: 1, max: 7 }),
        start: fc.oneof(slots(-20 * 96, 0), fc.integer({ min: -2 * DAY, max: 0 })),
        length: fc.oneof(slots(1, 30 * 96), fc.integer({ min: 1, max: 3 * DAY })),
        aggregate: fc.constantFrom(...metric.aggregations),
        target: fc.integer({ min: 0, max: 7200 }),
        windowDays: fc.integer({ min: 1, max: 20 }),
        now: fc.integer({ min: -2 * DAY, max: 40 * DAY }),
        longerThan: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * 86_400 })),
      })
      .map(({ start, length, every, longerThan, windowDays, now, ...rest }) => {
        const isHourly = every === 'hour';
        const from = middle + (isHourly ? Math.max(start, -2 * DAY) : start);
        const to = from + (isHourly ? Math.min(length, 4 * DAY) : length);
        return {
          metric: metric.id,
          zone,
          every: every,
          from,
          to,
          // What has a window is asked while some of them are open.
          ...(metric.windowDays !== undefined ? { windowDays, now: middle + now } : { now: Infinity }),
          ...(metric.shape === 'level' && longerThan > 0 ? { longerThan } : {}),
          ...rest,
        };
      });
  });
}

/** The question as the product is asked it. */
export function inputOf({ now, ...question }: ReferenceQuestion): QuestionInput {
  return {
    ...question,
    by: [...question.by],
    where: [...question.where],
    from: new Date(question.from).toISOString(),
    to: new Date(question.to).toISOString(),
    ...(Number.isFinite(now) ? { asOf: new Date(now).toISOString() } : {}),
  };
}

function treeOf(dimension: fc.Arbitrary<ReferenceQuestion['by'][number]>): fc.Arbitrary<FilterTree> {
  return fc.letrec<{ tree: FilterTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      dimension.chain(filterOf),
      fc.record({ not: tie('tree') }),
      fc.record({ and: fc.array(tie('tree'), { maxLength: 2 }) }),
      fc.record({ or: fc.array(tie('tree'), { maxLength: 2 }) }),
    ),
  })).tree;
}

function filterOf(dimension: ReferenceQuestion['by'][number]): fc.Arbitrary<ReferenceQuestion['where'][number]> {
  const values: Record<typeof dimension, readonly string[]> = {
    channel: ['email', 'phone'],
    direction: ['inbound', 'outbound', ''],
    author: ['customer', 'agent', 'automation'],
    language: ['en', 'zh-Hans', ''],
    agent: ['Ann', '王芳', ''],
    customer: ['Eva', '李雷'],
    company: ['Acme', 'Lindt', ''],
    topic: ['Returns', '物流', ''],
    subtopic: ['Damaged', ''],
    tag: ['vip', 'a\\b', ''],
    team: ['Alpha', 'Beta', ''],
    import: ['story', ''],
    source: ['mail', 'table'],
    weekday: ['1', '6', '7'],
    hour: ['0', '1', '2', '12'],
    rating: ['1', '4', '5'],
    sentiment: ['negative', 'positive'],
  };
  return fc.constantFrom(...values[dimension]).map((value) => ({ dimension, value }));
}

/** The same facts as rows of a database. */
export function storyOf(facts: readonly Fact[], decisions: ReferenceDecisions): Story {
  const told = story();
  for (const about of decisions.calendars) told.decides('calendar', about);
  for (const about of decisions.teams) told.decides('team', { ...about, agents: about.agents.map(personIdOf) });
  for (const about of decisions.targets) told.decides('target', about);
  for (const name of ['Eva', 'Max', '李雷', 'Ann', 'Bob', '王芳']) told.person(name);
  told.source('table');
  for (const [name, companies] of Object.entries(COMPANIES))
    for (const company of companies) told.company(name, company);
  const after = (fact: Fact, span: number | null | undefined) =>
    span == null ? null : new Date(fact.at + span).toISOString();
  const person = (name: string | null | undefined) => (name == null ? null : told.person(name));
  for (const fact of facts) {
    told.row({
      at: new Date(fact.at).toISOString(),
      kind: fact.kind,
      channel: fact.channel,
      direction: fact.direction,
      author_kind: fact.author,
      language: fact.language,
      source_id: told.source(fact.source),
      contact_point_id: person(fact.customer),
      agent_point_id: person(fact.agent),
      is_reply: fact.isReply,
      is_leg: fact.isLeg,
      opens_conversation: fact.opensConversation,
      conversation_id: fact.conversation === null ? null : recordIdOf('conversation', String(fact.conversation)),
      opens_wait: fact.wait !== null,
      is_first_wait: fact.wait?.isFirst ?? false,
      answered_at: after(fact, fact.wait?.ended?.after),
      answered_by: person(fact.wait?.ended?.by),
      call_outcome: fact.outcome,
      stated_answered_at: after(fact, fact.ring),
      talk_ms: fact.talk,
      hold_ms: fact.hold,
      wrap_up_ms: fact.wrapUp,
      rating_value: fact.rating?.value ?? null,
      rating_scale: fact.rating?.scale ?? null,
      rated_at: after(fact, fact.rating?.after),
      survey_sent_at: after(fact, fact.surveyAfter),
      gave_up_at: after(fact, fact.gaveUp),
      words: fact.words,
      attachments: Array.from({ length: fact.attachments }, (_, i) => ({
        name: `${i}.pdf`,
        mediaType: 'application/pdf',
        size: null,
      })),
      resolution: fact.resolution?.state ?? null,
      first_resolved_at: after(fact, fact.resolution?.first),
      first_resolved_by: person(fact.resolution?.firstBy),
      resolved_at: after(fact, fact.resolution?.last),
      resolved_by: person(fact.resolution?.lastBy),
      reopens: fact.resolution?.reopens ?? null,
      recontacted_at: after(fact, fact.resolution?.recontact),
      open_ends: fact.open?.ends ?? null,
      open_until: after(fact, fact.open?.for),
      topic: fact.topic,
      subtopic: fact.subtopic,
      tags: tagsOf(fact.tags),
      sentiment: fact.sentiment,
    });
  }
  return told;
}
