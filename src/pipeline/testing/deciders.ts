import type { Deciding, DecisionKindName, FixAbout, RecipeAbout } from '../../contract/decisions.ts';
import { STANDARD_RECIPE } from '../../core/clean/recipe.ts';
import { sourcesOfHistory } from '../../store/recipes.ts';
import { placeInConversation } from '../../store/conversations.ts';
import { AUTHOR_ROLES } from '../../core/basics/author-role.ts';
import type { Store } from '../../store/store.ts';

type Roll = (sides: number) => number;
type Decider = (store: Store, roll: Roll) => Promise<Deciding | null>;

/** How a random decision of each kind is made about what is in the history; null: nothing to decide about. */
export function deciderOf(kind: DecisionKindName): Decider {
  return DECIDERS[kind];
}

const DECIDERS: Readonly<Record<DecisionKindName, Decider>> = {
  'same-person': async (store, roll) => {
    const customers = await somePoints(store, roll, 2);
    return customers.length < 2 ? null : { kind: 'same-person', about: { customers }, why: '' };
  },
  fix: async (store, roll) => {
    const [found] = await someValues(store, roll);
    const about = found ?? { namespace: 'push:crm', field: 'channel' as const, values: ['chat'] };
    return { kind: 'fix', about: { recordId: null, to: null, ...about }, why: '' };
  },
  'author-role': async (store, roll) => {
    const [point] = await somePoints(store, roll, 1);
    const role = AUTHOR_ROLES[roll(AUTHOR_ROLES.length)]!;
    return point ? { kind: 'author-role', about: { point, role }, why: '' } : null;
  },
  'our-people': async (store, roll) => {
    const { rows } = await store.database.query<{ value: string }>(
      `select value from history.contact_point where kind in ('email', 'name', 'extension', 'handle')
       order by md5(value || $1) limit 2`,
      [String(roll(1_000_000))],
    );
    return { kind: 'our-people', about: { agents: rows.map(({ value }) => value) }, why: '' };
  },
  'conversation-rules': async (_store, roll) => {
    const [hours, days] = [1 + roll(40), roll(20)];
    const about = { chatSilenceHours: hours, subjectThreadDays: days, callBackDays: days % 6 };
    return await Promise.resolve({ kind: 'conversation-rules', about, why: '' });
  },
  'conversation-cut': async (store, roll) => {
    const [one] = await someInteractions(store, roll, 1, 'not opens_conversation and conversation_id is not null');
    if (!one) return null;
    const place = await placeInConversation(store.database as never, one.record, one.part);
    return place!.isFirst || place!.isFurtherLeg ? null : { kind: 'conversation-cut', about: one, why: '' };
  },
  'conversation-join': async (store, roll) => {
    const [one, other] = await someInteractions(store, roll, 2, 'opens_conversation');
    if (!one || !other) return null;
    const about = { ...one, with: other.record, withPart: other.part };
    return { kind: 'conversation-join', about, why: '' };
  },
  'different-people': async (store, roll) => {
    const customers = await somePoints(store, roll, 2);
    return customers.length < 2 || (await areOne(store, customers))
      ? null
      : { kind: 'different-people', about: { customers }, why: '' };
  },
  split: async (store, roll) => {
    const { rows } = await store.database.query<{ customer: string; point: string }>(
      `select customer_id as customer, contact_point_id as point from history.identity_link
       order by md5(contact_point_id::text || $1) limit 1`,
      [String(roll(1_000_000))],
    );
    const [link] = rows;
    return link ? { kind: 'split', about: { customer: link.customer, points: [link.point] }, why: '' } : null;
  },
  // These three are looked up when a question is asked: nothing derived may follow them.
  calendar: (_, roll) => {
    const weekly = [{ weekday: 1 + roll(7), from: '09:00', to: '17:00' }];
    const about = { for: { kind: 'all' }, name: 'Hours', zone: 'Europe/Berlin', weekly, holidays: [], validFrom: null };
    return Promise.resolve({ kind: 'calendar', about, why: '' } as Deciding);
  },
  team: async (store, roll) => {
    const agents = await somePoints(store, roll, 3);
    return { kind: 'team', about: { name: `Team ${roll(3)}`, agents, validFrom: null, zone: 'UTC' }, why: '' };
  },
  target: (_, roll) => {
    const about = {
      for: { kind: 'all' },
      metric: 'response-time',
      value: roll(7200),
      clock: 'calendar',
      validFrom: null,
      zone: 'UTC',
    };
    return Promise.resolve({ kind: 'target', about, why: '' } as Deciding);
  },
  'repeat-cut': async (store, roll) => {
    const [one] = await someOfOneCustomer(store, roll, 1);
    return one ? { kind: 'repeat-cut', about: one, why: '' } : null;
  },
  'repeat-link': async (store, roll) => {
    const [one, other] = await someOfOneCustomer(store, roll, 2);
    if (!one || !other) return null;
    return { kind: 'repeat-link', about: { ...one, of: other.record, ofPart: other.part }, why: '' };
  },
  recipe: async (store, roll) => {
    const sources = await sourcesOfHistory(store.database);
    if (sources.length === 0) return null;
    return { kind: 'recipe', about: { source: sources[roll(sources.length)]!, steps: someSteps(roll) }, why: '' };
  },
  // Originals are numbered as they come, and a profile decides about files that come after it: another order of
  // arrival has others (their own tests hold them to it).
  reading: () => Promise.resolve(null),
  profile: () => Promise.resolve(null),
};

