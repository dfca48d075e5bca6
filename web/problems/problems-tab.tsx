import { useProblemGroups } from '../api/queries.ts';
import { useWords } from '../locales/use-words.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { ProblemGroupCard } from './problem-group-card.tsx';
import { Sheet } from './sheet.tsx';
import { UnknownGroupCard } from './unknown-group-card.tsx';
import { useDeeds } from './use-deeds.tsx';
import './problems.css';

/** What waits for a person, of all imports or of one: by its cause, each with its repair. */
export function ProblemsTab({ importId }: { importId?: number }) {
  const { t } = useWords();
  const found = useProblemGroups(importId);
  const deeds = useDeeds();
  if (found.isError && !found.data) return <Failed error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones rows={6} height={18} />;
  const { groups, unknown } = found.data;
  return (
    <>
      {groups.length === 0 && unknown.length === 0 ? (
        <State icon="check" compact={importId !== undefined} title={t.problems.nothing} text={t.problems.nothingFix} />
      ) : null}
      {groups.length === 0 ? null : (
        <section className="problem-list" aria-labelledby="refused-title" data-testid="problems">
          <h2 id="refused-title">{t.problems.refused}</h2>
          <p className="small quiet">{t.problems.refusedText}</p>
          <Sheet importId={importId} />
          {groups.map((group) => (
            <ProblemGroupCard key={keyOf(group)} group={group} importId={importId} deeds={deeds} />
          ))}
        </section>
      )}
      {unknown.length === 0 ? null : (
        <section className="problem-list" aria-labelledby="unknown-title" data-testid="unknown-values">
          <h2 id="unknown-title">{t.problems.unknownTitle}</h2>
          <p className="small quiet">{t.problems.unknownText}</p>
          {unknown.map((group) => (
            <UnknownGroupCard key={`${group.field}/${group.namespace}`} group={group} deeds={deeds} />
          ))}
        </section>
      )}
      {deeds.toast}
    </>
  );
}

function keyOf(group: { code: string; field: string | null; pattern: string; namespace: string | null }): string {
  return [group.code, group.field, group.pattern, group.namespace].join('\n');
}
