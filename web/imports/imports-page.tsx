import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { isMoving, useImport, useImports } from '../api/queries.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { FileChooser } from './file-chooser.tsx';
import { ImportCard } from './import-card.tsx';
import { Profiles } from './profiles.tsx';
import { TrayPanel } from './tray-panel.tsx';
import { useTray } from './use-tray.tsx';

export function ImportsPage() {
  const { t } = useWords();
  const tray = useTray();
  const imports = useImports();
  const [started, setStarted] = useState<number | null>(null);
  const current = useImport(started);
  const client = useQueryClient();
  const isEnded = current.data !== undefined && !isMoving(current.data);
  useEffect(() => {
    if (isEnded)
      void client.invalidateQueries({
        predicate: ({ queryKey: [room] }) => room === 'session' || room === 'answers' || room === 'imports',
      });
  }, [isEnded, client]);
  const others = imports.data?.filter((item) => item.importId !== started) ?? [];
  return (
    <main className="page narrow" id="content" tabIndex={-1}>
      <PageHead title={t.imports.title} />
      <FileChooser isSmall={others.length > 0 || tray.items.length > 0 || started !== null} />
      {tray.items.length > 0 ? <TrayPanel onStarted={setStarted} /> : null}
      {current.data ? (
        <section className="current-import">
          <ImportCard item={current.data} />
          {isMoving(current.data) ? null : (
            <div className="row-actions">
              <Link className="button main" to="/">
                {t.imports.seeHistory}
              </Link>
              <Button onClick={() => setStarted(null)}>{t.imports.done}</Button>
            </div>
          )}
        </section>
      ) : null}
      {imports.isError && !imports.data ? (
        <Failed error={imports.error} onRetry={() => void imports.refetch()} />
      ) : imports.isPending ? (
        <div className="card guess">
          <Bones rows={4} />
        </div>
      ) : others.length === 0 && tray.items.length === 0 && started === null ? (
        <State icon="box" title={t.imports.empty} text={t.imports.emptyFix} />
      ) : (
        <section className="import-list" aria-label={t.imports.title}>
          {others.map((item) => (
            <ImportCard key={item.importId} item={item} />
          ))}
        </section>
      )}
      <Profiles />
    </main>
  );
}
