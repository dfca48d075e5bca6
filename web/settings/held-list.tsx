import type { ReactNode } from 'react';
import type { DecisionKindName } from '../../src/contract/decisions.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Bones, explain, Failed, Note } from '../ui/state.tsx';
import { Tail } from '../ui/tail.tsx';
import { type Held, useDeciding, useHeld } from './use-deciding.ts';

/** What holds of one kind of decision: each with its way to change it and its way back. */
export function HeldList<Kind extends DecisionKindName>(props: {
  kind: Kind;
  none: string;
  title: (item: Held<Kind>) => string;
  lines: (item: Held<Kind>) => readonly string[];
  onChange: (item: Held<Kind>) => void;
  more?: (item: Held<Kind>) => ReactNode;
}) {
  const { t, locale } = useWords();
  const { query, held } = useHeld(props.kind);
  const { undo } = useDeciding(() => undefined);
  if (query.isError && !query.data) return <Failed compact error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Bones rows={2} height={18} />;
  return (
    <>
      {undo.isError ? <Note look="late" {...explain(undo.error, t.frame)} /> : null}
      <ul className="token-list" data-testid={`held-${props.kind}`}>
        {held.map((item) => (
          <li key={item.decisionId}>
            <span className="cut">
              <b>{props.title(item)}</b>
              {[...props.lines(item), t.hours.version(formatCount(item.decisionId, locale))].map((line) => (
                <span key={line} className="small quiet">
                  {line}
                </span>
              ))}
            </span>
            <span className="row-actions">
              <Button tiny onClick={() => props.onChange(item)}>
                {t.hours.change}
              </Button>
              <Button tiny disabled={undo.isPending} onClick={() => undo.mutate(item.decisionId)}>
                {t.hours.undo}
              </Button>
            </span>
          </li>
        ))}
        {held.length === 0 ? <li className="quiet">{props.none}</li> : null}
      </ul>
      <Tail hasMore={query.hasNextPage} isBusy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
    </>
  );
}
