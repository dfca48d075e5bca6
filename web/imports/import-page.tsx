import { Link, useParams } from 'react-router';
import type { ImportItem, ProblemItem } from '../../src/contract/imports.ts';
import { say } from '../../src/contract/messages/index.ts';
import { isMoving, useImport, useProblems } from '../api/queries.ts';
import { formatBytes, formatCount } from '../formats/number.ts';
import { ruleName } from '../history/rule-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page.tsx';
import { Bones, Failed, Note, State } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { groupProblems } from './group-problems.ts';
import { ImportCard } from './import-card.tsx';
import { sourceName } from './outcome.ts';

/** One import, with what was decided about its files and what needs a person. */
export function ImportPage() {
  const { t } = useWords();
  const importId = Number(useParams()['importId']);
  const found = useImport(importId);
  return (
    <main className="page narrow" id="content" tabIndex={-1}>
      <Link to="/imports" className="back">
        <Icon name="left" size={14} />
        {t.imports.title}
      </Link>
      <PageHead title={found.data?.title ?? '…'} />
      {found.isError ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data ? (
        <div className="import-list">
          <ImportCard item={found.data} isLinked={false} />
          {isMoving(found.data) ? null : <Problems importId={importId} />}
          <Files item={found.data} />
          <Changes item={found.data} />
        </div>
      ) : (
        <div className="card guess">
          <Bones rows={4} />
        </div>
      )}
    </main>
  );
}

function Problems({ importId }: { importId: number }) {
  const { t, locale } = useWords();
  const problems = useProblems(importId);
  const items = problems.data?.pages.flatMap((page) => page.items) ?? [];
  if (problems.isError && items.length === 0)
    return <Failed error={problems.error} onRetry={() => void problems.refetch()} />;
  if (problems.isPending) return <Bones rows={3} />;
  if (items.length === 0)
    return <State compact icon="check" title={t.imports.noProblems} text={t.imports.noProblemsFix} />;
  return (
    <section className="problems" aria-label={t.imports.problems} data-testid="problems">
      <h2>{t.imports.problems}</h2>
      <Note look="waiting" icon="info" title={t.imports.kept} />
      {groupProblems(items, locale).map((group) => (
        <article key={group.sentence} className="card problem-group">
          <header>
            <h3>{group.sentence}</h3>
            <span className="badge waiting">
              {t.imports.problemCount(group.items.length, formatCount(group.items.length, locale))}
            </span>
          </header>
          <ul>
            {group.items.map((problem) => (
              <Problem key={problem.recordId} problem={problem} />
            ))}
          </ul>
        </article>
      ))}
      <Tail
        hasMore={problems.hasNextPage}
        isBusy={problems.isFetchingNextPage}
        onMore={() => void problems.fetchNextPage()}
      />
    </section>
  );
}

function Problem({ problem }: { problem: ProblemItem }) {
  const { t, locale } = useWords();
  return (
    <li>
      <span className="small quiet tabular">
        {t.imports.problemPlace(problem.file, formatCount(problem.line, locale))}
      </span>
      {problem.excerpt ? <pre>{problem.excerpt}</pre> : null}
    </li>
  );
}

function Files({ item }: { item: ImportItem }) {
  const { t, locale } = useWords();
  if (item.files.length === 0) return null;
  return (
    <section className="card files-card" aria-label={t.imports.guessTitle}>
      {item.files.map((file) => (
        <details key={file.name} open={item.files.length === 1}>
          <summary>
            <Icon name="file" size={14} />
            <span className="cut">{file.name}</span>
            <span className="small quiet tabular">{formatBytes(file.size, locale)}</span>
            <span className="badge">{sourceName(file.source, t)}</span>
          </summary>
          <ul className="evidence">
            {file.evidence.map((reason, at) => (
              <li key={`${at}${reason.code}`}>
                <Icon name="check" size={13} />
                {say(reason.code, reason.about, locale)}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Changes({ item }: { item: ImportItem }) {
  const words = useWords();
  const { t, locale } = words;
  const changes = Object.entries(item.changes).sort((a, b) => b[1] - a[1]);
  if (changes.length === 0) return null;
  return (
    <section className="card files-card" aria-label={t.imports.cleaned}>
      <h2>{t.imports.cleaned}</h2>
      <dl className="change-counts">
        {changes.map(([rule, count]) => (
          <div key={rule}>
            <dt>
              <span title={rule}>{ruleName(rule, words)}</span>
            </dt>
            <dd className="number">{t.imports.times(formatCount(count, locale))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
