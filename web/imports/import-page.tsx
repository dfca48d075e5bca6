import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { COLUMNS_UNREAD } from '../../src/contract/about-columns.ts';
import type { ImportItem } from '../../src/contract/imports.ts';
import { say } from '../../src/contract/messages/index.ts';
import { isMoving, useImport } from '../api/queries.ts';
import { formatBytes, formatCount } from '../formats/number.ts';
import { ruleName } from '../history/rule-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageHead } from '../ui/page.tsx';
import { ProblemsTab } from '../problems/problems-tab.tsx';
import { Bones, Failed } from '../ui/state.tsx';
import { ImportCard } from './import-card.tsx';
import { sourceName } from './outcome.ts';
import { ReadAnew } from './read-anew.tsx';

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
          {isMoving(found.data) ? null : <ProblemsTab importId={importId} />}
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

function Files({ item }: { item: ImportItem }) {
  const { t, locale } = useWords();
  const [anew, setAnew] = useState<number | null>(null);
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
                <Icon name={reason.code === COLUMNS_UNREAD ? 'info' : 'check'} size={13} />
                {say(reason.code, reason.about, locale)}
              </li>
            ))}
          </ul>
          {item.state !== 'done' && item.state !== 'failed' ? null : anew === file.originalId ? (
            <ReadAnew originalId={file.originalId} onDone={() => setAnew(null)} />
          ) : (
            <Button tiny onClick={() => setAnew(file.originalId)} data-testid="open-read-anew">
              {t.wizard.readAnew}
            </Button>
          )}
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
