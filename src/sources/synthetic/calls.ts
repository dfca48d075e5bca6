import type { Said, SaidThreading } from '../../core/record/said.ts';
import { afterWork, MINUTE, SECOND } from './calendar.ts';
import { AGENTS, type SampleAgent } from './people.ts';
import { partyOfAgent, type Scene, type Told, written } from './teller.ts';

/** A telephone call: taken (sometimes passed on), missed or abandoned and then called back, or one of ours. */
export function callsOf(scene: Scene): Told[] {
  const { chance, delay } = scene;
  if (chance.happens(0.14))
    return [outgoing(scene, scene.at, { kind: 'call', call: scene.key }, 0, chance.happens(0.75))];
  // Where answers are slow, more callers give up.
  const share = Math.min(0.3, 0.06 * delay);
  if (chance.happens(share)) return inVain(scene, 'missed', 25 + chance.below(20));
  if (chance.happens(share)) return inVain(scene, 'abandoned', 15 + chance.below(150));
  return taken(scene);
}

/** Taken, and one in fourteen passed on to a colleague: a second leg of the same call. */
function taken(scene: Scene): Told[] {
  const { chance, agent, delay, at, key } = scene;
  const threading = { kind: 'call', call: key } as const;
  const waited = Math.max(2, Math.floor(chance.logNormal(14 * delay, 0.7)));
  const talked = talkOf(scene);
  const first = legOf(scene, 0, at, threading, agent, waited, chance.happens(0.07) ? Math.min(talked, 90) : talked);
  if (chance.happens(0.93)) return [first];
  const colleague = chance.one(AGENTS.filter((one) => one.desk === agent.desk && one !== agent));
  const passedOn = at + (waited + Math.min(talked, 90)) * SECOND;
  return [first, legOf(scene, 1, passedOn, threading, colleague, 4 + chance.below(12), talkOf(scene))];
}

function legOf(
  scene: Scene,
  leg: number,
  at: number,
  threading: SaidThreading,
  agent: SampleAgent,
  waited: number,
  talked: number,
): Told {
  const { chance } = scene;
  return toldOf(scene, leg, at, threading, 'inbound', {
    agent: partyOfAgent(agent),
    outcome: 'answered',
    answeredAt: written(at + waited * SECOND),
    waited: String(waited),
    talked: String(talked),
    held: String(chance.happens(0.25) ? 10 + chance.below(110) : 0),
    wrappedUp: String(Math.floor(chance.logNormal(35, 0.5))),
  });
}

/** Nobody took it, or the caller left first; nearly all of them are called back, on the same matter. */
function inVain(scene: Scene, outcome: 'missed' | 'abandoned', waited: number): Told[] {
  const { chance, agent, at, desk, delay, key } = scene;
  const threading = { kind: 'matter', matter: `callback/${key}` } as const;
  const rang = outcome === 'missed' ? { agent: partyOfAgent(agent) } : {};
  const call = toldOf(scene, 0, at, threading, 'inbound', { ...rang, outcome, waited: String(waited) });
  const later = afterWork(desk, at + waited * SECOND, Math.floor(chance.logNormal(35 * MINUTE * delay, 0.7)));
  return [call, outgoing(scene, later, threading, 1, true)];
}

function outgoing(scene: Scene, at: number, threading: SaidThreading, number: number, isReached: boolean): Told {
  const { chance, agent } = scene;
  const answered = at + (5 + chance.below(20)) * SECOND;
  return toldOf(scene, number, at, threading, 'outbound', {
    agent: partyOfAgent(agent),
    ...(isReached
      ? { outcome: 'answered', answeredAt: written(answered), talked: String(talkOf(scene)), wrappedUp: '30' }
      : { outcome: 'unreached' }),
  });
}

/** Seconds. */
function talkOf({ chance }: Scene): number {
  return Math.floor(chance.logNormal(170, 0.65));
}

function toldOf(
  { key, customer }: Scene,
  number: number,
  at: number,
  threading: SaidThreading,
  direction: string,
  said: Partial<Said>,
): Told {
  return {
    key: `${key}/${number}`,
    at,
    said: {
      kind: 'call',
      channel: 'phone',
      threading,
      direction,
      at: written(at),
      customer: { kind: 'phone', address: customer.phone, name: customer.name },
      ...said,
    },
  };
}
