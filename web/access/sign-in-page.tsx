import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Session } from '../../src/contract/access.ts';
import { send } from '../api/client.ts';
import { forgetAll } from '../api/forget-all.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { explain, Note } from '../ui/state.tsx';
import { Gate } from './gate.tsx';
import { PasswordField } from './password-field.tsx';

export function SignInPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => send<Session>('POST', 'sign-in', { name: name.trim(), password }),
    onSuccess: (session) => {
      forgetAll(client);
      client.setQueryData(['session'], session);
    },
  });
  return (
    <Gate title={t.access.signInTitle} hint={t.access.tagline}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <Field label={t.access.name}>
          {(ids) => (
            <input
              className="input"
              {...ids}
              autoFocus
              required
              autoComplete="username"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <PasswordField value={password} onChange={setPassword} />
        {signIn.isError ? <Note look="late" {...explain(signIn.error, t.frame)} /> : null}
        <Button type="submit" look="main" wide disabled={signIn.isPending}>
          {t.access.signIn}
        </Button>
      </form>
    </Gate>
  );
}
