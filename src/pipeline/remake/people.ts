import { recordIdOf } from '../../core/basics/ids.ts';
import { keepContactPoints } from '../../store/contact-points.ts';
import type { Connection } from '../../store/database.ts';
import {
  forgetCompanies,
  forgetNames,
  forgetTies,
  saidCompanies,
  type SaidOfPoint,
  saidNames,
} from '../../store/said-of-people.ts';
import { keepTies, type KeptTie, tiedAmong } from '../../store/ties.ts';
import type { Prepared, PreparedRecord } from '../prepared.ts';
import { SeenRecords } from '../seen-records.ts';
import { tiesOf } from '../ties-of.ts';
import { hasPassed } from './remaking.ts';

/**
 * Keeps what records of an import say about people: how it calls them, where they work, who is one. Returns
 * the contact points whose customer may be another now.
 */
export async function keepPeopleAgain(
  connection: Connection,
  importId: number,
  passed: readonly PreparedRecord[],
): Promise<string[]> {
  const renamed = await keepContactPoints(
    connection,
    importId,
    passed.flatMap((one) => one.contactPoints),
  );
  const tying = passed.filter(({ ties }) => ties.length > 0);
  const tied = await keepTies(
    connection,
    importId,
    tying.flatMap((one) => tiesOf(one)),
    true,
  );
  return [...new Set([...tied, ...(await tiedAmong(connection, renamed))])];
}

/** One thing that a record says about people, by a key. */
interface Sayings {
  readonly names: Map<string, SaidOfPoint>;
  readonly companies: Map<string, SaidOfPoint>;
  readonly ties: Map<string, KeptTie>;
}

function sayingsOf(prepared: Prepared): Sayings {
  const sayings = nothingSaid();
  if (!hasPassed(prepared)) return sayings;
  for (const { contactPointId: point, name, company } of prepared.contactPoints) {
    if (name !== null) sayings.names.set(`${point}${name}`, { point, said: name });
    if (company !== null) sayings.companies.set(`${point}${company}`, { point, said: company });
  }
  for (const tie of tiesOf(prepared)) sayings.ties.set(`${tie.a}${tie.b}${tie.side}${tie.name ?? ''}`, tie);
  return sayings;
}

function nothingSaid(): Sayings {
  return { names: new Map(), companies: new Map(), ties: new Map() };
}

const KINDS = ['names', 'companies', 'ties'] as const satisfies readonly (keyof Sayings)[];

/**
 * What an import says about people, while some of its records are made again: what a record said before and does
 * not say now goes, unless another record still says it.
 */
export class DoubtfulSayings {
  private readonly doubtful = nothingSaid();

  /** A record said something else before. */
  doubt(before: Prepared, now: Prepared): void {
    const [said, says] = [sayingsOf(before), sayingsOf(now)];
    for (const kind of KINDS)
      for (const [key, one] of said[kind])
        if (!says[kind].has(key)) (this.doubtful[kind] as Map<string, unknown>).set(key, one);
  }

  /** A record says this still. */
  confirm(prepared: Prepared): void {
    const says = sayingsOf(prepared);
    for (const kind of KINDS) for (const key of says[kind].keys()) this.doubtful[kind].delete(key);
  }

  get isEmpty(): boolean {
    return KINDS.every((kind) => this.doubtful[kind].size === 0);
  }

  /** Nobody says it any more. Returns the contact points whose customer may be another now. */
  async forget(connection: Connection, importId: number): Promise<string[]> {
    const { names, companies, ties } = this.doubtful;
    const unnamed = await forgetNames(connection, importId, [...names.values()]);
    const left = await forgetCompanies(connection, importId, [...companies.values()]);
    const untied = await forgetTies(connection, importId, [...ties.values()]);
    return [...new Set([...untied, ...(await tiedAmong(connection, [...unnamed, ...left]))])];
  }
}

/**
 * All names and companies that an import gives, in 12 bytes each ({@link SeenRecords}), while all of it is
 * made again. Ties carry the version in which they were last seen.
 */
export class GivenNames {
  private readonly given = new SeenRecords();

  give(made: readonly Prepared[]): void {
    for (const one of made) {
      if (!hasPassed(one)) continue;
      for (const { contactPointId: point, name, company } of one.contactPoints) {
        if (name !== null) this.isNew('name', { point, said: name });
        if (company !== null) this.isNew('company', { point, said: company });
      }
    }
  }

  /** What the import had said before, and does not say any more, goes. Returns whom that concerns. */
  async forgetOthers(connection: Connection, importId: number): Promise<string[]> {
    const concerned: string[] = [];
    for await (const page of saidNames(connection, importId)) {
      const others = page.filter((one) => this.isNew('name', one));
      concerned.push(...(await forgetNames(connection, importId, others)));
    }
    for await (const page of saidCompanies(connection, importId)) {
      const others = page.filter((one) => this.isNew('company', one));
      concerned.push(...(await forgetCompanies(connection, importId, others)));
    }
    return await tiedAmong(connection, [...new Set(concerned)]);
  }

  private isNew(kind: 'name' | 'company', { point, said }: SaidOfPoint): boolean {
    return this.given.add(recordIdOf(kind, `${point}${said}`), GIVEN) === 'new';
  }
}

const GIVEN = '0'.repeat(24);
