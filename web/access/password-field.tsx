import { useState } from 'react';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';

export function PasswordField(props: {
  value: string;
  isNew?: boolean;
  wrong?: string | null;
  onChange: (value: string) => void;
}) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <Field label={t.access.password} hint={props.isNew ? t.access.passwordHint : undefined} wrong={props.wrong}>
      {(ids) => (
        <span className="password">
          <input
            className="input"
            {...ids}
            type={isShown ? 'text' : 'password'}
            autoComplete={props.isNew ? 'new-password' : 'current-password'}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
            required
          />
          <Button aria-pressed={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? t.access.hide : t.access.show}
          </Button>
        </span>
      )}
    </Field>
  );
}
