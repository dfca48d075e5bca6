import { useId, type ReactNode } from 'react';

/** A labelled input with its hint or what is wrong with it; hands down the ids that tie them together. */
export function Field(props: {
  label: string;
  hint?: string;
  wrong?: string | null;
  children: (ids: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode;
}) {
  const id = useId();
  const says = props.wrong ?? props.hint;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': says ? `${id}-says` : undefined,
        'aria-invalid': Boolean(props.wrong),
      })}
      {says ? (
        <span id={`${id}-says`} className={props.wrong ? 'wrong' : 'hint'} role={props.wrong ? 'alert' : undefined}>
          {says}
        </span>
      ) : null}
    </div>
  );
}
