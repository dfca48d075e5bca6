import { randomFrom } from '../random.js';

const CHANNELS = ['email', 'chat', 'chat', 'phone'];
const SAYS = [
  'Where is my parcel?',
  'Thank you, it has come.',
  '请问什么时候发货？',
  'We have sent it today.',
  'The chair is broken.',
];

/** Interactions as a help desk pushes them: each customer in turn, asking and being answered. The same seed gives the same. */
export function eventsFrom(seed, customers) {
  const random = randomFrom(seed);
  let count = 0;
  const next = () => {
    const n = count++;
    const customer = n % customers;
    const channel = CHANNELS[customer % CHANNELS.length];
    const direction = Math.floor(n / customers) % 2 === 0 ? 'inbound' : 'outbound';
    const agent = { kind: 'account', address: `agent-${customer % 20}`, name: `Agent ${customer % 20}` };
    return {
      id: `live-${n}`,
      channel,
      direction,
      at: new Date().toISOString(),
      customer: { kind: 'account', address: `customer-${customer}`, name: `Customer ${customer}` },
      ...(direction === 'outbound' ? { agent } : {}),
      ...(channel === 'phone'
        ? {
            kind: 'call',
            agent,
            call: { outcome: random() < 0.8 ? 'answered' : 'missed', talkSeconds: 60 + Math.floor(random() * 300) },
          }
        : { text: SAYS[Math.floor(random() * SAYS.length)] + ` (${n})` }),
    };
  };
  return { next, take: (howMany) => Array.from({ length: howMany }, next) };
}
