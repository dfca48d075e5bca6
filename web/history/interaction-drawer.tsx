import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import type { InteractionDetail } from '../../src/contract/history.ts';
import { urlOf } from '../api/client.ts';
import { useInteraction, useWholeText } from '../api/queries.ts';
import { formatAttribute } from '../formats/attribute.ts';
import { formatMoment } from '../formats/date.ts';
import { formatCount } from '../formats/number.ts';
import { personName } from './person-name.ts';
import { GroupCard } from '../repeats/group-card.tsx';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { Icon } from '../ui/icon.tsx';
import { Bones, Failed } from '../ui/state.tsx';
import { Attachments } from './attachments.tsx';
import { ByHand } from './by-hand.tsx';
import { foldQuotes } from './quoted.ts';
import { ruleName } from './rule-name.ts';
import { speakerOf } from './speaker.ts';
import { Wait } from './wait.tsx';

/** One interaction, opened: the whole text, what was changed and why, and the original. */
export function InteractionDrawer(props: { recordId: string; part: number; zone: string; onClose: () => void }) {
  const { t } = useWords();
  const detail = useInteraction(props.recordId, props.part);
  return (
    <Drawer title={detail.data?.subject ?? t.history.details} testId="interaction-drawer" onClose={props.onClose}>
      {detail.isError ? (
        <Failed error={detail.error} onRetry={() => void detail.refetch()} />
      ) : detail.data ? (
        <Detail item={detail.data} zone={props.zone} />
      ) : (
        <Bones rows={8} height={16} />
      )}
    </Drawer>
  );
}

function Detail({ item, zone }: { item: InteractionDetail; zone: string }) {
  const { t, locale } = useWords();
  return (
    <div className="detail">
      <dl className="facts">
        <dt>{t.history.from}</dt>
        <dd>
          {speakerOf(item, t)}{' '}
          {item.direction ? <span className="badge">{t.frame.directions[item.direction]}</span> : null}
        </dd>
        <dt>{t.frame.dimensions.customer}</dt>
        <dd>
          <Link className="link" to={`/customers/${item.customer.id}`}>
            {personName(item.customer.label, t)}
          </Link>
        </dd>
        {item.agent ? (
          <>
            <dt>{t.frame.dimensions.agent}</dt>
            <dd>{item.agent.label}</dd>
          </>
        ) : null}
        <dt>{t.history.when}</dt>
        <dd className="tabular">{formatMoment(item.at, zone, locale)}</dd>
        <dt>{t.history.via}</dt>
        <dd>
          {t.frame.channels[item.channel]} · {item.source}
        </dd>
        {(['topic', 'subtopic', 'tags'] as const).map((name) =>
          item[name] === null ? null : (
            <Fragment key={name}>
              <dt>{t.frame.dimensions[name === 'tags' ? 'tag' : name]}</dt>
              <dd>{item[name]}</dd>
            </Fragment>
          ),
        )}
      </dl>
      <Wait item={item} isOldest={false} />
      <Words item={item} />
      <Attachments item={item} />
      <AttributeList item={item} />
      {item.sightings ? (
        <section>
          <h3>{t.repeats.sightings(item.seen, formatCount(item.seen, locale))}</h3>
          <GroupCard group={item.sightings} zone={zone} />
        </section>
      ) : null}
      <section>
        <h3>{t.conversations.title}</h3>
        <Threaded item={item} zone={zone} />
      </section>
      <section>
        <h3>{t.history.changes}</h3>
        <Changes item={item} />
      </section>
      <section>
        <h3>{t.history.origin}</h3>
        <p className="origin">
          <Icon name="file" size={14} />
          <span>
            {t.history.originLine(
              item.origin.entry ? `${item.origin.file} / ${item.origin.entry}` : item.origin.file,
              formatCount(item.origin.line, locale),
            )}
          </span>
        </p>
        <div className="row-actions">
          <a className="button" href={urlOf(`interactions/${item.recordId}/original`)} download>
            <Icon name="download" />
            {t.history.original}
          </a>
          <Link className="button plain" to={`/imports/${item.origin.importId}`}>
            {t.history.openImport}
          </Link>
        </div>
      </section>
    </div>
  );
}

