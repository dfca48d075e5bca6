import { PersonError } from '../contract/person-error.ts';
import type { Answer, QuestionInput } from '../contract/question.ts';
import type { Database } from '../store/database.ts';
import { ask } from './ask.ts';
import { askTogether, checkedOrRefused, type Told } from './ask-together.ts';
import { type Asked, checkQuestion } from './asked.ts';
import type { Bounds } from './breaker.ts';
import { Gate } from './gate.ts';
import { isOfSpans } from './metric.ts';
import type { Mirror } from './mirror/mirror.ts';
import { SharedWork } from './shared-work.ts';

/** Questions that are computed at a time: the others' connections are for pages, imports and pushes. */
const MOST_AT_ONCE = 4;
/** Each of them waits a while: more than this is no reader, but a program gone wild. */
const MOST_WAITING = 500;
/** An answer that changes with the clock is given again for so long (ms), with the moment that it was true for. */
const CLOCK_PATIENCE = 1_000;

interface Options {
  /** How long a question may take; missing: as usual. */
  readonly seconds?: number | undefined;
  /** Kept answers, by a rough measure of what they take. */
  readonly mostBytes?: number;
}

interface Kept {
  readonly answer: Answer;
  /** When the version of the answer was made: a database that was restored counts its versions anew. */
  readonly recordedAt: string | null;
  readonly bytes: number;
  /** Server's clock, ms; null: it is the same until the history changes. */
  readonly until: number | null;
}

/**
 * Answers questions for many readers at once. What was asked already is not computed again until the history changes: an
 * answer is kept with the version of the history that it is of, and that is looked up with every question. Of the same
 * question asked by several at once one is computed.
 *
 * An answer that holds until the history changes is told with the moment of the look-up, because it is true for that; what
 * depends on the clock (what is open, what was promised) is given again within a second only, with its own moment.
 */
export class Answers {
  readonly #seconds: number | undefined;
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;
  readonly #gate = new Gate(MOST_AT_ONCE, MOST_WAITING);
  readonly #single = new SharedWork<Answer>();
  readonly #together = new SharedWork<Told[]>();

  constructor(
    private readonly database: Database,
    private readonly mirror: Mirror | null,
    { seconds, mostBytes = 64_000_000 }: Options = {},
  ) {
    this.#seconds = seconds;
    this.#mostBytes = mostBytes;
  }

  /** {@link ask}. */
  async ask(question: QuestionInput, signal?: AbortSignal): Promise<Answer> {
    const asked = checkQuestion(question);
    const now = await this.#now();
    const key = keyOf(asked);
    const kept = this.#find(key, now);
    if (kept) return kept;
    return await this.#single.of(`${now.version} ${key}`, signal, async (end) => {
      const answer = await this.inTurn(end, (bounds) => ask(this.database, question, this.mirror, bounds));
      this.#keep(asked, answer, now);
      return answer;
    });
  }

  /** {@link askTogether}, of which only what is not kept is computed: all are of one version. */
  async askTogether(questions: readonly QuestionInput[], signal?: AbortSignal): Promise<Told[]> {
    const now = await this.#now();
    const kept = questions.map((question) => this.#told(checkedOrRefused(question), now));
    const missing = questions.filter((_, i) => kept[i] === null);
    if (missing.length === 0) return kept.map((told) => told!);
    const told = await this.#computed(missing, now, signal);
    if (missing.length === questions.length) return told;
    // A commit may have come between: then what is kept is of an earlier version.
    if (told.some(({ answer }) => answer && answer.version !== now.version))
      return await this.#computed(questions, now, signal);
    const rest = told[Symbol.iterator]();
    return kept.map((one) => one ?? rest.next().value!);
  }

  /** Any other work on the statistics, within the same bounds: a few pieces at a time. */
  async inTurn<T>(signal: AbortSignal | undefined, work: (bounds: Bounds) => Promise<T>): Promise<T> {
    return await this.#gate.through(() => work({ signal, seconds: this.#seconds }));
  }

  async #computed(questions: readonly QuestionInput[], now: Now, signal: AbortSignal | undefined): Promise<Told[]> {
    return await this.#together.of(`${now.version} ${JSON.stringify(questions)}`, signal, async (end) => {
      const told = await this.inTurn(end, (bounds) => askTogether(this.database, questions, this.mirror, bounds));
      for (const [i, { answer }] of told.entries()) if (answer) this.#keep(checkQuestion(questions[i]!), answer, now);
      return told;
    });
  }

  async #now(): Promise<Now> {
    const { rows } = await this.database.query<Now>(
      `select coalesce(last.version, 0) as version, last.recorded_at::text as "recordedAt", now() as at
       from (values (1)) one
       left join (select version, recorded_at from published.version order by version desc limit 1) last on true`,
    );
    return rows[0]!;
  }

  /** What is known without asking; null: nothing. */
  #told(asked: Asked | PersonError, now: Now): Told | null {
    if (asked instanceof PersonError) return { refused: asked, answer: null };
    const answer = this.#find(keyOf(asked), now);
    return answer && { answer, ms: 0 };
  }

  #find(key: string, { version, recordedAt, at }: Now): Answer | null {
    const kept = this.#kept.get(key);
    if (!kept) return null;
    const isOfNow = kept.answer.version === version && kept.recordedAt === recordedAt;
    if (!isOfNow || (kept.until !== null && performance.now() > kept.until)) {
      this.#forget(key, kept);
      return null;
    }
    // The one asked for last stands last.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.until === null ? { ...kept.answer, asOf: at.toISOString() } : kept.answer;
  }

  /** What was asked of an earlier moment is rare, and is not kept; nor is what a commit overtook while it was asked. */
  #keep(asked: Asked, answer: Answer, { version, recordedAt }: Now): void {
    if (asked.asOf !== null || asked.version !== null || answer.version !== version) return;
    const key = keyOf(asked);
    const before = this.#kept.get(key);
    if (before) this.#forget(key, before);
    const kept = {
      answer,
      recordedAt,
      bytes: bytesOf(answer) + 2 * key.length,
      until: followsClock(asked) ? performance.now() + CLOCK_PATIENCE : null,
    };
    this.#kept.set(key, kept);
    this.#bytes += kept.bytes;
    for (const [oldest, one] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(oldest, one);
    }
  }

  #forget(key: string, { bytes }: Kept): void {
    this.#kept.delete(key);
    this.#bytes -= bytes;
  }
}

interface Now {
  readonly version: number;
  readonly recordedAt: string | null;
  readonly at: Date;
}

function keyOf(asked: Asked): string {
  return JSON.stringify({ ...asked, metric: asked.metric.id });
}

/** What lasts is counted up to the moment, an unanswered wait is late from a moment on, and a window is over at one. */
function followsClock({ metric }: Asked): boolean {
  return isOfSpans(metric) || metric.promise !== undefined || metric.windowDays !== undefined;
}

/** Names and numbers of a row, each with its key. */
const BYTES_OF_FIELD = 48;

function bytesOf({ rows }: Answer): number {
  return 1_000 + rows.length * BYTES_OF_FIELD * Object.keys(rows[0] ?? {}).length;
}
