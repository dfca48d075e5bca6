import { Link } from 'react-router';
import type { PersonPoint } from '../../src/contract/people.ts';
import { formatMoment } from '../formats/date.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';

/** One contact point: what it carries, and the row or the decision by which it is this customer's. */
export function PointProof(props: {
  point: PersonPoint;
  zone: string;
  /** Null where there is nothing to choose from. */
  picked: boolean | null;
  onPick: () => void;
  onUndo: (decisionId: number) => void;
  isBusy: boolean;
}) {
  const { point, zone } = props;
  const { t, locale } = useWords();
  const { link, shared } = point;
  return (
    <li className="person-point">
      <label className="head">
        {props.picked === null ? null : (
          <input type="checkbox" checked={props.picked} onChange={props.onPick} aria-label={point.value} />
        )}
        <b className="tabular">{point.kind === 'unknown' ? t.imports.unnamed : point.value}</b>
        <span className="small quiet">
          {t.history.interactionCount(point.interactions, formatCount(point.interactions, locale))}
        </span>
      </label>
      {point.names.length > 0 ? <p className="small">{t.people.calledAs(point.names.join(', '))}</p> : null}
      {point.companies.length > 0 ? <p className="small">{t.people.worksFor(point.companies.join(', '))}</p> : null}
      {link === null ? (
        <p className="small quiet">{t.people.firstPoint}</p>
      ) : link.decision ? (
        <p className="small">
          {t.people.joinedBy(link.with.value, link.decision.by, formatMoment(link.decision.at, zone, locale))}
          {link.decision.why ? ` · ${link.decision.why}` : ''}{' '}
          <Button tiny icon="undo" disabled={props.isBusy} onClick={() => props.onUndo(link.decision!.decisionId)}>
            {t.people.undo}
          </Button>
        </p>
      ) : (
        <div className="small">
          <p>{t.people.sameRow(link.with.value)}</p>
          <ul className="proofs">
            {link.proofs.map((proof) => (
              <li key={`${proof.recordId}${proof.line}`}>
                <Link className="link" to={`/imports/${proof.importId}`}>
                  {t.history.originLine(proof.file, proof.line.toLocaleString(locale))}
                </Link>
                {proof.name ? <span className="quiet"> {proof.name}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      )}
      {shared ? (
        <p className="small warn">
          {t.people.shared[shared.reason](formatCount(shared.names, locale), formatCount(shared.neighbours, locale))}
        </p>
      ) : null}
    </li>
  );
}
