import { useState } from 'react';
import { Link } from 'react-router';
import { say } from '../../src/contract/messages/index.ts';
import type { ProblemGroup } from '../../src/contract/problems.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { FixForm } from './fix-form.tsx';
import { ProblemRows } from './problem-rows.tsx';
import type { Deeds } from './use-deeds.tsx';

/** Refused records of one cause: how many, what they say, and what can be done. */
export function ProblemGroupCard(props: { group: ProblemGroup; importId: number | undefined; deeds: Deeds }) {
  const { t, locale } = useWords();
  const { group, importId, deeds } = props;
  const [isOpen, setOpen] = useState(false);
  const said = say(group.code, { ...group.about, field: fieldName(group.field, t.problems.fields) }, locale);
  return (
    <article className="card problem-card" data-testid="problem-group" data-code={group.code}>
      <header>
        <div>
          <h3>{said === group.code ? group.message : said}</h3>
          <p className="small quiet">
            {[
              ...(group.distinct > 1 ? [t.problems.alike(group.distinct, formatCount(group.distinct, locale))] : []),
              t.problems.inFiles(group.files.join(', '), group.fileCount - group.files.length),
            ].join(' · ')}
          </p>
        </div>
        <span className="badge waiting">{t.problems.records(group.count, formatCount(group.count, locale))}</span>
      </header>
      {group.isFixable && group.namespace !== null ? (
        <FixForm
          namespace={group.namespace}
          field={group.field ?? ''}
          values={group.values}
          distinct={group.distinct}
          mayLeaveOut={group.field !== 'at'}
          deeds={deeds}
        />
      ) : null}
      <footer className="row-actions">
        <Button tiny icon={isOpen ? 'down' : 'right'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.problems.hideRows : t.problems.rows}
        </Button>
        {group.stage === 'source' ? null : (
          <Link className="button tiny plain" to="/quality/cleaning">
            {t.problems.changeRule}
          </Link>
        )}
      </footer>
      {isOpen ? <ProblemRows group={group} importId={importId} deeds={deeds} /> : null}
    </article>
  );
}

export function fieldName(field: string | null, names: Readonly<Record<string, string>>): string {
  return names[field ?? ''] ?? field ?? '';
}
