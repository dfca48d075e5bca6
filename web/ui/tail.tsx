import { useEffect, useRef } from 'react';
import { useWords } from '../locales/use-words.tsx';
import { Button } from './button.tsx';

/** The end of what is loaded: asks for more when it comes into sight, or when it is pressed. */
export function Tail(props: { hasMore: boolean; isBusy: boolean; onMore: () => void }) {
  const { t } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const more = useRef(props.onMore);
  more.current = props.onMore;
  const isWaiting = props.hasMore && !props.isBusy;
  useEffect(() => {
    const target = element.current;
    if (!isWaiting || !target) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '400px',
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [isWaiting]);
  if (!props.hasMore) return null;
  return (
    <div ref={element} className="tail">
      <Button look="plain" disabled={props.isBusy} onClick={props.onMore}>
        {props.isBusy ? t.frame.loading : t.frame.more}
      </Button>
    </div>
  );
}
