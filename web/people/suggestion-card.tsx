import type { SuggestionItem } from '../../src/contract/people.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { SideCard } from './side-card.tsx';

export type Verdict = 'same' | 'different' | 'later';

/** Two who may be one person, side by side, with what speaks for it, and the three answers. */
export function SuggestionCard(props: {
  item: SuggestionItem;
  zone: string;
  /** The one that the keys speak to; only there the last words of both are loaded. */
  isCurrent: boolean;
  isBusy: boolean;
  onVerdict: (verdict: Verdict) => void;
  onFocus: () => void;
}) {
  const { item, zone, isCurrent } = props;
  const { t, locale } = useWords();
  // Never certain: that is for people to say.
  const percent = Math.min(0.99, Math.floor(item.score * 100) / 100).toLocaleString(locale, { style: 'percent' });
  return (
    <li
      className={`card suggestion ${isCurrent ? 'current' : ''}`}
      data-testid="suggestion"
      aria-current={isCurrent}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={props.onFocus}
    >
      <p className="score">
        <b className="tabular">{percent}</b> <span className="small quiet">{t.people.probability}</span>
      </p>
      <div className="sides">
        <SideCard customer={item.a} zone={zone} isGlimpsed={isCurrent} />
        <SideCard customer={item.b} zone={zone} isGlimpsed={isCurrent} />
      </div>
      <EvidenceList evidence={item.evidence} />
      <div className="actions">
        <Button look="main" icon="check" disabled={props.isBusy} onClick={() => props.onVerdict('same')}>
          {t.people.same} <kbd aria-hidden="true">S</kbd>
        </Button>
        <Button icon="close" disabled={props.isBusy} onClick={() => props.onVerdict('different')}>
          {t.people.different} <kbd aria-hidden="true">D</kbd>
        </Button>
        <Button look="plain" icon="clock" disabled={props.isBusy} onClick={() => props.onVerdict('later')}>
          {t.people.later} <kbd aria-hidden="true">L</kbd>
        </Button>
      </div>
    </li>
  );
}
