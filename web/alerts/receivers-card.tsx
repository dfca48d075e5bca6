import { useState } from 'react';
import type { NewReceiver, ReceiverItem } from '../../src/contract/receivers.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm, Drawer } from '../ui/drawer.tsx';
import { Bones, explain, Failed, Note } from '../ui/state.tsx';
import { ReceiverForm } from './receiver-form.tsx';
import { TellingForm } from './telling-form.tsx';
import { useReceiverDeeds, useReceivers, useTelling } from './use-receivers.ts';

/** Who is told beside the page: added, tried out, removed; and how mail leaves. */
export function ReceiversCard() {
  const { t } = useWords();
  const receivers = useReceivers();
  const telling = useTelling();
  const { remove } = useReceiverDeeds();
  const [open, setOpen] = useState<'webhook' | 'mail' | 'telling' | null>(null);
  const [made, setMade] = useState<NewReceiver | null>(null);
  const [doomed, setDoomed] = useState<ReceiverItem | null>(null);
  const hasMail = receivers.data?.some(({ about }) => about.kind === 'mail') ?? false;
  return (
    <section className="card firing-card" aria-label={t.receivers.title}>
      <header>
        <h2>{t.receivers.title}</h2>
        <p className="small quiet">{t.receivers.hint}</p>
      </header>
      {made?.secret ? <Secret secret={made.secret} /> : null}
      {remove.isError ? <Note look="late" {...explain(remove.error, t.frame)} /> : null}
      {hasMail && telling.data?.host === null ? <Note look="waiting" title={t.receivers.noServer} /> : null}
      {receivers.isError && !receivers.data ? (
        <Failed compact error={receivers.error} onRetry={() => void receivers.refetch()} />
      ) : receivers.isPending ? (
        <Bones rows={2} height={18} />
      ) : (
        <ul className="firings" data-testid="receivers">
          {receivers.data.map((item) => (
            <ReceiverLine key={item.receiverId} item={item} onRemove={() => setDoomed(item)} />
          ))}
          {receivers.data.length === 0 ? <li className="quiet">{t.receivers.none}</li> : null}
        </ul>
      )}
      <div className="row-actions">
        <Button onClick={() => setOpen('webhook')}>{t.receivers.addWebhook}</Button>
        <Button onClick={() => setOpen('mail')}>{t.receivers.addMail}</Button>
        <Button look="plain" disabled={!telling.data} onClick={() => setOpen('telling')}>
          {t.receivers.server}
        </Button>
      </div>
      {open === 'telling' && telling.data ? (
        <Drawer title={t.receivers.server} testId="telling-editor" onClose={() => setOpen(null)}>
          <TellingForm first={telling.data} onDone={() => setOpen(null)} />
        </Drawer>
      ) : open === 'webhook' || open === 'mail' ? (
        <Drawer
          title={open === 'webhook' ? t.receivers.addWebhook : t.receivers.addMail}
          testId="receiver-editor"
          onClose={() => setOpen(null)}
        >
          <ReceiverForm
            kind={open}
            onDone={(item) => {
              setMade(item);
              setOpen(null);
            }}
          />
        </Drawer>
      ) : null}
      {doomed ? (
        <Confirm
          title={t.receivers.removeTitle(doomed.about.name)}
          text={t.receivers.removeText}
          action={t.alerts.remove}
          keep={t.frame.cancel}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate(doomed.receiverId, { onSettled: () => setDoomed(null) })}
          onClose={() => setDoomed(null)}
        />
      ) : null}
    </section>
  );
}

function ReceiverLine({ item, onRemove }: { item: ReceiverItem; onRemove: () => void }) {
  const { t, locale } = useWords();
  const { test } = useReceiverDeeds();
  const { about } = item;
  const where = about.kind === 'webhook' ? about.url : about.address;
  return (
    <li>
      <span className="cut">
        <b>{about.name}</b>
        <span className="small quiet where">{`${t.receivers.kinds[about.kind]} · ${where}`}</span>
        <span className={`small ${test.data?.problem ? 'late' : 'quiet'}`} role="status">
          {test.isPending
            ? t.receivers.testing
            : test.isError
              ? explain(test.error, t.frame).title
              : test.data
                ? (test.data.problem?.[locale] ?? t.receivers.arrived)
                : ''}
        </span>
      </span>
      <span className="row-actions">
        <Button tiny disabled={test.isPending} onClick={() => test.mutate(item.receiverId)}>
          {t.receivers.test}
        </Button>
        <Button tiny look="plain" onClick={onRemove}>
          {t.alerts.remove}
        </Button>
      </span>
    </li>
  );
}

function Secret({ secret }: { secret: string }) {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="note secret" role="status">
      <p>{t.receivers.secretOnce}</p>
      <code data-testid="new-secret">{secret}</code>
      <Button
        tiny
        icon={isCopied ? 'check' : undefined}
        onClick={() => void navigator.clipboard?.writeText(secret).then(() => setCopied(true))}
      >
        {isCopied ? t.frame.copied : t.frame.copy}
      </Button>
    </div>
  );
}
