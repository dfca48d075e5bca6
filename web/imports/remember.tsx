import type { Guess } from '../../src/contract/imports.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import type { ReadingChoices } from './reading-choices.ts';

/** Whether a file is read by a profile, and whether what was put right becomes one. */
export function Remember(props: {
  guess: Guess;
  choices: ReadingChoices;
  onChange: (choices: ReadingChoices) => void;
}) {
  const { t } = useWords();
  const { guess, choices, onChange } = props;
  const hasChanged =
    Object.keys(choices.columns).length > 0 || choices.dateOrder !== null || choices.ratingScale !== null;
  return (
    <>
      {guess.profile ? (
        <p className="profile-note" data-testid="profile">
          <span>{t.wizard.known(guess.profile.name)}</span>
          <Button tiny onClick={() => onChange({ ...choices, ignoresProfiles: true })}>
            {t.wizard.ignore}
          </Button>
        </p>
      ) : choices.ignoresProfiles ? (
        <p className="profile-note">
          <Button tiny onClick={() => onChange({ ...choices, ignoresProfiles: false })}>
            {t.wizard.heed}
          </Button>
        </p>
      ) : null}
      {hasChanged && guess.signature ? (
        <div className="remember">
          <label>
            <input
              type="checkbox"
              checked={choices.profileName !== null}
              onChange={(event) => onChange({ ...choices, profileName: event.target.checked ? nameOf(guess) : null })}
              data-testid="remember"
            />
            {t.wizard.remember}
          </label>
          {choices.profileName === null ? null : (
            <input
              className="input"
              aria-label={t.wizard.name}
              value={choices.profileName}
              maxLength={100}
              onChange={(event) => onChange({ ...choices, profileName: event.target.value })}
            />
          )}
        </div>
      ) : null}
    </>
  );
}

/** The profile's own name, else the file's without its ending and its date. */
function nameOf({ profile, name }: Guess): string {
  const own = name
    .split('/')
    .at(-1)!
    .replace(/\.\w{1,5}$/, '')
    .replace(/[-_ ]*\d{4}([-_.]?\d{2}){0,2}$/, '');
  return (profile?.name ?? own).slice(0, 100) || name.slice(0, 100);
}
