import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { useTokens } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatDay } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/drawer.tsx';
import { Field } from '../ui/field.tsx';
import { explain, Note } from '../ui/state.tsx';

/** Tokens of programs: made with a name, shown once, taken back. */
export function Tokens() {
  const { t, locale } = useWords();
  const zone = useZone();
  const client = useQueryClient();
  const tokens = useTokens();
  const [name, setName] = useState('');
  const [doomed, setDoomed] = useState<string | null>(null);
  const refresh = (): void => void client.invalidateQueries({ queryKey: ['tokens'] });
  const create = useMutation({
    mutationFn: () => send<{ name: string; token: string }>('POST', 'tokens', { name: name.trim() }),
    onSuccess: () => {
      setName('');
      refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: (doomedName: string) => send('DELETE', `tokens/${encodeURIComponent(doomedName)}`),
    onSettled: () => {
      setDoomed(null);
      refresh();
    },
  });
  const failed = create.error ?? revoke.error ?? tokens.error;
  return (
    <section className="card setting-card" aria-label={t.settings.tokens}>
      <header>
        <h2>{t.settings.tokens}</h2>
        <p className="small quiet">{t.settings.tokensHint}</p>
      </header>
      {create.data ? <NewToken token={create.data.token} /> : null}
      {failed ? <Note look="late" {...explain(failed, t.frame)} /> : null}
      <ul className="token-list">
        {tokens.data?.map((token) => (
          <li key={token.name}>
            <span className="cut">
              <b>{token.name}</b>
              <span className="small quiet">
                {t.settings.created(formatDay(token.createdAt, zone, locale))} ·{' '}
                {token.lastUsedAt
                  ? t.settings.lastUsed(formatDay(token.lastUsedAt, zone, locale))
                  : t.settings.neverUsed}
              </span>
            </span>
            <Button tiny onClick={() => setDoomed(token.name)}>
              {t.settings.revoke}
            </Button>
          </li>
        ))}
        {tokens.data?.length === 0 ? <li className="quiet">{t.settings.noTokens}</li> : null}
      </ul>
      <form
        className="token-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) create.mutate();
        }}
      >
        <Field label={t.settings.tokenName}>
          {(ids) => (
            <input
              className="input"
              {...ids}
              value={name}
              maxLength={200}
              placeholder={t.settings.tokenPlaceholder}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" disabled={name.trim() === '' || create.isPending}>
          {t.settings.create}
        </Button>
      </form>
      {doomed ? (
        <Confirm
          title={t.settings.revokeTitle(doomed)}
          text={t.settings.revokeText}
          action={t.settings.revoke}
          keep={t.frame.cancel}
          isBusy={revoke.isPending}
          onConfirm={() => revoke.mutate(doomed)}
          onClose={() => setDoomed(null)}
        />
      ) : null}
    </section>
  );
}

function NewToken({ token }: { token: string }) {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="new-token" role="status">
      <p>{t.settings.tokenOnce}</p>
      <code data-testid="new-token">{token}</code>
      <Button
        tiny
        icon={isCopied ? 'check' : undefined}
        onClick={() => {
          void navigator.clipboard?.writeText(token).then(() => setCopied(true));
        }}
      >
        {isCopied ? t.frame.copied : t.frame.copy}
      </Button>
    </div>
  );
}
