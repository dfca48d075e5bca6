import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Session, Settings } from '../../src/contract/access.ts';
import { get, send } from '../api/client.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { explain, Note, State } from '../ui/state.tsx';
import { browserZone } from '../ui/zone-choices.ts';
import { Gate } from './gate.tsx';
import { PasswordField } from './password-field.tsx';

const SHORTEST = 10;

/** The first visit, by the one-time link: who the owner is. */
export function SetUpPage() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const token = params.get('token') ?? '';
  const setUp = useMutation({
    mutationFn: async () => {
      const session = await send<Session>('POST', 'set-up', { token, name: name.trim(), password });
      return { ...session, zone: await settleZone(session.zone) };
    },
    onSuccess: (session) => {
      client.setQueryData(['session'], session);
      void navigate('/', { replace: true });
    },
  });
  if (token === '') {
    return (
      <Gate title={t.access.setUpTitle}>
        <State compact icon="lock" title={t.access.noToken} text={t.access.noTokenFix} />
      </Gate>
    );
  }
  return (
    <Gate title={t.access.setUpTitle} hint={t.access.setUpHint}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() !== '' && password.length >= SHORTEST) setUp.mutate();
        }}
      >
        <Field label={t.access.name} wrong={isTried && name.trim() === '' ? t.access.nameMissing : null}>
          {(ids) => (
            <input
              className="input"
              {...ids}
              autoFocus
              autoComplete="username"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <PasswordField
          isNew
          value={password}
          onChange={setPassword}
          wrong={isTried && password.length < SHORTEST ? t.access.tooShort : null}
        />
        {setUp.isError ? <Note look="late" {...explain(setUp.error, t.frame)} /> : null}
        <Button type="submit" look="main" wide disabled={setUp.isPending}>
          {t.access.setUp}
        </Button>
      </form>
    </Gate>
  );
}

/** A new organisation lives where its owner does, until the settings say otherwise. */
async function settleZone(zone: string): Promise<string> {
  const here = browserZone();
  if (zone !== 'UTC' || here === zone) return zone;
  try {
    const settings = await get<Settings>('settings');
    return (await send<Settings>('PUT', 'settings', { ...settings, zone: here })).zone ?? here;
  } catch {
    return zone;
  }
}
