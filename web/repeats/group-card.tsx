import { Link } from 'react-router';
import type { RepeatGroup, Sighting } from '../../src/contract/repeats.ts';
import { formatMoment } from '../formats/date.ts';
import { formatDuration } from '../formats/duration.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { ChannelMark } from '../ui/channel-mark.tsx';
import { Icon } from '../ui/icon.tsx';
import { explain } from '../ui/state.tsx';
import { useCut } from './use-cut.ts';
import './repeats.css';

/** One exchange as it was seen, side by side: the one that counts, and the others with the rule that told. */
export function GroupCard({ group, zone }: { group: RepeatGroup; zone: string }) {
  return (
    <div className="sightings">
      <SightingCard sighting={group.counted} zone={zone} />
      {group.repeats.map((repeat) => (
        <SightingCard key={`${repeat.recordId}/${repeat.part}`} sighting={repeat} zone={zone} />
      ))}
    </div>
  );
}

function SightingCard({ sighting, zone }: { sighting: Sighting; zone: string }) {
  const { t, locale } = useWords();
  const { rule, reason, origin } = sighting;
  return (
    <section className={`sighting ${rule === null ? 'is-counted' : ''}`} data-testid="sighting">
      <header>
        <ChannelMark channel={sighting.channel} />
        <b>{sighting.source}</b>
        <span className={`badge ${rule === null ? 'good' : ''}`}>
          {rule === null ? t.repeats.counts : t.repeats.repeat}
        </span>
        <time dateTime={sighting.at} className="tabular">
          {formatMoment(sighting.at, zone, locale)}
        </time>
      </header>
      {sighting.subject ? <p className="subject">{sighting.subject}</p> : null}
      {sighting.text ? <p className="excerpt">{sighting.text}</p> : null}
      {sighting.talkSeconds ? (
        <p className="small">{t.repeats.talked(formatDuration(sighting.talkSeconds, locale))}</p>
      ) : null}
      {!sighting.text && !sighting.subject && sighting.kind === 'message' ? (
        <p className="excerpt quiet">{t.repeats.noText}</p>
      ) : null}
      <p className="small quiet from">
        <Icon name="file" size={13} />
        {origin === null ? (
          t.repeats.withdrawn
        ) : (
          <span>
            <Link className="link" to={`/imports/${origin.importId}`}>
              {t.history.originLine(
                origin.entry ? `${origin.file} / ${origin.entry}` : origin.file,
                origin.line.toLocaleString(locale),
              )}
            </Link>
            {' · '}
            {t.repeats.imported(formatMoment(origin.importedAt, zone, locale))}
          </span>
        )}
      </p>
      {reason === null ? null : (
        <p className="small why" title={rule ?? undefined}>
          {reason[locale]}
        </p>
      )}
      {rule === null ? null : <Cut sighting={sighting} />}
    </section>
  );
}

function Cut({ sighting }: { sighting: Sighting }) {
  const { t } = useWords();
  const { cut, undo } = useCut(sighting);
  const failure = cut.error ?? undo.error;
  const made = cut.data;
  return (
    <div className="cut">
      {made ? (
        <>
          <span role="status">{t.repeats.isCut}</span>
          <Button tiny disabled={undo.isPending} onClick={() => undo.mutate(made.decisionId)}>
            {t.repeats.undo}
          </Button>
        </>
      ) : (
        <Button tiny disabled={cut.isPending} onClick={() => cut.mutate()}>
          {t.repeats.cut}
        </Button>
      )}
      {failure ? (
        <p className="small late" role="alert">
          {explain(failure, t.frame).title} {explain(failure, t.frame).text}
        </p>
      ) : null}
    </div>
  );
}
