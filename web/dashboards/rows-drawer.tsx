import { Link } from 'react-router';
import type { RowsBehind } from '../../src/contract/history.ts';
import type { QuestionInput } from '../../src/contract/question.ts';
import { useRowsBehind, type CellAddress } from '../api/queries.ts';
import { formatCount, formatValue } from '../formats/number.ts';
import { InteractionRow } from '../history/interaction-row.tsx';
import { personName } from '../history/person-name.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Icon } from '../ui/icon.tsx';
import { Bones, Failed, State } from '../ui/state.tsx';

export interface Behind {
  readonly title: string;
  readonly question: QuestionInput;
  readonly cell: CellAddress;
}
export type OpenRows = (behind: Behind) => void;

/** The interactions behind one number: what it means, what it leaves out, and each of them. */
export function RowsDrawer({ behind, onClose }: { behind: Behind; onClose: () => void }) {
  const { t } = useWords();
  const rows = useRowsBehind(behind.question, behind.cell);
  const first = rows.data?.pages[0];
  return (
    <Drawer title={behind.title} testId="rows-drawer" onClose={onClose}>
      {rows.isError && !first ? (
        <Failed error={rows.error} onRetry={() => void rows.refetch()} />
      ) : !first ? (
        <Bones rows={9} height={18} />
      ) : (
        <>
          <Explanation rows={first} />
          {first.count === 0 ? <State icon="chart" title={t.rows.empty} text={t.rows.emptyFix} /> : null}
          <ol className="rows-list">
            {rows.data?.pages
              .flatMap((page) => page.items)
              .map((item) => (
                <li key={`${item.recordId}/${item.part}`}>
                  <div className="row-who">
                    <Value value={item.value} question={behind.question} />
                    <Link
                      to={`/customers/${item.customer.id}?at=${item.recordId}`}
                      aria-label={`${t.rows.history}: ${personName(item.customer.label, t)}`}
                    >
                      {item.author === 'customer' ? t.rows.history : personName(item.customer.label, t)}
                      <Icon name="right" size={12} />
                    </Link>
                  </div>
                  {item.deciding ? <Deciding value={item.value} words={item.deciding} /> : null}
                  <InteractionRow item={item} zone={behind.question.zone ?? 'UTC'} isDated />
                </li>
              ))}
          </ol>
          {rows.hasNextPage ? (
            <Button wide disabled={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
              {t.frame.more}
            </Button>
          ) : null}
        </>
      )}
    </Drawer>
  );
}

function Explanation({ rows }: { rows: RowsBehind }) {
  const { t, locale } = useWords();
  const left = rows.exclusions.filter((exclusion) => exclusion.count > 0);
  return (
    <>
      <dl className="explanation">
        <div>
          <dt>{t.rows.definition}</dt>
          <dd>{rows.definition}</dd>
        </div>
        <div>
          <dt>{t.rows.clock}</dt>
          <dd>{rows.clock}</dd>
        </div>
        <div>
          <dt>{t.rows.exclusions}</dt>
          <dd>
            {left.length === 0
              ? t.rows.nothingLeftOut
              : left.map((exclusion) => (
                  <span key={exclusion.reason} className="exclusion">
                    <b className="tabular">{formatCount(exclusion.count, locale)}</b> {exclusion.reason}
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      <p className="rows-count" data-testid="rows-count" data-value={rows.count}>
        {t.rows.count(rows.count, formatCount(rows.count, locale))}
      </p>
    </>
  );
}

/** How a message was read, and the words that decided it: good ones and bad ones told apart by a sign, not by colour alone. */
function Deciding(props: { value: number | null; words: NonNullable<RowsBehind['items'][number]['deciding']> }) {
  const { t } = useWords();
  const sounds = (props.value ?? 0) > 0 ? 'positive' : (props.value ?? 0) < 0 ? 'negative' : 'neutral';
  return (
    <p className="small quiet deciding" data-testid="deciding">
      <b>{t.frame.sounds[sounds]}</b>
      {props.words.length === 0 ? <span>{t.rows.noWords}</span> : null}
      {props.words.map(({ text, weight }, at) => (
        <span key={at} className={weight > 0 ? 'good' : 'bad'}>
          {weight > 0 ? '+' : '−'} {text}
        </span>
      ))}
    </p>
  );
}

/** What this interaction adds to the number, where it is a length of time or a rating. */
function Value({ value, question }: { value: number | null; question: QuestionInput }) {
  const { locale } = useWords();
  if (value === null) return <span />;
  const isTime = /-time$|^speed-of-answer$/.test(question.metric);
  if (!isTime) return <span />;
  return <span className="badge">{formatValue(value, 's', locale)}</span>;
}
