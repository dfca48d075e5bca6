import { useState, type FocusEvent, type KeyboardEvent } from 'react';

/**
 * One stop of the Tab key for all marks of a chart; arrow keys move between them, Enter opens.
 * `active` is the mark under the pointer or the focus, null when neither is here.
 */
export function useRoving(count: number, onOpen: (index: number) => void) {
  const [stop, setStop] = useState(0);
  const [active, setActive] = useState<number | null>(null);
  const current = Math.min(stop, Math.max(0, count - 1));
  const markProps = (index: number, label: string) => ({
    role: 'button',
    'aria-label': label,
    tabIndex: index === current ? 0 : -1,
    'data-mark': index,
    onClick: () => onOpen(index),
    onFocus: (event: FocusEvent<Element>) => {
      setStop(index);
      if (event.currentTarget.matches(':focus-visible')) setActive(index);
    },
    onBlur: () => setActive(null),
    onPointerEnter: () => setActive(index),
    onPointerLeave: () => setActive(null),
    onKeyDown: (event: KeyboardEvent<Element>) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        onOpen(index);
        return;
      }
      const next = target(event.key, index, count);
      if (next === null) return;
      event.preventDefault();
      const chart = event.currentTarget.closest('[data-marks]');
      chart?.querySelector<HTMLElement>(`[data-mark="${next}"]`)?.focus();
    },
  });
  return { active, markProps };
}

function target(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(index + 1, count - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(index - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
