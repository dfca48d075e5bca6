import type { ContactPoint } from '../../core/identify/interaction.ts';
import type { Connection } from '../../store/database.ts';
import type { Prepared } from '../prepared.ts';
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
    await connection.query(
      `delete from history.contact_name n using unnest($1::uuid[], $2::text[]) as d (contact_point_id, name)
       where n.contact_point_id = d.contact_point_id and n.name = d.name and n.import_id = $3`,
      [points.map((point) => point.contactPointId), points.map((point) => point.name), importId],
    );
  }
}

function nameOf({ contactPointId, name }: ContactPoint): string {
  return `${contactPointId}${name}`;
}
