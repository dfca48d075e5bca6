import type { Page } from '../contract/history.ts';
import type { ProblemItem } from '../contract/imports.ts';
import { say } from '../contract/messages/index.ts';
import type { Locale } from '../contract/text.ts';
import type { Database } from './database.ts';
import { OPEN_PROBLEMS } from './problem-groups.ts';

const AT_ONCE = 100;

/** What was refused and why, of one import or of all that are not undone, newest import first. */
export async function listProblems(
  database: Database,
  importId: number | null,
  cursor: string | null,
  locale: Locale,
): Promise<Page<ProblemItem>> {
  const after = cursor === null ? null : cursor.split('/');
  const { rows } = await database.query<ProblemRow>(PROBLEMS, [
    importId,
    after?.[0] ?? null,
    after?.[1] ?? null,
    after?.[2] ?? null,
    AT_ONCE + 1,
  ]);
  const items = rows.slice(0, AT_ONCE).map(({ name, entry, ...row }) => ({
    ...row,
    file: entry === null ? name : `${name}/${entry}`,
    message: say(row.code, row.about, locale),
  }));
  const last = items.at(-1);
  const next = rows.length > AT_ONCE && last ? `${last.importId}/${last.line}/${last.recordId}` : null;
  return { items, next };
}

type ProblemRow = Omit<ProblemItem, 'file' | 'message'> & { readonly name: string; readonly entry: string | null };

const PROBLEMS = `
select p.record_id as "recordId", p.import_id as "importId", o.name, o.entry, r.line, p.stage, p.code, p.about, p.excerpt
${OPEN_PROBLEMS} and ($1::int is null or p.import_id = $1)
  and ($2::int is null or (-p.import_id, r.line, p.record_id) > (-$2::int, $3::int, $4::uuid))
order by -p.import_id, r.line, p.record_id
limit $5`;
