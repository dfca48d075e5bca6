import type { Quality } from '../../src/contract/quality.ts';
import { Figure } from '../charts/draw/figure.tsx';
import { formatMoment } from '../formats/date.ts';
import { formatDuration } from '../formats/duration.ts';
import { useWords } from '../locales/use-words.tsx';

/** How old the newest record of each source is. */
export function NewestCard({ quality, zone }: { quality: Quality; zone: string }) {
  const { t, locale } = useWords();
  const now = Date.parse(quality.asOf);
  return (
    <Figure
      title={t.measures.newest}
      subtitle={t.measures.newestText}
      className="measure"
      testId="measure-newest"
      chart={
        <ul className="measure-list">
          {quality.sources.map(({ source, newestAt }) => (
            <li key={source}>
              <span>{source}</span>
              <span className="tabular" title={formatMoment(newestAt, zone, locale)}>
                {sayAge((now - Date.parse(newestAt)) / 1000, locale, t.measures)}
              </span>
            </li>
          ))}
        </ul>
      }
      table={null}
    />
  );
}

/** What is dated ahead of now is said to be so. */
function sayAge(
  seconds: number,
  locale: 'en' | 'zh-CN',
  words: { ago: (length: string) => string; ahead: (length: string) => string },
): string {
  return seconds < 0 ? words.ahead(formatDuration(-seconds, locale)) : words.ago(formatDuration(seconds, locale));
}
