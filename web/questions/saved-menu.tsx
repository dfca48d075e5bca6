import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { MetricInfo } from '../../src/contract/question.ts';
import type { SavedAboutInput, SavedQuestion } from '../../src/contract/saved-questions.ts';
import { AlertMe } from '../alerts/alert-me.tsx';
import { useZone } from '../api/use-zone.ts';
import { formatDay } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Pop } from '../ui/pop.tsx';
import { explain, Note } from '../ui/state.tsx';
import { Toast } from '../ui/toast.tsx';
import './questions.css';
import { useSavedQuestions, useSaving } from './use-saved.ts';

/** Saved questions: opened from here, and what the explorer shows kept among them. */
export function SavedMenu({ about, info }: { about: SavedAboutInput; info: MetricInfo }) {
  const { t } = useWords();
  const [params] = useSearchParams();
  const saved = useSavedQuestions();
  const { change, remove, restore } = useSaving();
  const [gone, setGone] = useState<SavedQuestion | null>(null);
  const opened = saved.data?.find(({ questionId }) => String(questionId) === params.get('saved'));
  const isChanged = opened !== undefined && !isSame(opened.about, about, info);
  const failed = change.error ?? remove.error ?? restore.error;
  return (
    <div className="saved-menu" role="group" aria-label={t.questions.title}>
      <Pop
        label={opened ? `${t.questions.title}: ${opened.name}` : t.questions.title}
        text={opened?.name ?? t.questions.title}
        icon="star"
        active={opened !== undefined}
        testId="saved-questions"
      >
        {(close) => (
          <SavedList
            items={saved.data ?? []}
            onOpen={close}
            onRename={(questionId, name) => change.mutate({ questionId, name })}
            onRemove={(item) => remove.mutate(item.questionId, { onSuccess: () => setGone(item) })}
          />
        )}
      </Pop>
      {isChanged ? (
        <Button
          tiny
          disabled={change.isPending}
          onClick={() => change.mutate({ questionId: opened.questionId, about })}
          data-testid="save-changes"
        >
          {t.questions.saveChanges}
        </Button>
      ) : null}
      {opened && !isChanged ? null : <SaveForm about={about} />}
      <AlertMe about={about} info={info} />
      {failed ? <Note look="late" {...explain(failed, t.frame)} /> : null}
      {gone ? (
        <Toast text={t.questions.removed(gone.name)} close={t.frame.close} onClose={() => setGone(null)}>
          <Button tiny onClick={() => restore.mutate(gone.questionId, { onSuccess: () => setGone(null) })}>
            {t.questions.undo}
          </Button>
        </Toast>
      ) : null}
    </div>
  );
}

function SaveForm({ about }: { about: SavedAboutInput }) {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const [name, setName] = useState('');
  const { save } = useSaving();
  return (
    <Pop label={t.questions.save} text={t.questions.save} icon="plus" look="plain" testId="save-question">
      {(close) => (
        <form
          className="pop-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            save.mutate(
              { name: name.trim(), about },
              {
                onSuccess: ({ questionId }) => {
                  const next = new URLSearchParams(params);
                  next.set('saved', String(questionId));
                  setParams(next, { replace: true });
                  setName('');
                  close();
                },
              },
            );
          }}
        >
          <Field label={t.questions.name} hint={t.questions.nameHint}>
            {(ids) => (
              <input
                className="input"
                {...ids}
                value={name}
                maxLength={200}
                autoFocus
                placeholder={t.questions.placeholder}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          {save.isError ? <Note look="late" {...explain(save.error, t.frame)} /> : null}
          <div className="row-actions">
            <Button type="submit" look="main" disabled={name.trim() === '' || save.isPending}>
              {t.questions.keep}
            </Button>
          </div>
        </form>
      )}
    </Pop>
  );
}

function SavedList(props: {
  items: readonly SavedQuestion[];
  onOpen: () => void;
  onRename: (questionId: number, name: string) => void;
  onRemove: (item: SavedQuestion) => void;
}) {
  const { t, locale } = useWords();
  const zone = useZone();
  const [renamed, setRenamed] = useState<number | null>(null);
  if (props.items.length === 0) return <p className="quiet small pop-text">{t.questions.none}</p>;
  return (
    <ul className="saved-list" data-testid="saved-list">
      {props.items.map((item) => (
        <li key={item.questionId}>
          {renamed === item.questionId ? (
            <Rename
              first={item.name}
              onDone={(name) => {
                setRenamed(null);
                if (name !== '' && name !== item.name) props.onRename(item.questionId, name);
              }}
            />
          ) : (
            <>
              <span className="cut">
                <Link to={`/questions/${item.questionId}`} onClick={props.onOpen}>
                  {item.name}
                </Link>
                <span className="small quiet">
                  {t.questions.savedBy(item.savedBy, formatDay(item.savedAt, zone, locale))}
                </span>
              </span>
              <span className="row-actions">
                <Button tiny look="plain" onClick={() => setRenamed(item.questionId)}>
                  {t.questions.rename}
                </Button>
                <Button
                  tiny
                  look="plain"
                  icon="close"
                  aria-label={t.questions.remove(item.name)}
                  onClick={() => props.onRemove(item)}
                />
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Rename({ first, onDone }: { first: string; onDone: (name: string) => void }) {
  const { t } = useWords();
  const [name, setName] = useState(first);
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(name.trim());
      }}
    >
      <input
        className="input"
        aria-label={t.questions.name}
        value={name}
        maxLength={200}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <Button tiny type="submit">
        {t.questions.keep}
      </Button>
    </form>
  );
}

/** Whether what is shown is what was kept: where that left the choice open, any is right. */
function isSame(kept: SavedAboutInput, shown: SavedAboutInput, info: MetricInfo): boolean {
  const { weekStart } = shown.question;
  const question = { weekStart, aggregate: info.defaultAggregation, ...kept.question };
  return plain({ ...kept, question, chart: kept.chart ?? shown.chart }) === plain(shown);
}

function plain({ question, range, chart }: SavedAboutInput): string {
  const { name, from, to } = range;
  const parts = { clock: 'calendar', date: 'event', ...question, chart, name, from, to };
  const said = Object.entries(parts).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}
