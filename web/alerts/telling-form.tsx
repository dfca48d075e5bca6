import { useState } from 'react';
import { MAIL_SECURITY } from '../../src/contract/mail-security.ts';
import type { SetTelling, Telling } from '../../src/contract/receivers.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { explain, Note } from '../ui/state.tsx';
import { useReceiverDeeds } from './use-receivers.ts';

/** How mail leaves, and where links lead. A password that is set is not shown, and stays where the field is left empty. */
export function TellingForm({ first, onDone }: { first: Telling; onDone: () => void }) {
  const { t } = useWords();
  const { telling } = useReceiverDeeds();
  const { hasPassword, ...kept } = first;
  const [draft, setDraft] = useState<SetTelling>({
    ...kept,
    address: kept.address ?? window.location.origin,
    security: kept.security ?? 'starttls',
  });
  const [password, setPassword] = useState('');
  const text = (name: 'address' | 'host' | 'username' | 'sender') => ({
    value: draft[name] ?? '',
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value || null }),
  });
  return (
    <form
      className="alert-form"
      onSubmit={(event) => {
        event.preventDefault();
        telling.mutate({ ...draft, ...(password === '' ? {} : { password }) }, { onSuccess: onDone });
      }}
    >
      <Field label={t.receivers.origin} hint={t.receivers.originHint}>
        {(ids) => <input className="input" type="url" {...ids} {...text('address')} />}
      </Field>
      <div className="two">
        <Field label={t.receivers.host}>{(ids) => <input className="input" {...ids} {...text('host')} />}</Field>
        <Field label={t.receivers.port} hint={t.receivers.portHint}>
          {(ids) => (
            <input
              className="input number"
              type="number"
              min={1}
              max={65_535}
              {...ids}
              value={draft.port ?? ''}
              onChange={(event) => setDraft({ ...draft, port: event.target.value ? Number(event.target.value) : null })}
            />
          )}
        </Field>
      </div>
      <div className="field">
        <span className="label">{t.receivers.security}</span>
        <Segments
          label={t.receivers.security}
          value={draft.security ?? 'starttls'}
          options={MAIL_SECURITY.map((value) => ({ value, label: t.receivers.securities[value] }))}
          onChange={(security) => setDraft({ ...draft, security })}
        />
      </div>
      <div className="two">
        <Field label={t.receivers.username}>
          {(ids) => <input className="input" autoComplete="off" {...ids} {...text('username')} />}
        </Field>
        <Field label={t.receivers.password} hint={hasPassword ? t.receivers.passwordKept : undefined}>
          {(ids) => (
            <input
              className="input"
              type="password"
              autoComplete="new-password"
              {...ids}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t.receivers.sender}>
        {(ids) => <input className="input" type="email" {...ids} {...text('sender')} />}
      </Field>
      {telling.isError ? <Note look="late" {...explain(telling.error, t.frame)} /> : null}
      <div className="row-actions">
        <Button type="submit" look="main" disabled={telling.isPending}>
          {t.settings.save}
        </Button>
        <Button onClick={onDone}>{t.frame.cancel}</Button>
      </div>
    </form>
  );
}
