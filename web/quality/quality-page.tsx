import { type ReactElement, useEffect, useRef } from 'react';
import { NavLink, Navigate, Route, Routes, useLocation } from 'react-router';
import { useWords } from '../locales/use-words.tsx';
import { OverviewTab } from '../measures/overview-tab.tsx';
import { CleaningTab } from '../cleaning/cleaning-tab.tsx';
import { PeopleTab } from '../people/people-tab.tsx';
import { RepeatsTab } from '../repeats/repeats-tab.tsx';
import { PageHead } from '../ui/page.tsx';
import { ProblemsTab } from '../problems/problems-tab.tsx';
import { DecisionsTab } from './decisions-tab.tsx';
import './quality.css';

/** The rooms of data quality: a line each, in the order of the tabs. */
const TABS = [
  { path: 'overview', name: 'overview', room: <OverviewTab /> },
  { path: 'problems', name: 'problems', room: <ProblemsTab /> },
  { path: 'cleaning', name: 'cleaning', room: <CleaningTab /> },
  { path: 'repeats', name: 'repeats', room: <RepeatsTab /> },
  { path: 'people', name: 'people', room: <PeopleTab /> },
  { path: 'decisions', name: 'decisions', room: <DecisionsTab /> },
] as const satisfies readonly {
  path: string;
  name: string;
  room: ReactElement;
}[];

/** How good the data is, what was done to it, and every decision with its way back. */
export function QualityPage() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const tabs = useRef<HTMLElement>(null);
  // Where the tabs are wider than the screen, the one that is open must be seen.
  useEffect(() => {
    tabs.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <main className="page" id="content" tabIndex={-1}>
      <PageHead title={t.quality.title} />
      <nav className="tabs" aria-label={t.quality.title} ref={tabs}>
        {TABS.map(({ path, name }) => (
          <NavLink key={path} to={`/quality/${path}`} className="tab">
            {t.quality.tabs[name]}
          </NavLink>
        ))}
      </nav>
      <Routes>
        {TABS.map(({ path, room }) => (
          <Route key={path} path={`${path}/*`} element={room} />
        ))}
        <Route path="*" element={<Navigate to={`/quality/${TABS[0].path}`} replace />} />
      </Routes>
    </main>
  );
}
