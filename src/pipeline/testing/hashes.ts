import type { Store } from '../../store/store.ts';

/**
 * One hash for each derived table, over all of its rows in a fixed order. What merely numbers things as they
 * came (imports, sources, decisions) and when something was written is left out.
 */
export async function hashes(store: Store): Promise<Record<string, { rows: number; hash: string | null }>> {
  const found: Record<string, { rows: number; hash: string | null }> = {};
  for (const [table, sql] of Object.entries(DERIVED)) {
    const { rows } = await store.database.query<{ n: number; hash: string | null }>(
      `select count(*) as n, md5(string_agg(line, chr(10) order by line collate "C")) as hash from (${sql}) derived (line)`,
    );
    found[table] = { rows: rows[0]!.n, hash: rows[0]!.hash };
  }
  return found;
}

const DERIVED: Readonly<Record<string, string>> = {
  interaction: `
    select (to_jsonb(i) - 'source_id' - 'version' || jsonb_build_object('source', s.name))::text
    from history.interaction i join history.source s using (source_id)`,
  identity_link: `select (to_jsonb(l) - 'decided_at' - 'evidence' - 'version')::text from history.identity_link l`,
  shared_point: `select to_jsonb(p)::text from history.shared_point p`,
  tie: `
    select distinct t.a || ' ' || t.b || ' ' || t.is_agent || ' ' || t.name
    from history.tie t join history.import m using (import_id) where m.state <> 'undone'`,
  name: `
    select distinct n.contact_point_id || ' ' || n.name
    from history.contact_name n join history.import m using (import_id) where m.state <> 'undone'`,
  counting: `
    select r.record_id || ' ' || min(r.digest) filter (where not r.is_quarantined)
    from history.record r join history.import m using (import_id) where m.state <> 'undone' group by r.record_id`,
  rules: `
    select distinct on (r.record_id) r.record_id || ' ' || coalesce((
      select string_agg(n.name, ' ' order by t.place)
      from unnest(r.rules) with ordinality as t (rule_id, place) join history.rule n using (rule_id)), '')
    from history.record r join history.import m using (import_id)
    where m.state <> 'undone' and not r.is_quarantined order by r.record_id, r.digest, r.import_id`,
  refused: `
    select distinct p.record_id || ' ' || p.code || ' ' || p.about::text
    from history.problem p join history.import m using (import_id) where m.state <> 'undone'`,
};
