import { questionSchema, type QuestionInput } from '../../contract/question.ts';
import { ask } from '../../statistics/index.ts';
import type { Store } from '../../store/store.ts';

/** All of the history that follows from what came: rows, rules, names, people and answers, in a fixed order. */
export async function dump(
  store: Store,
): Promise<{ rows: unknown[]; rules: unknown[]; names: unknown[]; people: unknown[]; answers: unknown[] }> {
  const { rows } = await store.database.query<{ row: unknown }>(
    `select to_jsonb(i) - 'source_id' - 'version' || jsonb_build_object('source', s.name) as row
     from history.interaction i join history.source s using (source_id) order by i.record_id, i.part`,
  );
  const { rows: names } = await store.database.query(
    `select contact_point_id, n.name from history.contact_name n join history.import m using (import_id)
     where m.state <> 'undone' group by 1, 2 order by 1, 2`,
  );
  const { rows: rules } = await store.database.query(RULES);
  const { rows: people } = await store.database.query(
    `select to_jsonb(l) - 'decided_at' - 'version' as person from history.identity_link l
     union all select to_jsonb(p) from history.shared_point p order by 1`,
  );
  const answers = [];
  for (const question of QUESTIONS) answers.push(await answerTo(store, question));
  return { rows: rows.map(({ row }) => row), rules, names, people, answers };
}

/** The rules that touched each version that counts, by name: they, too, are numbered as they come. */
const RULES = `
select distinct on (r.record_id) r.record_id,
  (select string_agg(n.name, ' ' order by t.place)
   from unnest(r.rules) with ordinality as t (rule_id, place) join history.rule n using (rule_id)) as rules
from history.record r join history.import m using (import_id)
where m.state <> 'undone' and not r.is_quarantined
order by r.record_id, r.digest, r.import_id`;

/** Sources are numbered as they come: their names tell. */
async function answerTo(store: Store, question: QuestionInput): Promise<unknown[]> {
  const { rows } = await ask(store.database, questionSchema.parse(question));
  return rows.map(({ sourceId: _, ...row }) => row);
}

const QUESTIONS: QuestionInput[] = [
  { metric: 'volume', every: 'day', by: ['channel', 'direction'] },
  { metric: 'conversations', by: ['source'] },
  { metric: 'first-response-time', aggregate: 'mean', by: ['agent'] },
  { metric: 'next-response-time', aggregate: 'median', by: ['weekday'] },
  { metric: 'response-time', aggregate: 'p90', every: 'week', zone: 'Asia/Shanghai' },
  { metric: 'waiting', by: ['channel'] },
  { metric: 'replies', by: ['customer'] },
  { metric: 'calls-offered' },
  { metric: 'calls-missed' },
  { metric: 'speed-of-answer', aggregate: 'mean' },
  { metric: 'handle-time', aggregate: 'sum', by: ['agent'] },
];
