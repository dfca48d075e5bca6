import type { InteractionItem } from '../../src/contract/history.ts';
import { formatDay, formatTime } from '../formats/date.ts';
import { formatDuration } from '../formats/duration.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { ChannelMark } from '../ui/channel-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { Attachments } from './attachments.tsx';
import { ByHand } from './by-hand.tsx';
import { type ConversationActions, ConversationMenu } from './conversation-menu.tsx';
import { Highlight } from './highlight.tsx';
import { foldQuotes } from './quoted.ts';
import { ruleName } from './rule-name.ts';
import { speakerOf } from './speaker.ts';
import { Wait } from './wait.tsx';

/** One interaction in a list: channel, direction, who, when, the first lines, and how long somebody waited. */
export function InteractionRow(props: {
  item: InteractionItem;
  zone: string;
  isDated?: boolean;
  isOldestWait?: boolean;
  wanted?: RegExp;
  actions?: ConversationActions;
  onOpen?: () => void;
}) {
  const words = useWords();
  const { t, locale } = words;
  const { item, zone } = props;
  // Blank lines would use up the few that are shown.
  const own = item.text === null ? '' : foldQuotes(item.text).own.replace(/\n\s*\n/g, '\n');
  const isQuiet = item.kind === 'system' || item.author === 'automation';
  const when = props.isDated
    ? `${formatDay(item.at, zone, locale)} ${formatTime(item.at, zone, locale)}`
    : formatTime(item.at, zone, locale);
  return (
    <article
      className={`interaction ${item.direction ?? ''} ${isQuiet ? 'quiet-row' : ''} ${item.opensWait && item.answeredAt === null ? 'waits' : ''}`}
      data-record={item.recordId}
      aria-label={`${speakerOf(item, t)}, ${when}`}
    >
      <ChannelMark channel={item.channel} />
      <div className="interaction-body">
        <header>
          {item.direction ? (
            <span
              className="direction"
              title={t.frame.directions[item.direction]}
              role="img"
              aria-label={t.frame.directions[item.direction]}
            >
              <Icon
                name={item.direction === 'inbound' ? 'in' : item.direction === 'outbound' ? 'out' : 'note'}
                size={13}
              />
            </span>
          ) : null}
          {props.onOpen ? (
            <button
              type="button"
              className="who cover"
              onClick={props.onOpen}
              aria-label={`${t.history.open}: ${speakerOf(item, t)}, ${when}`}
            >
              {speakerOf(item, t)}
            </button>
          ) : (
            <span className="who">{speakerOf(item, t)}</span>
          )}
          {item.author === 'automation' ? <span className="badge">{t.history.automation}</span> : null}
          {item.kind === 'call' ? <CallBadge item={item} /> : null}
          {item.rating ? <RatingBadge rating={item.rating} /> : null}
          {item.kind === 'rating' && !item.rating ? <span className="small quiet">{t.history.noRating}</span> : null}
          {item.fills.length > 0 ? (
            <span
              className="badge"
              title={item.fills
                .map((fill) => t.history.filledBy(ruleName(fill.slice(fill.indexOf(':') + 1), words)))
                .join('\n')}
            >
              {t.history.filled}
            </span>
          ) : null}
          {item.seen > 1 ? (
            <span className="badge" title={t.repeats.seenTitle} data-testid="seen">
              {t.repeats.seen(formatCount(item.seen, locale))}
            </span>
          ) : null}
          <time dateTime={item.at} className="tabular">
            {when}
          </time>
          {props.actions ? <ConversationMenu who={`${speakerOf(item, t)}, ${when}`} actions={props.actions} /> : null}
        </header>
        {item.subject ? (
          <p className="subject">
            <Highlight text={item.subject} wanted={props.wanted} />
          </p>
        ) : null}
        {own ? (
          <p className="excerpt">
            <Highlight text={props.wanted ? around(own, props.wanted) : own} wanted={props.wanted} />
            {item.isCut ? '…' : ''}
          </p>
        ) : item.kind === 'message' && !item.subject ? (
          <p className="excerpt quiet">{t.history.noText}</p>
        ) : null}
        <Attachments item={item} />
        <Wait item={item} isOldest={props.isOldestWait ?? false} />
        {item.threadingRule === null ? null : <ByHand item={item} zone={zone} />}
      </div>
    </article>
  );
}

function CallBadge({ item }: { item: InteractionItem }) {
  const { t, locale } = useWords();
  const outcome = item.callOutcome;
  const look = outcome === 'answered' ? 'good' : outcome === 'missed' || outcome === 'abandoned' ? 'late' : '';
  return (
    <>
      <span className={`badge ${look}`}>{outcome ? t.frame.outcomes[outcome] : t.history.call}</span>
      {item.talkSeconds !== null && item.talkSeconds > 0 ? (
        <span className="small quiet">{t.history.talked(formatDuration(item.talkSeconds, locale))}</span>
      ) : null}
    </>
  );
}

function RatingBadge({ rating }: { rating: { value: number; scale: string } }) {
  const { t, locale } = useWords();
  const top = Number(rating.scale.split('-')[1] ?? 5);
  const share = top > 0 ? rating.value / top : 0;
  return (
    <span className={`badge ${share >= 0.75 ? 'good' : share <= 0.4 ? 'late' : ''}`}>
      <Icon name="star" size={12} />
      {t.history.rated(rating.value.toLocaleString(locale), String(top))}
    </span>
  );
}

/** The part of a long text in which the wanted word stands. */
function around(text: string, wanted: RegExp): string {
  const at = text.search(wanted);
  return at > 120 ? `…${text.slice(at - 60)}` : text;
}
