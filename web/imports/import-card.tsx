import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ImportItem } from '../../src/contract/imports.ts';
import { send } from '../api/client.ts';
import { isMoving } from '../api/queries.ts';
import { useZone } from '../api/use-zone.ts';
import { formatMoment } from '../formats/date.ts';
import { formatDuration } from '../formats/duration.ts';
import { formatCount } from '../formats/number.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/drawer.tsx';
import { explain, Note } from '../ui/state.tsx';
import { ImportState } from './import-state.tsx';
import { ruleName } from '../history/rule-name.ts';
import { say } from '../../src/contract/messages/index.ts';
import { sourceName } from './outcome.ts';

/** One import in the list: what, when, how it went, and the way back. */
export function ImportCard({ item, isLinked = true }: { item: ImportItem; isLinked?: boolean }) {
  const words = useWords();
  const { t, locale } = words;
  const zone = useZone();
  const [isAsking, setAsking] = useState(false);
  const undo = useUndo(item.importId, () => setAsking(false));
  const title = item.kind === 'live' ? item.title || t.imports.liveTitle : item.title;
  const look =
    item.state === 'failed' ? 'late' : item.state === 'done' ? 'good' : item.state === 'running' ? 'accent' : '';
  return (
    <article
      className={`card import ${item.state}`}
      data-testid="import"
      data-import={item.importId}
      data-state={item.state}
    >
      <header>
        <div className="cut">
          <h3 className="cut">{isLinked ? <Link to={`/imports/${item.importId}`}>{title}</Link> : title}</h3>
          <p className="small quiet tabular">
            {[
              ...(item.source ? [sourceName(item.source, t)] : []),
              formatMoment(item.createdAt, zone, locale),
              ...(item.files.length > 1
                ? [t.imports.files(item.files.length, formatCount(item.files.length, locale))]
                : []),
              ...(item.state === 'done' && item.kind === 'files'
                ? [t.imports.took(formatDuration(item.seconds, locale))]
                : []),
            ].join(' · ')}
          </p>
        </div>
        <span className={`badge ${look}`}>
          {item.kind === 'live' && item.state === 'running' ? t.frame.live : t.imports.states[item.state]}
        </span>
      </header>
      {item.state === 'undone' ? (
        <p className="quiet">{item.undoneAt ? t.imports.undoneAt(formatMoment(item.undoneAt, zone, locale)) : null}</p>
      ) : (
        <ImportState item={item} />
      )}
      {item.state === 'done'
        ? item.warnings.map((why) => (
            <Note
              key={`${why.code}${why.about['rule']}`}
              look="waiting"
              icon="alert"
              title={say(why.code, { ...why.about, rule: ruleName(why.about['rule'] ?? '', words) }, locale)}
            />
          ))
        : null}
      {undo.isError ? <Note look="late" {...explain(undo.error, t.frame)} /> : null}
      {isMoving(item) || item.state === 'undone' ? null : (
        <footer className="row-actions">
          {item.quarantined > 0 && isLinked ? (
            <Link className="button tiny" to={`/imports/${item.importId}`}>
              {t.imports.seeProblems(item.quarantined, formatCount(item.quarantined, locale))}
            </Link>
          ) : null}
          <Button tiny icon="undo" onClick={() => setAsking(true)} data-testid="undo-import">
            {t.imports.undo}
          </Button>
        </footer>
      )}
      {isAsking ? (
        <Confirm
          title={t.imports.undoTitle(title)}
          text={t.imports.undoText(formatCount(item.stored, locale))}
          action={t.imports.undoConfirm}
          keep={t.imports.keep}
          isBusy={undo.isPending}
          onConfirm={() => undo.mutate()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </article>
  );
}

function useUndo(importId: number, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send<ImportItem>('POST', `imports/${importId}/undo`),
    onSuccess: () => void client.invalidateQueries(),
    onSettled: onDone,
  });
}
