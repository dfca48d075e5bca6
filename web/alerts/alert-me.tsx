import { useState } from 'react';
import { Link } from 'react-router';
import type { AlertItem } from '../../src/contract/alerts.ts';
import type { MetricInfo } from '../../src/contract/question.ts';
import type { SavedAboutInput } from '../../src/contract/saved-questions.ts';
import { useGoal } from '../dashboards/goal.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Toast } from '../ui/toast.tsx';
import { AlertEditor } from './alert-editor.tsx';
import { watchedOf } from './watched-of.ts';

/** From what the explorer shows to an alert about it. */
export function AlertMe({ about, info }: { about: SavedAboutInput; info: MetricInfo }) {
  const { t, locale } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { aggregate = info.defaultAggregation, where = [] } = about.question;
  const goal = useGoal(info.id, aggregate, where);
  const [made, setMade] = useState<AlertItem | null>(null);
  return (
    <>
      <Button look="plain" icon="bell" data-testid="alert-me" onClick={() => setOpen(true)}>
        {t.alerts.alertMe}
      </Button>
      {isOpen ? (
        <AlertEditor
          alertId={null}
          first={watchedOf(about, info, { name: info.label[locale], goal })}
          info={info}
          onDone={(item) => {
            setOpen(false);
            setMade(item);
          }}
        />
      ) : null}
      {made ? (
        <Toast text={t.alerts.madeIt(made.about.name)} close={t.frame.close} onClose={() => setMade(null)}>
          <Link to="/alerts">{t.alerts.see}</Link>
        </Toast>
      ) : null}
    </>
  );
}
