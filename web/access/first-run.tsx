import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { send } from '../api/client.ts';
import { isMoving, useImport } from '../api/queries.ts';
import { ImportState } from '../imports/import-state.tsx';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Icon, Logo } from '../ui/icon.tsx';
import { explain, Note } from '../ui/state.tsx';

/** Before the first interaction: two doors. */
export function FirstRun() {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [importId, setImportId] = useState<number | null>(null);
  const running = useImport(importId);
  const sample = useMutation({
    mutationFn: () => send<unknown>('POST', 'sample'),
    onSuccess: (answer) => setImportId(idOf(answer)),
  });
  const isDone = running.data !== undefined && !isMoving(running.data) && running.data.state === 'done';
  useEffect(() => {
    if (isDone) void client.invalidateQueries();
  }, [isDone, client]);
  const isBusy = sample.isPending || (sample.isSuccess && !running.isError && running.data?.state !== 'failed');
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="doors" data-testid="first-run">
        <header>
          <Logo size={44} />
          <h1>{t.access.firstTitle}</h1>
          <p>{t.access.firstHint}</p>
        </header>
        <div className="door-pair">
          <section className="card door">
            <Icon name="spark" size={26} />
            <h2>{t.access.sampleTitle}</h2>
            <p>{t.access.sampleHint}</p>
            {sample.isError ? <Note look="late" {...explain(sample.error, t.frame)} /> : null}
            {running.data ? <ImportState item={running.data} /> : null}
            <Button look="main" disabled={isBusy} onClick={() => sample.mutate()} data-testid="load-sample">
              {isBusy ? t.access.sampleRunning : t.access.sampleAction}
            </Button>
          </section>
          <section className="card door">
            <Icon name="imports" size={26} />
            <h2>{t.access.ownTitle}</h2>
            <p>{t.access.ownHint}</p>
            <Button icon="file" onClick={() => void navigate('/imports')} data-testid="bring-own">
              {t.frame.importData}
            </Button>
          </section>
        </div>
      </div>
    </main>
  );
}

function idOf(answer: unknown): number | null {
  const id = typeof answer === 'object' && answer !== null && 'importId' in answer ? answer.importId : answer;
  return typeof id === 'number' ? id : null;
}
