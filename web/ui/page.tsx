import { useEffect, type ReactNode } from 'react';

/** The title that says what one sees, and the line of filters that stays. */
export function PageHead(props: { title: string; subtitle?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Rapport`;
  }, [props.title]);
  return (
    <div className="page-head">
      <div className="title">
        <h1>{props.title}</h1>
        {props.subtitle}
      </div>
      {props.children}
    </div>
  );
}
