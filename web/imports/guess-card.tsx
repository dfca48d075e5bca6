import type { Guess } from '../../src/contract/imports.ts';
import { say, fixFor } from '../../src/contract/messages/index.ts';
import { formatBytes, formatPercent } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Bones, explain } from '../ui/state.tsx';
import { GuessView } from './guess-view.tsx';
import { sourceName } from './outcome.ts';
import type { ReadingChoices } from './reading-choices.ts';
import type { TrayItem } from './use-tray.tsx';

/** What we think a file is, and why, with what its first records will look like. */
export function GuessCard(props: {
  item: TrayItem;
  /** As it would be read with what was put right since. */
  guess: Guess | null;
  isBusy: boolean;
  choices: ReadingChoices;
  onChoices: (choices: ReadingChoices) => void;
  onRemove: () => void;
}) {
  const { t, locale } = useWords();
  const { item, guess } = props;
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
      {guess ? (
        <GuessView guess={guess} isBusy={props.isBusy} choices={props.choices} onChoices={props.onChoices} />
      ) : null}
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
