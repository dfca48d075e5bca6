import type { Answer, AnswerRow, MetricInfo, QuestionInput } from '../../src/contract/question.ts';
import { useAnswer } from '../api/queries.ts';
import { useShown } from '../api/shown.ts';
import { Sparkline } from '../charts/draw/sparkline.tsx';
import { sayGoal, sayInterval } from '../charts/draw/chart-words.ts';
import { isMet } from '../charts/prepare/is-met.ts';
import { cellOf } from '../charts/prepare/cell.ts';
import { formatCount, formatPercent, formatValue } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Freshness } from '../ui/freshness.tsx';
import { Icon } from '../ui/icon.tsx';
import { Bone, Failed } from '../ui/state.tsx';
import { changeOf, type Change } from './change.ts';
import { useGoal } from './goal.ts';
import type { TileSpec } from './overview.ts';
import type { OpenRows } from './rows-drawer.tsx';
import type { ResolvedView } from './use-view.ts';

/** A number: its name, value, change, course, how many stand behind it and how current it is. Opens its rows. */
export function Tile({
  spec,
  view,
  info,
  onOpen,
}: {
  spec: TileSpec;
  view: ResolvedView;
  info: MetricInfo | undefined;
  onOpen: OpenRows;
}) {
  const { t, locale } = useWords();
  const missing = view.where.find((filter) => info && !info.dimensions.includes(filter.dimension));
  const isAsked = view.isReady && !missing;
  const base = view.ask({ metric: spec.metric, aggregate: spec.aggregate, where: [...view.where] });
  const question: QuestionInput = spec.isNow ? base : { ...base, ...view.range };
  const answer = useAnswer(isAsked ? question : null);
  const earlier = view.before && !spec.isNow ? { ...base, ...view.before } : null;
  const before = useAnswer(isAsked ? earlier : null);
  const steps: QuestionInput = { ...base, ...view.range, every: view.every };
  const course = useAnswer(isAsked ? steps : null);
  const shown = useShown(question, [earlier, steps]);
  const goal = useGoal(spec.metric, spec.aggregate, view.where);
  const row = answer.data?.rows[0];
  const days = info?.windowDays ?? null;
  const name = t.overview.tiles[spec.id] + (days === null ? '' : t.overview.within(days));

  if (answer.isError && !answer.data) {
    return (
      <div className="card tile" data-testid={`tile-${spec.id}`} ref={shown}>
        <span className="tile-name">{name}</span>
        <Failed compact error={answer.error} onRetry={() => void answer.refetch()} />
      </div>
    );
  }
  const value = missing ? null : (row?.value ?? null);
  const unit = answer.data?.unit ?? info?.unit ?? 'interactions';
  const isWaiting = spec.id === 'waiting' && (value ?? 0) > 0;
  return (
    <button
      type="button"
      ref={shown}
      className={`card tile ${answer.isPlaceholderData ? 'stale' : ''}`}
      data-testid={`tile-${spec.id}`}
      data-value={value ?? ''}
      aria-describedby={`tile-${spec.id}-hint`}
      disabled={Boolean(missing) || !answer.data}
      onClick={() => onOpen({ title: name, question, cell: { bucket: null, by: [] } })}
    >
      <span className="tile-name">{name}</span>
      {isAsked && answer.isPending ? (
        <Bone width={92} height={30} />
      ) : (
        <span className={`tile-value ${isWaiting ? 'waits' : ''}`}>{formatValue(value, unit, locale)}</span>
      )}
      <span className="tile-change">
        {missing ? (
          <span className="quiet">{t.overview.notSplit(t.frame.dimensions[missing.dimension])}</span>
        ) : spec.isNow ? (
          <span className="quiet">{t.overview.now}</span>
        ) : answer.data && value === null ? (
          <span className="quiet">{t.overview.emptyTile}</span>
        ) : answer.data && (!view.before || before.data) ? (
          <ChangeMark
            change={view.before ? changeOf(value, before.data?.rows[0]?.value ?? null, unit) : { kind: 'none' }}
            better={info?.better ?? null}
            none={view.before ? t.overview.nothingBefore : ''}
          />
        ) : (
          <Bone width={110} height={12} />
        )}
      </span>
      <Sparkline
        cells={cellsOf(course.data)}
        every={view.every}
        colour={isWaiting ? 'var(--waiting)' : 'var(--accent)'}
      />
      <span className="tile-foot" id={`tile-${spec.id}-hint`}>
        <Unanswered row={missing || spec.aggregate === 'level' ? undefined : row} />
        <GoalMark value={value} goal={goal} unit={unit} better={info?.better ?? null} />
        <Behind
          row={missing ? undefined : row}
          unit={unit}
          isLevel={spec.aggregate === 'level' || spec.aggregate === 'count'}
        />
        <Freshness asOf={answer.data?.asOf} version={answer.data?.version} zone={view.zone} />
        <span className="for-readers">{t.overview.openRows}</span>
      </span>
    </button>
  );
}

