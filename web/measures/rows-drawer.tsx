import { Link } from 'react-router';
import type { InteractionItem } from '../../src/contract/history.ts';
import type { QualityItem } from '../../src/contract/quality.ts';
import { formatCount } from '../formats/number.ts';
import { InteractionRow } from '../history/interaction-row.tsx';
import { personName } from '../history/person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Icon } from '../ui/icon.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';
import {
  type MeasureCell,
  type QualityCell,
  type QualityView,
  type RuleCell,
  useQualityRows,
  useTouched,
} from './use-quality.ts';

export interface OpenedRows {
  readonly title: string;
  readonly cell: QualityCell;
}
export type OpenRows = (opened: OpenedRows) => void;

/** What stands behind one number of the page. */
export function QualityRowsDrawer(props: { opened: OpenedRows; view: QualityView; onClose: () => void }) {
  const { cell, title } = props.opened;
  return (
    <Drawer title={title} testId="quality-rows" onClose={props.onClose}>
      {'rule' in cell ? <Touched cell={cell} zone={props.view.zone} /> : <Measured cell={cell} view={props.view} />}
    </Drawer>
  );
}

function Measured({ cell, view }: { cell: MeasureCell; view: QualityView }) {
  const { t, locale } = useWords();
  const rows = useQualityRows(view, cell);
  const first = rows.data?.pages[0];
  if (rows.isError && !first) return <Failed error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!first) return <Bones rows={9} height={18} />;
  const pages = rows.data?.pages ?? [];
  return (
    <>
      <dl className="explanation">
        <div>
          <dt>{t.rows.definition}</dt>
          <dd>{first.definition}</dd>
        </div>
      </dl>
      <p className="rows-count" data-testid="rows-count" data-value={first.count}>
        {t.rows.count(first.count, formatCount(first.count, locale))}
      </p>
      {first.count === 0 ? <State icon="check" title={t.rows.empty} text={t.rows.emptyFix} /> : null}
      <ol className="rows-list">
        {pages
          .flatMap((page) => page.interactions)
          .map((item, at) => (
            <li key={`${at}/${item.recordId}/${item.part}`}>
              <OneInteraction item={item} zone={view.zone} />
            </li>
          ))}
        {pages
          .flatMap((page) => page.items)
          .map((item, at) => (
            <li key={`${at}/${item.recordId ?? item.importId}`}>
              <OneItem item={item} />
            </li>
          ))}
      </ol>
      <More rows={rows} />
    </>
  );
}

function Touched({ cell, zone }: { cell: RuleCell; zone: string }) {
  const { t } = useWords();
  const rows = useTouched(cell);
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.isError && !rows.data) return <Failed error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!rows.data) return <Bones rows={9} height={18} />;
  return (
    <>
      {items.length === 0 ? <State icon="check" title={t.rows.empty} text={t.rows.emptyFix} /> : null}
      <ol className="rows-list">
        {items.map((item) => (
          <li key={item.recordId}>
            {item.interaction ? (
              <OneInteraction item={item.interaction} zone={zone} />
            ) : (
              <p className="small quiet">{t.measures.countedElsewhere}</p>
            )}
          </li>
        ))}
      </ol>
      <More rows={rows} />
    </>
  );
}

function OneInteraction({ item, zone }: { item: InteractionItem; zone: string }) {
  const { t } = useWords();
  return (
    <>
      <div className="row-who">
        <span />
        <Link
          to={`/customers/${item.customer.id}?at=${item.recordId}`}
          aria-label={`${t.rows.history}: ${personName(item.customer.label, t)}`}
        >
          {item.author === 'customer' ? t.rows.history : personName(item.customer.label, t)}
          <Icon name="right" size={12} />
        </Link>
      </div>
      <InteractionRow item={item} zone={zone} isDated />
    </>
  );
}

/** A refused record with its reason, or an import with how many of its records count here. */
function OneItem({ item }: { item: QualityItem }) {
  const { t, locale } = useWords();
  return (
    <article className="quality-item">
      <p>
        <Link className="link" to={`/imports/${item.importId}`}>
          {item.title}
        </Link>
        {item.line === null ? null : (
          <span className="small quiet"> · {t.measures.line(formatCount(item.line, locale))}</span>
        )}
        {item.recordId === null ? (
          <span className="small quiet tabular">
            {' '}
            · {t.measures.records(item.count, formatCount(item.count, locale))}
          </span>
        ) : null}
      </p>
      {item.message === null ? null : <p className="small">{item.message}</p>}
      {item.excerpt === '' ? null : <p className="small quiet excerpt">{item.excerpt}</p>}
    </article>
  );
}

function More({ rows }: { rows: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } }) {
  const { t } = useWords();
  return rows.hasNextPage ? (
    <Button wide disabled={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
      {t.frame.more}
    </Button>
  ) : null;
}
