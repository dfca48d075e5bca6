import { ABOUT_COLUMNS } from '../../src/contract/about-columns.ts';
import type { Guess } from '../../src/contract/imports.ts';
import { say } from '../../src/contract/messages/index.ts';
import { useZone } from '../api/use-zone.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';
import { ChoiceEffects } from './choice-effects.tsx';
import { Columns } from './columns.tsx';
import { PreviewLine } from './preview-line.tsx';
import type { ReadingChoices } from './reading-choices.ts';
import { Remember } from './remember.tsx';
import { TrialView } from './trial-view.tsx';

/** What a file is taken for, what would come of it, and what can be put right about it. */
export function GuessView(props: {
  guess: Guess;
  isBusy: boolean;
  choices: ReadingChoices;
  onChoices: (choices: ReadingChoices) => void;
}) {
  const { guess, isBusy, choices, onChoices } = props;
  return (
    <>
      <Evidence guess={guess} />
      {guess.columns.length > 0 ? <Columns columns={guess.columns} choices={choices} onChange={onChoices} /> : null}
      <Remember guess={guess} choices={choices} onChange={onChoices} />
      <ChoiceEffects guess={guess} choices={choices} onChange={onChoices} />
      <TrialView guess={guess} isBusy={isBusy} />
      {guess.preview.length > 0 ? <Preview guess={guess} /> : null}
    </>
  );
}

function Evidence({ guess }: { guess: Guess }) {
  const { t, locale } = useWords();
  // The columns stand below as a table to correct.
  const reasons = [...(guess.why ? [guess.why] : []), ...guess.evidence].filter(({ code }) => !ABOUT_COLUMNS.has(code));
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

function Preview({ guess }: { guess: Guess }) {
  const { t } = useWords();
  const zone = useZone();
  return (
    <section className="guess-part">
      <h4>{t.imports.preview}</h4>
      <ol className="preview">
        {guess.preview.slice(0, 5).map((row, at) => (
          <li key={at}>
            <PreviewLine row={row} zone={guess.reading?.zone ?? zone} />
          </li>
        ))}
      </ol>
    </section>
  );
}