type SomeValue = Pick<FixAbout, 'namespace' | 'field' | 'values'> & Partial<Pick<FixAbout, 'recordId' | 'to'>>;

/** A value that was refused or stayed unknown, or one that a single record lacks: picked by the roll. */
async function someValues(store: Store, roll: Roll): Promise<SomeValue[]> {
  const { rows } = await store.database.query<SomeValue>(
    `select * from (
       select distinct o.survey ->> 'namespace' as namespace, null::uuid as "recordId", p.about ->> 'field' as field,
         array[p.about ->> 'value'] as values, null as to
       from history.problem p join history.record r using (record_id, import_id)
       join history.original o using (original_id)
       where p.stage = 'standardise' and p.about ->> 'value' <> '' and o.survey is not null
       union all
       select distinct o.survey ->> 'namespace', null::uuid, n.field, array[n.value], null
       from history.noted_value n join history.record r using (record_id, import_id)
       join history.original o using (original_id) where n.value <> '' and o.survey is not null
       union all
       (select null, record_id, 'agent', array[null], 'Ann' from history.record order by record_id limit 4)
     ) found order by md5(found::text || $1) limit 1`,
    [String(roll(1_000_000))],
  );
  return rows;
}

async function someInteractions(store: Store, roll: Roll, count: number, which: string) {
  const { rows } = await store.database.query<{ record: string; part: number }>(
    `select record_id as record, part from history.interaction where ${which}
     order by md5(record_id::text || $1), part limit $2`,
    [String(roll(1_000_000)), count],
  );
  return rows;
}

async function areOne(store: Store, points: readonly string[]): Promise<boolean> {
  const { rows } = await store.database.query<{ n: number }>(
    `select count(distinct coalesce(l.customer_id, point.id)) as n from unnest($1::uuid[]) as point (id)
     left join history.identity_link l on l.contact_point_id = point.id`,
    [points],
  );
  return rows[0]!.n < points.length;
}

/** Most rules, most of them in their order, now and then with other parameters. */
function someSteps(roll: Roll): RecipeAbout['steps'] {
  const steps = STANDARD_RECIPE.steps
    .filter(() => roll(5) > 0)
    .map((step) => ({ ...step, parameters: { ...step.parameters } }));
  if (roll(3) === 0 && steps.length > 1) steps.push(steps.splice(roll(steps.length), 1)[0]!);
  for (const { rule, parameters } of steps) {
    if (rule === 'strip-signature' && roll(2) === 0) parameters['longest'] = 1 + roll(5);
    if (rule === 'drop-blank-words' && roll(2) === 0) parameters['words'] = 'email, hello, 5';
  }
  return steps;
}

/** Contact points of the customer's side, picked by the roll from a fixed order. */
async function somePoints(store: Store, roll: Roll, count: number): Promise<string[]> {
  const { rows } = await store.database.query<{ id: string }>(
    `select id from (select distinct contact_point_id as id from history.interaction) points
     order by md5(id::text || $1) limit $2`,
    [String(roll(1_000_000)), count],
  );
  return rows.map(({ id }) => id);
}

/** Messages and calls of one customer; one that is a repeat first, where there is any. */
async function someOfOneCustomer(
  store: Store,
  roll: Roll,
  count: number,
): Promise<{ readonly record: string; readonly part: number }[]> {
  const { rows } = await store.database.query<{ record: string; part: number }>(
    `with i as (select * from history.interaction where kind in ('message', 'call') and not is_leg),
     one as (select * from i order by repeat_of is null, md5(record_id::text || part || $1) limit 1)
     select i.record_id as record, i.part from i join one using (contact_point_id)
     order by i.record_id <> one.record_id or i.part <> one.part, md5(i.record_id::text || i.part || $1) limit $2`,
    [String(roll(1_000_000)), count],
  );
  return rows;
}
