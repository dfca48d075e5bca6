import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { useWords } from '../locales/use-words.tsx';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

/** What stands where nothing is yet: what it is, and the next step. */
export function State(props: {
  icon?: IconName;
  title: string;
  text?: string;
  compact?: boolean;
  role?: 'alert';
  children?: ReactNode;
}) {
  return (
    <div className={`state ${props.compact ? 'compact' : ''}`} role={props.role}>
      {props.icon ? <Icon name={props.icon} size={props.compact ? 18 : 26} /> : null}
      <h2>{props.title}</h2>
      {props.text ? <p>{props.text}</p> : null}
      {props.children}
    </div>
  );
}

/** A failure in the server's own words, or what stands for them when it cannot be reached. */
export function Failed(props: { error: unknown; onRetry?: () => void; compact?: boolean }) {
  const { t } = useWords();
  const { title, text, icon } = explain(props.error, t.frame);
  return (
    <State icon={icon} title={title} text={text} compact={props.compact} role="alert">
      {props.onRetry ? (
        <Button tiny={props.compact} onClick={props.onRetry}>
          {t.frame.retry}
        </Button>
      ) : null}
    </State>
  );
}

export function explain(
  error: unknown,
  words: { failed: string; unreachable: string; unreachableFix: string; forbidden: string; forbiddenFix: string },
): { title: string; text: string; icon: IconName } {
  if (!(error instanceof ApiError)) return { title: words.failed, text: '', icon: 'alert' };
  if (error.status === 0) return { title: words.unreachable, text: words.unreachableFix, icon: 'alert' };
  if (error.status === 403)
    return { title: words.forbidden, text: error.body?.fix || words.forbiddenFix, icon: 'lock' };
  return { title: error.body?.error || words.failed, text: error.body?.fix ?? '', icon: 'alert' };
}

export function Note(props: {
  look?: 'late' | 'waiting';
  icon?: IconName;
  title: string;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <div className={`note ${props.look ?? ''}`} role={props.look === 'late' ? 'alert' : 'status'}>
      {props.icon ? <Icon name={props.icon} size={18} /> : null}
      <div>
        <strong>{props.title}</strong>
        {props.text}
        {props.children}
      </div>
    </div>
  );
}

/** A piece of the skeleton of the real layout. */
export function Bone({ width, height = 14 }: { width: number | string; height?: number }) {
  return <span className="bone" style={{ width, height }} aria-hidden="true" />;
}

export function Bones({ rows, height = 14 }: { rows: number; height?: number }) {
  const { t } = useWords();
  return (
    <div className="bones" role="status" aria-label={t.frame.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Bone key={row} width={`${92 - ((row * 17) % 40)}%`} height={height} />
      ))}
    </div>
  );
}
