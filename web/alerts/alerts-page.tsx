import { useState } from 'react';
import { Link } from 'react-router';
import type { AlertItem } from '../../src/contract/alerts.ts';
import { useMetrics } from '../api/queries.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { Bones, explain, Failed, Note, State } from '../ui/state.tsx';
import { Toast } from '../ui/toast.tsx';
import { AlertCard } from './alert-card.tsx';
import './alerts.css';
import { ReceiversCard } from './receivers-card.tsx';
import { Troubles } from './troubles.tsx';
import { FiringList } from './firing-list.tsx';
import { useAlertDeeds, useAlerts } from './use-alerts.ts';

/** What is watched, where it stands, and what has fired. */
export function AlertsPage() {
  const { t } = useWords();
  const alerts = useAlerts();
  const metrics = useMetrics();
  const { remove, restore } = useAlertDeeds();
  const [gone, setGone] = useState<AlertItem | null>(null);
  const failed = remove.error ?? restore.error;
  return (
    <main className="page narrow" id="content" tabIndex={-1}>
      <PageHead title={t.alerts.title} subtitle={<p className="small quiet">{t.alerts.hint}</p>}>
        <Link className="button" to="/explore?metric=waiting">
          {t.alerts.toExplore}
        </Link>
      </PageHead>
      <Troubles />
      {failed ? <Note look="late" {...explain(failed, t.frame)} /> : null}
      {alerts.isError && !alerts.data ? (
        <Failed error={alerts.error} onRetry={() => void alerts.refetch()} />
      ) : alerts.isPending ? (
        <Bones rows={4} height={18} />
      ) : alerts.data.length === 0 ? (
        <State icon="bell" title={t.alerts.none} text={t.alerts.noneFix} />
      ) : (
        <ul className="alert-list" data-testid="alerts">
          {alerts.data.map((item) => (
            <AlertCard
              key={item.alertId}
              item={item}
              info={metrics.data?.find(({ id }) => id === item.about.question.metric)}
              onRemove={(doomed) => remove.mutate(doomed.alertId, { onSuccess: () => setGone(doomed) })}
            />
          ))}
        </ul>
      )}
      <ReceiversCard />
      <section className="card firing-card" aria-label={t.alerts.history}>
        <header>
          <h2>{t.alerts.history}</h2>
          <p className="small quiet">{t.alerts.historyHint}</p>
        </header>
        <FiringList />
      </section>
      {gone ? (
        <Toast text={t.alerts.removed(gone.about.name)} close={t.frame.close} onClose={() => setGone(null)}>
          <Button tiny onClick={() => restore.mutate(gone.alertId, { onSuccess: () => setGone(null) })}>
            {t.questions.undo}
          </Button>
        </Toast>
      ) : null}
    </main>
  );
}
