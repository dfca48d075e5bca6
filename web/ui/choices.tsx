import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './icon.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly beside?: string;
  readonly colour?: string;
}

/** A list to choose from, searched by typing: a listbox with one active option. */
export function Choices(props: {
  label: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  searchLabel?: string;
  emptyText: string;
  onChoose: (value: string) => void;
  many?: boolean;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      props.choices.findIndex((choice) => props.chosen.includes(choice.value)),
    ),
  );
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => matching(props.choices, text), [props.choices, text]);
  const searched = props.searchLabel !== undefined;

  useEffect(() => {
    if (!searched) list.current?.focus();
  }, [searched]);
  useEffect(() => {
    list.current?.querySelector('[data-active="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const keys = (event: KeyboardEvent): void => {
    const last = found.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter' || (event.key === ' ' && !searched)) {
      const choice = found[active];
      if (choice) props.onChoose(choice.value);
    } else return;
    event.preventDefault();
  };
  const activeId = found[active] ? `${id}-${active}` : undefined;

  return (
    <div onKeyDown={keys}>
      {searched ? (
        <div className="with-icon choices-search">
          <Icon name="search" />
          <input
            className="input"
            autoFocus
            role="combobox"
            aria-expanded="true"
            aria-controls={id}
            aria-activedescendant={activeId}
            aria-label={props.searchLabel}
            placeholder={props.searchLabel}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setActive(0);
            }}
          />
        </div>
      ) : null}
      <div
        className="options"
        id={id}
        ref={list}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={props.many ?? false}
        aria-activedescendant={activeId}
        tabIndex={searched ? -1 : 0}
      >
        {found.map((choice, index) => (
          <div
            key={choice.value}
            id={`${id}-${index}`}
            role="option"
            className="option"
            aria-selected={props.chosen.includes(choice.value)}
            data-active={index === active}
            data-value={choice.value}
            onClick={() => props.onChoose(choice.value)}
            onPointerMove={() => setActive(index)}
          >
            {choice.colour ? <span className="channel-dot" style={{ background: choice.colour }} /> : null}
            <span className="cut">{choice.label}</span>
            {choice.beside ? <span className="beside">{choice.beside}</span> : null}
            {props.chosen.includes(choice.value) ? (
              <span className="tick">
                <Icon name="check" size={14} />
              </span>
            ) : null}
          </div>
        ))}
        {found.length === 0 ? <div className="option quiet">{props.emptyText}</div> : null}
      </div>
    </div>
  );
}

const MOST_SHOWN = 200;

function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = text.trim().toLowerCase();
  const found =
    wanted === ''
      ? choices
      : choices.filter((choice) => `${choice.label} ${choice.value}`.toLowerCase().includes(wanted));
  return found.slice(0, MOST_SHOWN);
}
