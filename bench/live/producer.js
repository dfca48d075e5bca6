import { Agent, request } from 'node:http';

const TICK_MS = 10;
/** Every so many batches one is sent a second time, as a producer does that missed the answer. */
const AGAIN = 100;
/** As many requests as a producer has under way at once. */
const SOCKETS = 64;

/** Sends at a steady pace, whether the server keeps up or not, and waits for every verdict; latencies count from when it was due. */
export class Producer {
  latencies = [];
  /** Record ids by the producer's own. */
  records = new Map();
  stored = 0;
  duplicates = 0;
  again = 0;
  requests = 0;
  retried = 0;

  constructor(rapport, events) {
    this.rapport = rapport;
    this.events = events;
    this.agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  }

  async run({ rate, seconds, batch }) {
    const open = new Set();
    const send = (items, due) => {
      const sending = this.push(items, due).finally(() => open.delete(sending));
      open.add(sending);
    };
    const began = performance.now();
    let [made, batches] = [0, 0];
    let waiting = [];
    while (made < rate * seconds) {
      const due = Math.min(rate * seconds, Math.floor(((performance.now() - began) / 1000) * rate));
      for (; made < due; made++) {
        waiting.push(this.events.next());
        if (waiting.length < batch) continue;
        const full = waiting;
        waiting = [];
        // The last of a batch is due now; a batch counts from then.
        const dueAt = began + ((made + 1) / rate) * 1000;
        send(full, dueAt);
        if (++batches % AGAIN === 0) {
          this.again += full.length;
          send(full, dueAt);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    if (waiting.length > 0) send(waiting, performance.now());
    await Promise.all(open);
    this.agent.destroy();
  }

  async push(items, due = performance.now()) {
    const body = JSON.stringify({ source: 'desk', items });
    const verdicts = await this.untilAnswered(body);
    this.latencies.push(performance.now() - due);
    for (const { id, verdict, recordId } of verdicts) {
      if (verdict === 'duplicate') this.duplicates++;
      else if (verdict === 'stored') this.stored++;
      else throw new Error(`${id} was refused`);
      if ((this.records.get(id) ?? recordId) !== recordId) throw new Error(`${id} is two records`);
      this.records.set(id, recordId);
    }
  }

  async untilAnswered(body) {
    for (let attempt = 0; ; attempt++) {
      this.requests++;
      const answer = await this.post(body).catch((error) => ({ status: 0, text: String(error) }));
      if (answer.status === 200) return JSON.parse(answer.text);
      if (attempt === 10) throw new Error(`refused: ${answer.status} ${answer.text.slice(0, 300)}`);
      this.retried++;
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** attempt));
    }
  }

  post(body) {
    return new Promise((resolve, reject) => {
      const headers = {
        ...this.rapport.headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const asked = request(
        { ...this.rapport.address, path: '/api/v1/interactions', method: 'POST', headers, agent: this.agent },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
          response.on('end', () => resolve({ status: response.statusCode, text }));
          response.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }
}
