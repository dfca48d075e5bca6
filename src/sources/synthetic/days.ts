import { sha256 } from '../../core/basics/sha256.ts';
import { callsOf } from './calls.ts';
import { DAY, DESKS, type Desk, openSpan, trafficOf } from './calendar.ts';
import { chatOf } from './chats.ts';
import type { Company } from './company.ts';
import { mailsOf } from './mails.ts';
import { customersOf, type SampleCustomer } from './people.ts';
import { Chance } from './random.ts';
import { surveyAfter } from './surveys.ts';
import { type Scene, sceneOn, type Told } from './teller.ts';

/** A kind of conversation: how many begin on an ordinary day, and in which local hours. */
interface Traffic {
  readonly id: string;
  readonly perDay: Readonly<Record<Desk, number>>;
  readonly from: number;
  readonly to: number;
  /** Only while the desk is open: nobody answers the telephone at night, and no call is taken. */
  readonly isOpenOnly: boolean;
  readonly tell: (scene: Scene) => Told[];
}

const TRAFFIC: readonly Traffic[] = [
  { id: 'mail', perDay: { shanghai: 3, london: 4.4 }, from: 8, to: 19, isOpenOnly: false, tell: mailsOf },
  { id: 'chat', perDay: { shanghai: 3.8, london: 2 }, from: 8, to: 22, isOpenOnly: false, tell: chatOf },
  { id: 'call', perDay: { shanghai: 4.8, london: 4.4 }, from: 8, to: 20, isOpenOnly: true, tell: callsOf },
];

/**
 * All that happened in the company's weeks, a day at a time, in an order that depends on nothing but
 * the file. A day's conversations follow from the seed and the day alone: a sample that is loaded a
 * week later tells the same days again, and a week more.
 */
export function* daysOf(company: Company): Generator<Told[]> {
  const until = Date.parse(company.until);
  const last = until / DAY;
  const customers = customersOf(company.seed);
  for (let day = last - 7 * company.weeks; day <= last; day++) {
    const told = DESKS.flatMap((desk) => conversationsOn(company, desk, day, customers[desk]));
    const past = told.filter(({ at }) => at < until);
    if (past.length > 0) yield past;
  }
}

function conversationsOn(company: Company, desk: Desk, day: number, customers: readonly SampleCustomer[]): Told[] {
  return TRAFFIC.flatMap(({ id, perDay, from, to, isOpenOnly, tell }) => {
    const chance = new Chance(company.seed, day, Number.parseInt(sha256(`${desk}/${id}`).slice(0, 7), 16));
    const span = openSpan(desk, day);
    const count = chance.about(perDay[desk] * trafficOf(desk, day));
    const scenes = Array.from({ length: count }, (_, number) =>
      sceneOn(company, desk, day, `${id}${number}`, customers, chance, from, to),
    );
    return scenes.flatMap((scene) => {
      if (isOpenOnly && (span === null || scene.at < span.from || scene.at >= span.to)) return [];
      const conversation = tell(scene);
      return [...conversation, ...surveyAfter(scene, conversation)];
    });
  });
}
