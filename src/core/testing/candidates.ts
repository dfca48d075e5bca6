import { recordIdOf } from '../basics/ids.ts';
import { type Candidate, writtenOf } from '../repeat/candidate.ts';
import type { ExampleSaid } from '../repeat/repeat-rule.ts';
import { clock, someone } from './interactions.ts';

/** An interaction of which only the interesting part is said: Eva writes at 09:00. */
export function candidate({ after = 0, ...said }: ExampleSaid = {}): Candidate {
  const facts = {
    recordId: recordIdOf('test', JSON.stringify({ after, ...said })),
    part: 0,
    contactPointId: someone('eva'),
    at: clock('09:00') + after * 1_000,
    kind: 'message' as const,
    channel: 'email' as const,
    direction: 'inbound' as const,
    agentPointId: null,
    source: 'table',
    isAutomation: false,
    threading: 'own' as const,
    scopeId: null,
    outcome: null,
    talk: null,
    hold: null,
    wrapUp: null,
    statedAnsweredAt: null,
    isRated: false,
    subject: null,
    text: null,
    attachments: [],
    system: 'desk',
    files: null,
    isPair: false,
    ...said,
  };
  const one = { personId: facts.contactPointId, ...facts };
  return { ...one, written: writtenOf(one) };
}
