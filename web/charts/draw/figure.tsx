import { useId, useState, type ReactNode, type Ref } from 'react';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../locales/use-words.tsx';

/** A question, its chart, and the table behind it. */
export function Figure(props: {
  title: string;
  subtitle?: string;
  testId: string;
  isStale?: boolean;
  className?: string;
  /** For who watches whether it is seen. */
  shown?: Ref<HTMLElement>;
  chart: ReactNode;
  table: ReactNode | null;
}) {
  const { t } = useWords();
  const id = useId();
  const [isTable, setTable] = useState(false);
  return (
    <figure
      className={`card figure ${props.className ?? ''}`}
      aria-labelledby={id}
      data-testid={props.testId}
      ref={props.shown}
    >
      <header>
        <div>
          <h2 id={id}>{props.title}</h2>
          {props.subtitle ? <p>{props.subtitle}</p> : null}
        </div>
        {props.table ? (
          <Button
            look="plain"
            tiny
            icon={isTable ? 'chart' : 'table'}
            aria-pressed={isTable}
            aria-label={isTable ? t.overview.showChart : t.overview.showTable}
            title={isTable ? t.overview.showChart : t.overview.showTable}
            onClick={() => setTable(!isTable)}
          />
        ) : null}
      </header>
      {isTable && props.table ? (
        props.table
      ) : (
        <div className={`plot ${props.isStale ? 'stale' : ''}`}>{props.chart}</div>
      )}
    </figure>
  );
}