function cellsOf(answer: Answer | undefined) {
  return (answer?.rows ?? []).map((row) => cellOf(row, undefined));
}

/** How many stand behind it, and of a share within which bounds it lies. */
function Behind({ row, unit, isLevel }: { row: AnswerRow | undefined; unit: Answer['unit']; isLevel: boolean }) {
  const words = useWords();
  if (!row || isLevel) return <span />;
  const n = words.t.overview.nOf(formatCount(row.n, words.locale));
  const ends = row.low == null || row.high == null ? '' : ` · ${sayInterval(row.low, row.high, { unit, words })}`;
  return (
    <span>
      {n}
      {ends}
    </span>
  );
}

/** Whether it is where it should be, in words. */
function GoalMark(props: {
  value: number | null;
  goal: number | undefined;
  unit: Answer['unit'];
  better: MetricInfo['better'];
}) {
  const words = useWords();
  const said = sayGoal(props.value, props.goal, props.better, { unit: props.unit, words });
  if (said === '') return null;
  const isKnown = props.value !== null && props.goal !== undefined && props.better !== null;
  const look = isKnown ? (isMet(props.value!, props.goal!, props.better!) ? 'good' : 'bad') : 'quiet';
  return (
    <span className={`goal ${look}`} data-testid="goal">
      {said}
    </span>
  );
}

function Unanswered({ row }: { row: AnswerRow | undefined }) {
  const { t, locale } = useWords();
  if (!row || row.unanswered === null) return null;
  return <span className="unanswered">{t.overview.unanswered(formatCount(row.unanswered, locale))}</span>;
}

function ChangeMark({ change, better, none }: { change: Change; better: MetricInfo['better']; none: string }) {
  const { t, locale } = useWords();
  if (change.kind === 'none') return <span className="quiet">{none || '\u00a0'}</span>;
  if (change.kind === 'same') {
    return (
      <span className="quiet">
        <span aria-hidden="true">{t.overview.noChange}</span>
        <span className="for-readers">{t.overview.same}</span>
      </span>
    );
  }
  const amount =
    change.kind === 'points'
      ? t.overview.points(formatOne(change.by, locale))
      : change.by >= 10
        ? `×${formatOne(change.by + 1, locale)}`
        : formatPercent(change.by, locale, change.by < 0.1 ? 1 : 0);
  const look = better === null ? '' : (better === 'higher') === change.isUp ? 'good' : 'bad';
  return (
    <>
      <span className={`change ${look}`} aria-hidden="true">
        <Icon name={change.isUp ? 'up' : 'fall'} size={12} />
        {amount}
      </span>
      <span className="for-readers">{change.isUp ? t.overview.up(amount) : t.overview.down(amount)}</span>
    </>
  );
}

function formatOne(value: number, locale: string): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 1 });
}
