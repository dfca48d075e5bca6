import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Answer, QuestionInput } from '../../src/contract/question.ts';
import { formatMoment } from '../formats/date.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from '../ui/button.tsx';
import { addDays, isInstant } from '../../src/contract/range.ts';
import { WhatChanged } from './what-changed.tsx';

/** Says when an answer is of the history as it once stood, with the way back to today; and copies the link to this very answer. */
export function Standing({ answer, question }: { answer: Answer; question: QuestionInput }) {
  const { t, locale } = useWords();
  const [params, setParams] = useSearchParams();
  const [isCopied, setCopied] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const toToday = (): void => {
    const next = new URLSearchParams(params);
    for (const name of ['as-of', 'version']) next.delete(name);
    setParams(next, { replace: true });
  };
  const copy = (): void => {
    const link = linkTo(answer, question, params);
    void navigator.clipboard.writeText(`${window.location.origin}${window.location.pathname}?${link}`).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    });
  };
  return (
    <>
      <p className="standing-line" data-testid="standing">
        {answer.isPast ? (
          <span className="badge waiting">
            {t.explore.asItStood(formatMoment(answer.asOf, answer.zone, locale), String(answer.version))}
          </span>
        ) : null}
        {answer.isPast ? (
          <>
            <Button tiny onClick={toToday}>
              {t.explore.asToday}
            </Button>
            <Button tiny look="plain" aria-expanded={isAsked} onClick={() => setAsked(!isAsked)}>
              {isAsked ? t.changes.hide : t.changes.ask}
            </Button>
          </>
        ) : null}
        <Button tiny look="plain" icon={isCopied ? 'check' : 'file'} onClick={copy}>
          {isCopied ? t.explore.copied : t.explore.copyLink}
        </Button>
      </p>
      {answer.isPast && isAsked ? <WhatChanged answer={answer} question={question} /> : null}
    </>
  );
}

/** The same question, fixed: the days as they are now, and the version of the history that this answer is of. */
function linkTo(
  { asOf, version, zone }: Answer,
  { from, to }: QuestionInput,
  params: URLSearchParams,
): URLSearchParams {
  const link = new URLSearchParams(params);
  if (from && to) {
    link.set('range', 'custom');
    link.set('from', from);
    link.set('to', isInstant(to) ? to : addDays(to, -1));
  }
  link.set('zone', zone);
  link.set('as-of', asOf);
  link.set('version', String(version));
  return link;
}
