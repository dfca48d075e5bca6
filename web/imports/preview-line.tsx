import type { Guess } from '../../src/contract/imports.ts';
import { formatMoment } from '../formats/date.ts';
import type { Dictionary } from '../locales/dictionary.ts';
import { useWords } from '../locales/use-words.tsx';
import { ChannelMark } from '../ui/channel-mark.tsx';

type Row = Guess['preview'][number];

/** A record that is not imported yet, as the history would show it. */
export function PreviewLine({ row, zone }: { row: Row; zone: string }) {
  const { t, locale } = useWords();
  return (
    <div className="interaction">
      <ChannelMark channel={(row.channel in t.frame.channels ? row.channel : 'other') as 'email'} />
      <div className="interaction-body">
        <header>
          <span className="who">{previewSpeaker(row, t)}</span>
          {row.direction ? (
            <span className="badge">
              {(t.frame.directions as Readonly<Record<string, string>>)[row.direction] ?? row.direction}
            </span>
          ) : null}
          <time className="tabular">{formatMoment(row.at, zone, locale)}</time>
        </header>
        {row.text ? <p className="excerpt">{row.text}</p> : null}
      </div>
    </div>
  );
}

/** Who spoke in a previewed row; on the customer's side an unnamed one stays unknown. */
function previewSpeaker(row: Row, t: Dictionary): string {
  if (row.direction === 'outbound') return row.agent ?? t.frame.authors.agent;
  if (row.direction === 'inbound') return row.customer ?? t.imports.unnamed;
  return row.customer ?? row.agent ?? t.frame.unknown;
}
