import { useWords } from '../locales/use-words.tsx';

/** A value before and after, what they do not share marked; the same on both sides is said once. */
export function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  const { t } = useWords();
  if (before === after)
    return (
      <p className="before-after">
        <code>{before}</code> <span className="small quiet">{t.cleaning.unchanged}</span>
      </p>
    );
  const [head, tail] = before === null || after === null ? [0, 0] : sharedEnds(before, after);
  return (
    <p className="before-after">
      <Side text={before} head={head} tail={tail} tag="del" />
      <span aria-label={t.cleaning.becomes}>→</span>
      <Side text={after} head={head} tail={tail} tag="ins" />
    </p>
  );
}

function Side(props: { text: string | null; head: number; tail: number; tag: 'del' | 'ins' }) {
  const { t } = useWords();
  const { text, head, tail, tag: Tag } = props;
  if (text === null) return <span className="quiet">{t.cleaning.nothing}</span>;
  const middle = text.slice(head, text.length - tail);
  return (
    <code>
      {text.slice(0, head)}
      {middle === '' ? null : <Tag>{middle}</Tag>}
      {text.slice(text.length - tail)}
    </code>
  );
}

/** How many characters two texts share at their beginning, and at their end beyond that. */
function sharedEnds(a: string, b: string): [number, number] {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [head, tail];
}
