import { recordIdOf } from '../../core/basics/ids.ts';
import type { ContactPoint } from '../../core/identify/interaction.ts';
import type { Connection } from '../../store/database.ts';
import type { Prepared } from '../prepared.ts';
import { SeenRecords } from '../seen-records.ts';
import { hasPassed } from './remaking.ts';

/**
 * How an import calls people, while its records are made again: names that a record gave before and does not
 * give now go, unless another record still gives them.
 */
export class DoubtfulNames {
  private readonly doubtful = new Map<string, ContactPoint>();

  /** A record gave other names before. */
  doubt(before: Prepared, now: Prepared): void {
    if (!hasPassed(before)) return;
    const given = new Set(hasPassed(now) ? now.contactPoints.map(nameOf) : []);
    for (const point of before.contactPoints)
      if (point.name !== null && !given.has(nameOf(point))) this.doubtful.set(nameOf(point), point);
  }

  /** A record gives these names still. */
  confirm(prepared: Prepared): void {
    if (hasPassed(prepared)) for (const point of prepared.contactPoints) this.doubtful.delete(nameOf(point));
  }

  get isEmpty(): boolean {
    return this.doubtful.size === 0;
  }

  /** Nobody gives them any more. */
  async forget(connection: Connection, importId: number): Promise<void> {
    const points = [...this.doubtful.values()];
    await connection.query(FORGET_NAMES, [
      points.map((point) => point.contactPointId),
      points.map((point) => point.name),
      importId,
    ]);
  }
}

const NAMES_AT_ONCE = 10_000;

/** All names that an import gives, in 12 bytes each ({@link SeenRecords}), while all of it is made again. */
export class GivenNames {
  private readonly given = new SeenRecords();

  give(made: readonly Prepared[]): void {
    for (const one of made)
      if (hasPassed(one))
        for (const { contactPointId, name } of one.contactPoints) if (name !== null) this.isNew(contactPointId, name);
  }

  /** Names that the import had given before, and does not give any more, go. */
  async forgetOthers(connection: Connection, importId: number): Promise<void> {
    let after = null as NameRow | null;
    for (;;) {
      const { rows }: { rows: NameRow[] } = await connection.query<NameRow>(NAMES, [
        importId,
        after?.id ?? null,
        after?.name ?? null,
        NAMES_AT_ONCE,
      ]);
      const others = rows.filter(({ id, name }) => this.isNew(id, name));
      await connection.query(FORGET_NAMES, [others.map(({ id }) => id), others.map(({ name }) => name), importId]);
      if (rows.length < NAMES_AT_ONCE) return;
      after = rows.at(-1)!;
    }
  }

  private isNew(contactPointId: string, name: string): boolean {
    return this.given.add(recordIdOf('name', `${contactPointId}${name}`), GIVEN) === 'new';
  }
}

interface NameRow {
  readonly id: string;
  readonly name: string;
}

const GIVEN = '0'.repeat(24);

const NAMES = `
select contact_point_id as id, name from history.contact_name
where import_id = $1 and ($2::uuid is null or (contact_point_id, name) > ($2, $3::text))
order by contact_point_id, name limit $4`;

const FORGET_NAMES = `
delete from history.contact_name n using unnest($1::uuid[], $2::text[]) as d (contact_point_id, name)
where n.contact_point_id = d.contact_point_id and n.name = d.name and n.import_id = $3`;

function nameOf({ contactPointId, name }: ContactPoint): string {
  return `${contactPointId}${name}`;
}
