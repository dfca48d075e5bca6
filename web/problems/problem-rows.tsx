import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import type { ProblemGroup, ProblemRow } from '../../src/contract/problems.ts';
import { useProblemRows } from '../api/queries.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Bones, Failed } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { fixOf } from './fix-form.tsx';
import { ValueInput } from './value-input.tsx';
import type { Deeds } from './use-deeds.tsx';

/** The refused rows as they came, each with its place and a repair of its own. */
export function ProblemRows(props: { group: ProblemGroup; importId: number | undefined; deeds: Deeds }) {
  const rows = useProblemRows(props.group, props.importId);
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.isError && items.length === 0)
    return <Failed compact error={rows.error} onRetry={() => void rows.refetch()} />;
  if (rows.isPending) return <Bones rows={3} />;
  return (
    <>
      <ul className="problem-rows">
        {items.map((row) => (
          <Row key={`${row.recordId}${row.importId}`} row={row} group={props.group} deeds={props.deeds} />
        ))}
      </ul>
      <Tail hasMore={rows.hasNextPage} isBusy={rows.isFetchingNextPage} onMore={() => void rows.fetchNextPage()} />
    </>
  );
}

function Row({ row, group, deeds }: { row: ProblemRow; group: ProblemGroup; deeds: Deeds }) {
  const { t, locale } = useWords();
  const [isEditing, setEditing] = useState(false);
  const [to, setTo] = useState('');
  const field = group.field ?? '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (to.trim() === '') return;
    deeds.decide(fixOf({ recordId: row.recordId, field, values: [row.about['value'] ?? ''], to: to.trim() }));
  };
  return (
    <li>
      <div className="problem-place">
        <Link className="small quiet tabular" to={`/imports/${row.importId}`}>
          {t.problems.place(row.file, formatCount(row.line, locale))}
        </Link>
        {group.isFixable && !isEditing ? (
          <Button tiny look="plain" onClick={() => setEditing(true)}>
            {t.problems.onlyThis}
          </Button>
        ) : null}
      </div>
      <pre>{row.original || row.excerpt}</pre>
      {isEditing ? (
        <form className="fix-line" onSubmit={submit}>
          <span className="small quiet mono">{row.about['value']}</span>
          <span className="small quiet">{t.problems.newValue}</span>
          <ValueInput field={field} value={to} onChange={setTo} />
          <Button type="submit" disabled={deeds.isBusy || to.trim() === ''}>
            {t.problems.putRight}
          </Button>
        </form>
      ) : null}
    </li>
  );
}
