import type { Guess } from '../../src/contract/imports.ts';
import { say, fixFor } from '../../src/contract/messages/index.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { formatBytes, formatPercent } from '../formats/number.ts';
import type { Dictionary } from '../locales/dictionary.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { ChannelMark } from '../ui/channel-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { Bones, explain } from '../ui/state.tsx';
import { Columns } from './columns.tsx';
import { sourceName } from './outcome.ts';
import type { TrayItem } from './use-tray.tsx';

/** What we think a file is, and why, with what its first records will look like. */
export function GuessCard(props: {
  item: TrayItem;
  columns: Readonly<Record<string, string>>;
  onColumn: (column: string, field: string) => void;
  onRemove: () => void;
}) {
  const { t, locale } = useWords();
  const { item } = props;
  const { guess } = item;
  const isRefused = Boolean(item.error) || (guess !== null && (guess.problem !== null || guess.source === null));
  return (
    <article
      className={`card guess ${isRefused ? 'refused' : ''}`}
      data-testid="guess"
      data-source={guess?.source ?? ''}
    >
      <header>
        <Icon name={isRefused ? 'alert' : 'file'} size={18} />
        <div className="cut">
          <h3 className="cut">{item.name}</h3>
          <p className="small quiet tabular">{formatBytes(item.size, locale)}</p>
        </div>
        {guess?.source ? (
          <span className="badge accent">
            {sourceName(guess.source, t)} · {t.imports.sure(formatPercent(guess.confidence, locale, 0))}
          </span>
        ) : null}
        <Button look="plain" tiny icon="close" aria-label={t.imports.remove(item.name)} onClick={props.onRemove} />
      </header>
      {item.error ? <Refused {...explain(item.error, t.frame)} /> : null}
      {!guess && !item.error ? <Progress item={item} /> : null}
      {guess?.problem ? (
        <Refused
          title={say(guess.problem.code, guess.problem.about, locale)}
          text={fixFor(guess.problem.code, guess.problem.about, locale)}
        />
      ) : null}
      {guess && !guess.source && !guess.problem ? <Refused title={t.imports.cannotRead} text="" /> : null}
      {guess ? <Evidence guess={guess} /> : null}
      {guess && guess.columns.length > 0 ? (
        <Columns columns={guess.columns} chosen={props.columns} onChange={props.onColumn} />
      ) : null}
      {guess && guess.preview.length > 0 ? <Preview guess={guess} /> : null}
    </article>
  );
}

function Progress({ item }: { item: TrayItem }) {
  const { t, locale } = useWords();
  return (
    <div className="guess-part" role="status">
      <p className="small quiet">
        {item.progress < 1 ? t.imports.uploading(formatPercent(item.progress, locale, 0)) : t.imports.looking}
      </p>
      <div className="bar-track">
        <span style={{ width: `${item.progress * 100}%` }} />
      </div>
      <Bones rows={3} />
    </div>
  );
}

function Refused({ title, text }: { title: string; text: string }) {
  return (
    <div className="note late guess-note" role="alert">
      <div>
        <strong>{title}</strong>
        {text}
      </div>
    </div>
  );
}

function Evidence({ guess }: { guess: Guess }) {
  const { t, locale } = useWords();
  // The columns stand below as a table to correct.
  const reasons = [...(guess.why ? [guess.why] : []), ...guess.evidence].filter(
    (reason) => reason.code !== 'table-columns',
  );
  if (reasons.length === 0 && !guess.reading) return null;
  return (
    <section className="guess-part">
      <h4>{t.imports.why}</h4>
      <ul className="evidence">
        {reasons.map((reason, at) => (
          <li key={`${at}${reason.code}`}>
            <Icon name="check" size={13} />
            {say(reason.code, reason.about, locale)}
          </li>
        ))}
        {reasons.length === 0 && guess.reading ? (
          <li>
            <Icon name="calendar" size={13} />
            {t.imports.dateOrder}: {t.imports.dateOrders[guess.reading.dateOrder] ?? guess.reading.dateOrder}
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** Who spoke in a previewed row; on the customer's side an unnamed one stays unknown. */
function previewSpeaker(row: Guess['preview'][number], t: Dictionary): string {
  if (row.direction === 'outbound') return row.agent ?? t.frame.authors.agent;
  if (row.direction === 'inbound') return row.customer ?? t.imports.unnamed;
  return row.customer ?? row.agent ?? t.frame.unknown;
}

function Preview({ guess }: { guess: Guess }) {
  const { t, locale } = useWords();
  const zone = useZone();
  return (
    <section className="guess-part">
      <h4>{t.imports.preview}</h4>
      <ol className="preview">
        {guess.preview.slice(0, 5).map((row, at) => (
          <li key={at} className="interaction">
            <ChannelMark channel={(row.channel in t.frame.channels ? row.channel : 'other') as 'email'} />
            <div className="interaction-body">
              <header>
                <span className="who">{previewSpeaker(row, t)}</span>
                {row.direction ? (
                  <span className="badge">
                    {(t.frame.directions as Readonly<Record<string, string>>)[row.direction] ?? row.direction}
                  </span>
                ) : null}
                <time className="tabular">{formatMoment(row.at, guess.reading?.zone ?? zone, locale)}</time>
              </header>
              {row.text ? <p className="excerpt">{row.text}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
