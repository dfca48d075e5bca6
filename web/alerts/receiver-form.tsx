import { useState } from 'react';
import type { NewReceiver, ReceiverAboutInput } from '../../src/contract/receivers.ts';
import { LOCALE_NAMES } from '../locales/names.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { explain, Note } from '../ui/state.tsx';
import { useReceiverDeeds } from './use-receivers.ts';

export function ReceiverForm({ kind, onDone }: { kind: 'webhook' | 'mail'; onDone: (made: NewReceiver) => void }) {
  const { t, locale } = useWords();
  const { add } = useReceiverDeeds();
  const [name, setName] = useState('');
  const [where, setWhere] = useState('');
  const [isPrivateAllowed, setPrivateAllowed] = useState(false);
  const [language, setLanguage] = useState(locale);
  const about: ReceiverAboutInput =
    kind === 'webhook'
      ? { kind, name: name.trim(), url: where.trim(), isPrivateAllowed }
      : { kind, name: name.trim(), address: where.trim(), locale: language };
  const isRight = name.trim() !== '' && where.trim() !== '';
  return (
    <form
      className="alert-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) add.mutate(about, { onSuccess: onDone });
      }}
    >
      <Field label={t.alerts.name}>
        {(ids) => (
          <input
            className="input"
            {...ids}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={kind === 'webhook' ? t.receivers.url : t.receivers.address}
        hint={kind === 'webhook' ? t.receivers.urlHint : undefined}
      >
        {(ids) => (
          <input
            className="input"
            {...ids}
            type={kind === 'webhook' ? 'url' : 'email'}
            value={where}
            placeholder={kind === 'webhook' ? 'https://' : ''}
            onChange={(event) => setWhere(event.target.value)}
          />
        )}
      </Field>
      {kind === 'webhook' ? (
        <label className="check-line">
          <input
            type="checkbox"
            checked={isPrivateAllowed}
            onChange={(event) => setPrivateAllowed(event.target.checked)}
          />
          {t.receivers.allowPrivate}
        </label>
      ) : (
        <div className="field">
          <span className="label">{t.frame.language}</span>
          <Segments label={t.frame.language} value={language} options={LOCALE_NAMES} onChange={setLanguage} />
        </div>
      )}
      {add.isError ? <Note look="late" {...explain(add.error, t.frame)} /> : null}
      <div className="row-actions">
        <Button type="submit" look="main" disabled={!isRight || add.isPending}>
          {t.receivers.add}
        </Button>
      </div>
    </form>
  );
}
