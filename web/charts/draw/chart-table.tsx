import { inOrder } from '../prepare/bars.ts';
import type { Cell } from '../prepare/cell.ts';
import { formatCount } from '../../formats/number.ts';
import { useWords } from '../../locales/use-words.tsx';
import { sayHour, sayPeriod, saySplit, sayValue, type Speech } from './chart-words.ts';

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** The same numbers as rows: over time one row a bucket, otherwise one a value of the split. Every value opens. */
export function ChartTable(props: {
  label: string;
  columns: readonly TableColumn[];
  dimension?: string;
  /** What the first column is called, where that is not the one dimension's name. */
  head?: string;
  /** One thing counts in several columns: over time they have no n together. */
  isOverlapping?: boolean;
  speech: Speech;
  /** What stands beside each value, where something is compared; missing: the span before. */
  before?: string;
  testId?: string;
  onOpen: (column: TableColumn, cell: Cell) => void;
}) {
  const { t, locale } = useWords();
  const { speech } = props;
  const isOverTime = props.columns.some((column) => column.cells.some((cell) => cell.bucket !== null));
  const keyOf = (cell: Cell): string => (isOverTime ? `${cell.bucket}` : `${cell.splitValue}|${cell.split}`);
  const all = new Map(props.columns.flatMap((column) => column.cells.map((cell) => [keyOf(cell), cell] as const)));
  const sorted = isOverTime
    ? [...all.values()].sort((a, b) => b.t - a.t)
    : inOrder([...all.values()], props.dimension ?? '');
  const keys = sorted.map(keyOf);
  const index = props.columns.map((column) => new Map(column.cells.map((cell) => [keyOf(cell), cell])));
  // A split's columns have each their own n, the aggregates of one series all the same.
  const nOf = (key: string): number | null => {
    const all = index.map((cells) => cells.get(key)?.n ?? 0);
    if (props.isOverlapping && isOverTime) return null;
    return props.dimension && isOverTime ? all.reduce((sum, n) => sum + n, 0) : Math.max(...all, 0);
  };
  const told = (n: number | null): string => (n === null ? '–' : formatCount(n, locale));
  const first = props.columns.length === 1 ? [...all.values()] : [];
  const hasInterval = first.some((cell) => cell.low != null);
  const hasBefore = first.some((cell) => cell.before !== undefined);
  // Of a count the n is the count, and of what is open now so are the unanswered: said once is enough.
  const isValue = (number: 'n' | 'unanswered') =>
    first.length > 0 && first.every((cell) => cell[number] === cell.value);
  const hasUnanswered =
    props.columns.some((column) => column.cells.some((cell) => cell.unanswered !== null)) && !isValue('unanswered');

  return (
    <div className="chart-table" tabIndex={0} role="region" aria-label={props.label}>
      <table className="table" data-testid={props.testId}>
        <thead>
          <tr>
            <th scope="col">
              {isOverTime ? t.overview.period : props.head || dimensionName(props.dimension, t.frame.dimensions)}
            </th>
            {props.columns.map((column) => (
              <th key={column.id} scope="col" className="number">
                {column.label}
              </th>
            ))}
            {hasInterval ? (
              <th scope="col" className="number">
                {t.overview.intervalHead}
              </th>
            ) : null}
            {hasBefore ? (
              <th scope="col" className="number">
                {props.before ?? t.explore.before}
              </th>
            ) : null}
            {isValue('n') ? null : (
              <th scope="col" className="number">
                {t.overview.count}
              </th>
            )}
            {hasUnanswered ? (
              <th scope="col" className="number">
                {t.history.waiting}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => {
            const cell = all.get(key);
            if (!cell) return null;
            return (
              <tr key={key}>
                <th scope="row">
                  {isOverTime ? sayPeriod(cell, speech) : saySplit(props.dimension, cell.split, speech.words)}
                </th>
                {props.columns.map((column, at) => {
                  const own = index[at]?.get(key);
                  return (
                    <td key={column.id} className="number" data-value={own?.value ?? ''}>
                      {own ? (
                        <button type="button" onClick={() => props.onOpen(column, own)}>
                          {own.value === null ? '–' : sayValue(own.value, speech)}
                          {own.busiestHour ? ` · ${sayHour(own.busiestHour, speech)}` : null}
                        </button>
                      ) : (
                        '–'
                      )}
                    </td>
                  );
                })}
                {hasInterval ? (
                  <td className="number quiet">
                    {cell.low == null ? '–' : `${sayValue(cell.low, speech)} – ${sayValue(cell.high ?? null, speech)}`}
                  </td>
                ) : null}
                {hasBefore ? (
                  <td className="number quiet">{cell.before == null ? '–' : sayValue(cell.before, speech)}</td>
                ) : null}
                {isValue('n') ? null : <td className="number quiet">{told(nOf(key))}</td>}
                {hasUnanswered ? (
                  <td className="number quiet">
                    {cell.unanswered === null ? '–' : formatCount(cell.unanswered, locale)}
                  </td>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function dimensionName(dimension: string | undefined, names: Readonly<Record<string, string>>): string {
  return names[dimension ?? ''] ?? '';
}