/** By what it came into its conversation, and what that one goes on from. */
function Threaded({ item, zone }: { item: InteractionDetail; zone: string }) {
  const { t, locale } = useWords();
  const { threadingRule: rule, threading, continues } = item;
  return (
    <>
      <p className="quiet" data-testid="threading">
        {rule === null ? t.conversations.threadings[threading] : (t.conversations.rules[rule] ?? rule)}
      </p>
      {continues && item.opensConversation ? (
        <p>
          <Link className="link" to={`/customers/${item.customer.id}?at=${continues.recordId}`}>
            {t.conversations.continues(formatMoment(continues.at, zone, locale))}
          </Link>
        </p>
      ) : null}
      <ByHand item={item} zone={zone} />
    </>
  );
}

/** What the mapping kept beside, each with what the source said where that is written otherwise. */
function AttributeList({ item }: { item: InteractionDetail }) {
  const { t, locale } = useWords();
  const attributes = Object.entries(item.attributes);
  if (attributes.length === 0) return null;
  return (
    <section data-testid="attributes">
      <h3>{t.history.attributes}</h3>
      <dl className="facts">
        {attributes.map(([name, attribute]) => {
          const shown = formatAttribute(attribute, locale);
          return (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>
                {shown ?? t.history.unreadable}
                {shown === attribute.said ? null : <span className="quiet"> {t.history.said(attribute.said)}</span>}
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </section>
  );
}

/** Rules that take words away which somebody wrote: then the whole text is one click away. */
const TAKING_AWAY = new Set(['strip-quoted-reply', 'strip-signature', 'mask-sensitive']);

/** What was said, cleaned; and as it came, where cleaning took something away. */
function Words({ item }: { item: InteractionDetail }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const whole = useWholeText(item.recordId, item.part, isWhole);
  const isShortened = item.changes.some(({ rule }) => TAKING_AWAY.has(rule));
  const text = isWhole && whole.data ? whole.data.text : item.text;
  return (
    <>
      {isWhole && whole.isError ? (
        <Failed compact error={whole.error} onRetry={() => void whole.refetch()} />
      ) : text ? (
        <WholeText key={String(isWhole)} text={text} isOpen={isWhole} />
      ) : (
        <p className="quiet">{t.history.noText}</p>
      )}
      {isShortened ? (
        <Button tiny aria-pressed={isWhole} data-testid="as-it-came" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t.history.hideAsItCame : t.history.asItCame}
        </Button>
      ) : null}
    </>
  );
}

function WholeText({ text, isOpen }: { text: string; isOpen: boolean }) {
  const { t } = useWords();
  const { own, quoted } = foldQuotes(text);
  const [isShown, setShown] = useState(isOpen);
  return (
    <div className="whole-text" data-testid="whole-text">
      <p>{own}</p>
      {quoted ? (
        <>
          <Button tiny aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? t.history.hideQuoted : t.history.showQuoted}
          </Button>
          {isShown ? <p className="quoted">{quoted}</p> : null}
        </>
      ) : null}
    </div>
  );
}

function Changes({ item }: { item: InteractionDetail }) {
  const words = useWords();
  const { t } = words;
  if (item.changes.length === 0) return <p className="quiet">{t.history.noChanges}</p>;
  return (
    <ul className="changes">
      {item.changes.map((change, at) => (
        <li key={`${at}${change.rule}`}>
          <span className="rule">
            <b title={change.rule}>{ruleName(change.rule, words)}</b> <code>{change.field}</code>
            {change.rule.startsWith('fill-') ? <span className="badge accent">{t.history.filled}</span> : null}
          </span>
          <span className="before">{change.before || `(${t.history.empty})`}</span>
          <span className="after">{change.after || `(${t.history.empty})`}</span>
        </li>
      ))}
    </ul>
  );
}
