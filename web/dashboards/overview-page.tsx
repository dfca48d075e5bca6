import { useState } from 'react';
import { useAnswer, useMetrics } from '../api/queries.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { Failed, Note } from '../ui/state.tsx';
import { Chart } from './chart.tsx';
import { FilterBar } from './filter-bar.tsx';
import { CHARTS, type Needed, NEEDED, TILES } from './overview.ts';
import { sayDates, sayRange } from './say-range.ts';
import { RowsDrawer, type Behind } from './rows-drawer.tsx';
import { Tile } from './tile.tsx';
import { useView, type ResolvedView } from './use-view.ts';

export function OverviewPage() {
  const { t } = useWords();
  const view = useView();
  const metrics = useMetrics();
  const [behind, setBehind] = useState<Behind | null>(null);
  const isTold = useTold(view);
  const infoOf = (id: string) => metrics.data?.find((metric) => metric.id === id);
  return (
    <main className="page" id="content" tabIndex={-1}>
      <PageHead title={t.overview.title} subtitle={<RangeLine view={view} />}>
        <FilterBar view={view} />
      </PageHead>
      {metrics.isError ? <Failed error={metrics.error} onRetry={() => void metrics.refetch()} /> : null}
      {isOutside(view) ? (
        <Note icon="info" title={t.overview.emptyRange}>
          {t.overview.emptyRangeFix}{' '}
          <Button tiny onClick={() => view.change({ range: { name: 'all' } })}>
            {t.overview.showAll}
          </Button>
        </Note>
      ) : null}
      <section className="tiles" aria-label={t.overview.title}>
        {TILES.filter(isTold).map((spec) => (
          <Tile key={spec.id} spec={spec} view={view} info={infoOf(spec.metric)} onOpen={setBehind} />
        ))}
      </section>
      <section className="charts">
        {CHARTS.filter(isTold).map((spec) => (
          <Chart key={spec.id} spec={spec} view={view} info={infoOf(spec.metric)} onOpen={setBehind} />
        ))}
      </section>
      {behind ? <RowsDrawer behind={behind} onClose={() => setBehind(null)} /> : null}
    </main>
  );
}

/** Whether anything in the whole history tells what a part of the page needs: where nothing does, the part is not there. */
function useTold(view: ResolvedView): (part: { readonly needs?: Needed }) => boolean {
  const [status, moment] = NEEDED.map((metric) => view.ask({ metric, aggregate: 'count' }));
  const told = { 'resolution-rate': useAnswer(status!).data, 'resolution-time': useAnswer(moment!).data };
  return ({ needs }) => needs === undefined || (told[needs]?.rows[0]?.n ?? 0) > 0;
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

/** The history lies wholly outside the chosen range: said, with the way to it. */
function isOutside({ extent, range }: ResolvedView): boolean {
  if (!extent) return false;
  return (
    (range.from !== undefined && extent.last < Date.parse(range.from)) ||
    (range.to !== undefined && extent.first > Date.parse(range.to))
  );
}
