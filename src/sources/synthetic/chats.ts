import type { Said } from '../../core/record/said.ts';
import { afterWork, MINUTE, SECOND } from './calendar.ts';
import { partyOfAgent, type Scene, type Told, written } from './teller.ts';

/** A chat: WeChat in Shanghai, the web page's chat in London. */
export function chatOf(scene: Scene): Told[] {
  const { chance, matter, words, delay, desk } = scene;
  const talk = new Talk(scene);
  const answerTo = (at: number, median: number): number =>
    afterWork(desk, at, Math.max(4 * SECOND, Math.floor(chance.logNormal(median * delay, 0.75))));
  const typing = (): number => 6 * SECOND + chance.below(35 * SECOND);

  let at = scene.at;
  const hasHello = chance.happens(0.7);
  if (hasHello) talk.customer(at, chance.one(words.hellos));
  if (hasHello) at += typing();
  talk.customer(at, matter.ask);
  let answered = answerTo(at, 65 * SECOND);
  if (desk === 'london') talk.system(answered - 2 * SECOND, words.joined);
  if (answered - at > 4 * MINUTE && answered - at < 40 * MINUTE && chance.happens(0.5))
    talk.customer(at + 3 * MINUTE, chance.one(words.unhappy));
  talk.agent(answered, chance.one(words.agentHellos));
  talk.agent((answered += typing() * 2), matter.answer);
  if (chance.happens(0.6)) {
    at = answered + typing() + chance.below(2 * MINUTE);
    talk.customer(at, matter.further);
    talk.agent((answered = answerTo(at, 40 * SECOND)), matter.furtherAnswer);
  }
  if (chance.happens(0.65)) {
    at = answered + typing();
    talk.customer(at, chance.one(words.thanks));
    talk.agent(answerTo(at, 15 * SECOND), chance.one(words.welcomes));
  }
  return talk.told;
}

/** Writes the lines of one chat. */
class Talk {
  readonly told: Told[] = [];

  constructor(private readonly scene: Scene) {}

  customer(at: number, text: string): void {
    this.#add(at, { kind: 'message', direction: 'inbound', text });
  }

  agent(at: number, text: string): void {
    this.#add(at, { kind: 'message', direction: 'outbound', agent: partyOfAgent(this.scene.agent), text });
  }

  system(at: number, text: string): void {
    this.#add(at, { kind: 'system', text });
  }

  #add(at: number, said: Pick<Said, 'kind'> & Partial<Said>): void {
    const { key, customer, fill } = this.scene;
    this.told.push({
      key: `${key}/${this.told.length}`,
      at,
      said: {
        threading: { kind: 'session', room: customer.handle },
        channel: 'chat',
        at: written(at),
        customer: { kind: 'handle', address: customer.handle, name: customer.name },
        ...said,
        ...(said.text === undefined ? {} : { text: fill(said.text) }),
      },
    });
  }
}
