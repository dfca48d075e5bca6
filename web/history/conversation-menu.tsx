import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Deciding, DecisionItem } from '../../src/contract/decisions.ts';
import type { InteractionItem } from '../../src/contract/history.ts';
import { send } from '../api/client.ts';
import { useWords } from '../locales/use-words.tsx';
import { Icon } from '../ui/icon.tsx';
import { explain } from '../ui/state.tsx';

/** What can be done with the conversation at this line; null: that cannot. */
export interface ConversationActions {
  readonly cut: Deciding | null;
  readonly join: Deciding | null;
}

/** Splits a conversation at a line, or joins it with the one before; closes by Escape, moves by the arrow keys. */
export function ConversationMenu({ who, actions }: { who: string; actions: ConversationActions }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLDivElement>(null);
  const decide = useMutation({
    mutationFn: (deciding: Deciding) => send<DecisionItem>('POST', 'decisions', deciding),
    onSuccess: () => {
      setOpen(false);
      return client.invalidateQueries();
    },
  });
  useEffect(() => {
    if (!isOpen) return;
    anchor.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent): void => {
      if (!anchor.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [isOpen]);
  const choices = [
    { name: 'cut', deciding: actions.cut, text: t.conversations.cut },
    { name: 'join', deciding: actions.join, text: t.conversations.join },
  ].filter((choice) => choice.deciding !== null);
  if (choices.length === 0) return null;
  return (
    <div className="conversation-menu" ref={anchor} onKeyDown={(event) => moveIn(event, anchor.current, setOpen)}>
      <button
        type="button"
        className="button plain tiny square"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={t.conversations.menuOf(who)}
        onClick={() => {
          decide.reset();
          setOpen(!isOpen);
        }}
      >
        <Icon name="dots" size={14} />
      </button>
      {isOpen ? (
        <div className="pop right" role="menu" aria-label={t.conversations.menu}>
          {choices.map(({ name, deciding, text }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              className="menu-item"
              data-testid={`conversation-${name}`}
              disabled={decide.isPending}
              onClick={() => decide.mutate(deciding!)}
            >
              {decide.isPending ? t.conversations.working : text}
            </button>
          ))}
          {decide.isError ? (
            <p className="small late" role="alert">
              {explain(decide.error, t.frame).title} {explain(decide.error, t.frame).text}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function moveIn(event: KeyboardEvent, anchor: HTMLElement | null, setOpen: (isOpen: boolean) => void): void {
  if (event.key === 'Escape') {
    setOpen(false);
    anchor?.querySelector('button')?.focus();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const items = [...(anchor?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = items[(at + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % items.length];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What each line of a timeline, newest first, allows: to begin a conversation, or to go on with the one before it. */
export function conversationActions(items: readonly InteractionItem[]): Map<InteractionItem, ConversationActions> {
  const actions = new Map<InteractionItem, ConversationActions>();
  let before: InteractionItem | null = null;
  const seen = new Set<string>();
  // Oldest first: what was seen is what stands before a line.
  for (const item of items.toReversed()) {
    const { recordId: record, part, conversationId } = item;
    const isFirst = !seen.has(conversationId);
    const earlier: InteractionItem | null = isFirst ? before : null;
    actions.set(item, {
      cut: isFirst && item.opensConversation ? null : { kind: 'conversation-cut', about: { record, part }, why: '' },
      join:
        earlier === null || !item.opensConversation
          ? null
          : {
              kind: 'conversation-join',
              about: { record, part, with: earlier.recordId, withPart: earlier.part },
              why: '',
            },
    });
    seen.add(conversationId);
    before = item;
  }
  return actions;
}
