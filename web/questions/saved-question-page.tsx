import { Link, Navigate, useParams } from 'react-router';
import { exploreParams } from '../../src/contract/explore-params.ts';
import { useMetrics } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import { useSavedQuestion, useSaving } from './use-saved.ts';

/** The permanent link of a saved question: leads to the explorer, or says that it was removed. */
export function SavedQuestionPage() {
  const { t, locale } = useWords();
  const { questionId = '' } = useParams();
  const zone = useZone();
  const saved = useSavedQuestion(questionId);
  const metrics = useMetrics();
  const { restore } = useSaving();
  if (saved.data && metrics.data && saved.data.removedAt === null) {
    const params = exploreParams(
      saved.data.about,
      metrics.data.find(({ id }) => id === saved.data.about.question.metric)?.unit,
    );
    params.set('saved', questionId);
    return <Navigate to={`/explore?${params}`} replace />;
  }
  const failed = saved.error ?? restore.error;
  return (
    <main className="page" id="content" tabIndex={-1}>
      <PageHead title={saved.data?.name ?? t.questions.title} />
      {failed ? (
        <Failed error={failed} onRetry={() => void saved.refetch()} />
      ) : saved.data?.removedAt ? (
        <State
          icon="undo"
          title={t.questions.removed(saved.data.name)}
          text={t.questions.removedBy(saved.data.removedBy ?? '', formatMoment(saved.data.removedAt, zone, locale))}
        >
          <Button
            look="main"
            disabled={restore.isPending}
            onClick={() => restore.mutate(saved.data.questionId)}
            data-testid="restore-question"
          >
            {t.questions.restore}
          </Button>
          <Link className="button" to="/explore">
            {t.questions.toExplore}
          </Link>
        </State>
      ) : (
        <Bones rows={4} height={18} />
      )}
    </main>
  );
}
