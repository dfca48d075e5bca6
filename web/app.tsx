import { lazy, Suspense, useEffect } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from './api/client.ts';
import { FiringNotice } from './alerts/firing-notice.tsx';
import { useSession } from './api/queries.ts';
import { useLive } from './api/use-live.ts';
import { FirstRun } from './access/first-run.tsx';
import { SetUpPage } from './access/set-up-page.tsx';
import { SignInPage } from './access/sign-in-page.tsx';
import { OverviewPage } from './dashboards/overview-page.tsx';
import { DropAnywhere } from './imports/drop-anywhere.tsx';
import { useWords } from './locales/use-words.tsx';
import { Frame } from './ui/frame.tsx';
import { PageHead } from './ui/page.tsx';
import { Bones, Failed, State } from './ui/state.tsx';

const ExplorePage = lazy(() => import('./dashboards/explore-page.tsx').then((room) => ({ default: room.ExplorePage })));
const CustomersPage = lazy(() =>
  import('./history/customers-page.tsx').then((room) => ({ default: room.CustomersPage })),
);
const CustomerPage = lazy(() => import('./history/customer-page.tsx').then((room) => ({ default: room.CustomerPage })));
const SearchPage = lazy(() => import('./history/search-page.tsx').then((room) => ({ default: room.SearchPage })));
const ImportsPage = lazy(() => import('./imports/imports-page.tsx').then((room) => ({ default: room.ImportsPage })));
const ImportPage = lazy(() => import('./imports/import-page.tsx').then((room) => ({ default: room.ImportPage })));
const QualityPage = lazy(() => import('./quality/quality-page.tsx').then((room) => ({ default: room.QualityPage })));
const AlertsPage = lazy(() => import('./alerts/alerts-page.tsx').then((room) => ({ default: room.AlertsPage })));
const SavedQuestionPage = lazy(() =>
  import('./questions/saved-question-page.tsx').then((room) => ({ default: room.SavedQuestionPage })),
);
const SettingsPage = lazy(() =>
  import('./settings/settings-page.tsx').then((room) => ({ default: room.SettingsPage })),
);

/** Who is here decides what is shown: set up, sign in, or the application. */
export function App() {
  const session = useSession();
  const { pathname } = useLocation();
  useSignedOut();
  if (session.isError && !session.data) {
    return (
      <main className="gate" id="content">
        <Failed error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (!session.data) return null;
  if (session.data.state === 'set-up') return <SetUpPage />;
  if (session.data.state === 'signed-out') return <SignInPage />;
  if (pathname === '/set-up' || pathname === '/sign-in') return <Navigate to="/" replace />;
  return <SignedIn hasHistory={session.data.hasHistory} />;
}

function SignedIn({ hasHistory }: { hasHistory: boolean }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  const isConnected = useLive(true);
  useEffect(() => {
    void window.scrollTo({ top: 0 });
  }, [pathname]);
  return (
    <Frame isConnected={isConnected}>
      <Suspense
        fallback={
          <main className="page" id="content">
            <div className="page-loading">
              <Bones rows={6} height={18} />
            </div>
          </main>
        }
      >
        <Routes>
          <Route index element={hasHistory ? <OverviewPage /> : <FirstRun />} />
          <Route path="explore" element={<ExplorePage />} />
          <Route path="customers" element={<CustomersPage />} />
          <Route path="customers/:customerId" element={<CustomerPageOf />} />
          <Route path="search" element={<SearchPage />} />
          <Route path="imports" element={<ImportsPage />} />
          <Route path="imports/:importId" element={<ImportPage />} />
          <Route path="quality/*" element={<QualityPage />} />
          <Route path="alerts" element={<AlertsPage />} />
          <Route path="questions/:questionId" element={<SavedQuestionPage />} />
          <Route path="settings" element={<SettingsPage />} />
          <Route
            path="*"
            element={
              <main className="page" id="content">
                <PageHead title={t.frame.notFound} />
                <State icon="search" title={t.frame.notFound} text={t.frame.notFoundFix}>
                  <Link className="button" to="/">
                    {t.frame.toOverview}
                  </Link>
                </State>
              </main>
            }
          />
        </Routes>
      </Suspense>
      <DropAnywhere />
      <FiringNotice />
    </Frame>
  );
}

/** Each customer has a page of their own: nothing of the one before is kept. */
function CustomerPageOf() {
  const { pathname } = useLocation();
  return <CustomerPage key={pathname} />;
}

/** A session that has ended shows the door at once, wherever it is noticed. */
function useSignedOut(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        const isOut =
          event.type === 'updated' &&
          event.query.state.error instanceof ApiError &&
          event.query.state.error.status === 401;
        if (isOut && String((event.query.queryKey as readonly unknown[])[0]) !== 'session')
          void client.invalidateQueries({ queryKey: ['session'] });
      }),
    [client],
  );
}
