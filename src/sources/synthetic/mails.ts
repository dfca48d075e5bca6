import type { Said, SaidParty } from '../../core/record/said.ts';
import { afterWork, HOUR, MINUTE } from './calendar.ts';
import { MAILBOX } from './people.ts';
import { partyOfAgent, type Scene, type Told, written } from './teller.ts';

/** A thread of mails: asked, acknowledged by a machine, answered, sometimes asked again. */
export function mailsOf(scene: Scene): Told[] {
  const { chance, matter, words, delay, desk } = scene;
  const thread = new Thread(scene);
  const { told } = thread;
  thread.fromCustomer(scene.at, [words.greetings, [matter.ask], words.closings]);
  if (chance.happens(0.45)) thread.acknowledge(scene.at + 5_000 + chance.below(40_000));
  if (chance.happens(FORGOTTEN)) return told;
  let asked = scene.at;
  let answered = answerTo(asked, 55 * MINUTE * delay);
  // Who waits long asks again; that does not restart the wait.
  if (answered - asked > 30 * HOUR && chance.happens(0.7))
    thread.fromCustomer(asked + 22 * HOUR + chance.below(4 * HOUR), [words.unhappy, words.closings]);
  thread.fromAgent(answered, [words.agentGreetings, [matter.answer], words.agentClosings]);
  if (chance.happens(0.5)) {
    asked = answered + Math.floor(chance.logNormal(100 * MINUTE, 1));
    answered = answerTo(asked, 45 * MINUTE * delay);
    thread.fromCustomer(asked, [words.greetings, [matter.further], words.closings]);
    thread.fromAgent(answered, [words.agentGreetings, [matter.furtherAnswer], words.agentClosings]);
  }
  if (chance.happens(0.22)) {
    asked = answered + Math.floor(chance.logNormal(60 * MINUTE, 1));
    thread.fromCustomer(asked, [words.thanks, words.closings]);
    thread.fromAgent(answerTo(asked, 30 * MINUTE * delay), [words.welcomes, words.agentClosings]);
  }
  return told;

  function answerTo(at: number, median: number): number {
    return afterWork(desk, at, Math.floor(chance.logNormal(median, 0.7)) + MINUTE);
  }
}

/** So few mails nobody ever answers; the screen shows them as waiting. */
const FORGOTTEN = 0.002;

/** Writes the mails of one thread, each replying to the one before. */
class Thread {
  readonly told: Told[] = [];
  readonly #ids: string[] = [];
  readonly #customer: SaidParty;
  readonly #subject: string;

  constructor(private readonly scene: Scene) {
    const { customer, chance, matter, fill } = scene;
    const address = customer.emails[chance.happens(0.4) ? customer.emails.length - 1 : 0]!;
    this.#customer = { kind: 'email', address, name: customer.name };
    this.#subject = fill(matter.subject);
  }

  fromCustomer(at: number, parts: readonly (readonly string[])[]): void {
    this.#add(at, 'c', {
      direction: 'inbound',
      from: this.#customer,
      to: [MAILBOX[this.scene.desk]],
      customer: this.#customer,
      text: this.#say(parts),
    });
  }

  fromAgent(at: number, parts: readonly (readonly string[])[]): void {
    this.#add(at, 'a', {
      direction: 'outbound',
      from: MAILBOX[this.scene.desk],
      to: [this.#customer],
      customer: this.#customer,
      agent: partyOfAgent(this.scene.agent),
      text: this.#say(parts),
    });
  }

  acknowledge(at: number): void {
    const { words, desk } = this.scene;
    this.#add(at, 'auto', {
      direction: 'outbound',
      from: MAILBOX[desk],
      to: [this.#customer],
      customer: this.#customer,
      automationSign: 'Auto-Submitted: auto-replied',
      subject: words.acknowledgementSubject,
      text: words.acknowledgement,
    });
  }

  #say(parts: readonly (readonly string[])[]): string {
    const { chance, fill, customer } = this.scene;
    return parts.map((part) => fill(chance.one(part).replace('\n{name}', `\n${customer.name}`))).join('\n\n');
  }

  #add(at: number, who: string, said: Partial<Said>): void {
    const { key } = this.scene;
    const isReply = this.#ids.length > 0;
    const messageId = `${key.replaceAll('/', '.')}.${this.#ids.length}.${who}@mail.harbourpine.example`;
    this.told.push({
      key: `${key}/${this.#ids.length}`,
      at,
      said: {
        kind: 'message',
        channel: 'email',
        threading: { kind: 'references', messageId, references: [...this.#ids] },
        at: written(at),
        subject: isReply ? `Re: ${this.#subject}` : this.#subject,
        isReply,
        ...said,
      },
    });
    this.#ids.push(messageId);
  }
}
