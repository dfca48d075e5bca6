import { useState } from 'react';
import { Link } from 'react-router';
import type { QuestionInput } from '../../src/contract/question.ts';
import { useAnswer, useMetrics } from '../api/queries.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { Failed, Note } from '../ui/state.tsx';
import { Chart } from './chart.tsx';
import { FilterBar } from './filter-bar.tsx';
import { CHARTS, type Needed, TILES } from './overview.ts';
import { sayDates, sayRange } from './say-range.ts';
import { RowsDrawer, type Behind } from './rows-drawer.tsx';
import { Tile } from './tile.tsx';
import { useTold } from './use-told.ts';
import { useView, type ResolvedView } from './use-view.ts';

export function OverviewPage() {
  const { t } = useWords();
  const view = useView();
  const metrics = useMetrics();
  const [behind, setBehind] = useState<Behind | null>(null);
  const told = useTold(view);
  const isNothing = useIsNothing(view);
  const infoOf = (id: string) => metrics.data?.find((metric) => metric.id === id);
  return (
    <main className="page" id="content" tabIndex={-1}>
      <PageHead title={t.overview.title} subtitle={<RangeLine view={view} />}>
        <FilterBar view={view} />
      </PageHead>
      {metrics.isError ? <Failed error={metrics.error} onRetry={() => void metrics.refetch()} /> : null}
      {isNothing ? <NothingHere view={view} /> : null}
      <section className="tiles" aria-label={t.overview.title}>
        {TILES.filter((spec) => told.has(spec)).map((spec) => (
          <Tile key={spec.id} spec={spec} view={view} info={infoOf(spec.metric)} onOpen={setBehind} />
        ))}
      </section>
      <section className="charts">
        {CHARTS.filter((spec) => told.has(spec)).map((spec) => (
          <Chart
            key={spec.id}
            spec={spec}
            view={view}
            info={infoOf(spec.metric)}
            isAmongNothing={isNothing}
            onOpen={setBehind}
          />
        ))}
      </section>
      {view.extent ? <Absent absent={told.absent} /> : null}
      {behind ? <RowsDrawer behind={behind} onClose={() => setBehind(null)} /> : null}
    </main>
  );
}

/** What the page leaves away, and why: nothing is missing in silence. */
function Absent({ absent }: { absent: readonly Needed[] }) {
  const { t, locale } = useWords();
  if (absent.length === 0) return null;
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    absent.map((one) => t.overview.needed[one]),
  );
  return (
    <p className="small quiet absent" data-testid="absent">
      {t.overview.absent(names)}{' '}
      <Link className="link" to="/imports">
        {t.overview.absentFix}
      </Link>
    </p>
  );
}

/** Which days are shown, and with which they are compared. */
function RangeLine({ view }: { view: ResolvedView }) {
  const words = useWords();
  const before = view.before ? sayDates(view.before, words, view.zone) : null;
  return (
    <p className="small quiet tabular" data-testid="range-line">
      {sayRange(view, words)}
      {before ? ` · ${words.t.overview.compared(before)}` : ''}
    </p>
  );
}

/** Nothing happened in the chosen range, by these filters, though there is history. */
function useIsNothing(view: ResolvedView): boolean {
  const { data } = useAnswer(view.isReady && view.extent ? volumeTile(view) : null);
  return data?.rows[0]?.n === 0;
}

function NothingHere({ view }: { view: ResolvedView }) {
  const { t } = useWords();
  return (
    <Note icon="info" title={t.overview.emptyRange}>
      {view.where.length > 0 ? (
        <>
          {t.overview.emptyChartFix}{' '}
          <Button tiny onClick={() => view.change({ channels: [], agents: [] })}>
            {t.overview.clearFilters}
          </Button>
        </>
      ) : (
        t.overview.emptyRangeFix
      )}{' '}
      <Button tiny onClick={() => view.change({ range: { name: 'all' } })}>
        {t.overview.showAll}
      </Button>
    </Note>
  );
}

/** As the tile asks it: it is asked once. */
function volumeTile(view: ResolvedView): QuestionInput {
  return { ...view.ask({ metric: 'volume', aggregate: 'count', where: [...view.where] }), ...view.range };
}
