import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** Stands beside a point of the plot and never leaves it. */
export function Tooltip(props: { x: number; y: number; width: number; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState({ width: 160, height: 60 });
  useLayoutEffect(() => {
    const box = element.current;
    if (box) setOwn({ width: box.offsetWidth, height: box.offsetHeight });
  }, [props.children]);
  const isRoomy = props.x + 14 + own.width <= props.width;
  const left = isRoomy ? props.x + 14 : Math.max(0, props.x - 14 - own.width);
  return (
    <div
      className="tooltip"
      ref={element}
      aria-hidden="true"
      style={{ left, top: Math.max(-8, props.y - own.height / 2) }}
    >
      {props.children}
    </div>
  );
}
