import type { Said, SaidParty } from '../../core/record/said.ts';
import { DAY, type Desk, HOUR_WEIGHTS, isStocktaking, startOfDay, STOCKTAKING_DELAY, HOUR } from './calendar.ts';
import type { Company } from './company.ts';
import { AGENTS, type SampleAgent, type SampleCustomer } from './people.ts';
import type { Chance } from './random.ts';
import { chinese } from './words/chinese.ts';
import { english } from './words/english.ts';
import type { Topic, Words } from './words/words.ts';

/** One record of the sample, with its key in the company's system. */
export interface Told {
  readonly key: string;
  readonly at: number;
  readonly said: Said;
}

/** One matter as both sides put it. */
export interface Matter {
  readonly subject: string;
  readonly ask: string;
  readonly answer: string;
  readonly further: string;
  readonly furtherAnswer: string;
}

/** Who talks to whom about what, and at which moment it begins. */
export interface Scene {
  readonly company: Company;
  /** The key of the conversation: its day, its desk and its number within both. */
  readonly key: string;
  readonly day: number;
  readonly at: number;
  readonly desk: Desk;
  readonly customer: SampleCustomer;
  readonly agent: SampleAgent;
  readonly chance: Chance;
  readonly matter: Matter;
  readonly words: Words;
  /** Fills in what a text leaves open; the same for the whole conversation. */
  readonly fill: (text: string) => string;
  /** How much longer answers take than usual. */
  readonly delay: number;
}

const WORDS: Readonly<Record<Desk, Words>> = { shanghai: chinese, london: english };

/** Sets a scene on a day. What it holds follows from the chance alone. */
export function sceneOn(
  company: Company,
  desk: Desk,
  day: number,
  number: string,
  customers: readonly SampleCustomer[],
  chance: Chance,
  openFrom: number,
  openTo: number,
): Scene {
  const words = WORDS[desk];
  const agent = chance.one(AGENTS.filter((one) => one.desk === desk));
  // A few customers write often, most once or twice.
  const customer = customers[Math.floor(chance.next() ** 1.6 * customers.length)]!;
  return {
    company,
    key: `${dateOf(day)}/${desk}/${number}`,
    day,
    at: momentOn(desk, day, chance, openFrom, openTo),
    desk,
    customer,
    agent,
    chance,
    matter: matterOf(chance.one(words.topics), chance),
    words,
    fill: filler(desk, day, words, customer, agent, chance),
    delay: agent.pace * (isStocktaking(day) ? STOCKTAKING_DELAY : 1),
  };
}

function matterOf(topic: Topic, chance: Chance): Matter {
  const turn = chance.below(topic.asks.length);
  const next = chance.below(topic.further.length);
  return {
    subject: topic.subjects[turn]!,
    ask: topic.asks[turn]!,
    answer: topic.answers[turn]!,
    further: topic.further[next]!,
    furtherAnswer: topic.furtherAnswers[next]!,
  };
}

/** A moment of the day between two local hours, as people tend to write. */
function momentOn(desk: Desk, day: number, chance: Chance, from: number, to: number): number {
  const hour = from + chance.weighted(HOUR_WEIGHTS[desk].slice(from, to));
  return startOfDay(desk, day) + Math.floor((hour + chance.next()) * HOUR);
}

function filler(
  desk: Desk,
  day: number,
  { items, cities }: Words,
  customer: SampleCustomer,
  agent: SampleAgent,
  chance: Chance,
): (text: string) => string {
  const values: Readonly<Record<string, string>> = {
    order: `HP${20_000 + chance.below(70_000)}`,
    item: chance.one(items),
    city: chance.one(cities),
    date: spokenDate(desk, day + 2 + chance.below(5)),
    name: desk === 'shanghai' ? customer.name : customer.name.split(' ')[0]!,
    agent: desk === 'shanghai' ? agent.name : agent.name.split(' ')[0]!,
  };
  return (text) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function spokenDate(desk: Desk, day: number): string {
  const date = new Date(day * DAY);
  const [month, dayOfMonth] = [date.getUTCMonth(), date.getUTCDate()];
  return desk === 'shanghai' ? `${month + 1}月${dayOfMonth}日` : `${dayOfMonth} ${MONTHS[month]!}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whole seconds: no system of the sample is more exact. */
export function written(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

export function partyOfAgent({ name, address }: SampleAgent): SaidParty {
  return { kind: 'email', address, name };
}
