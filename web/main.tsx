import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import './ui/tokens.css';
import './ui/base.css';
import './ui/parts.css';
import './ui/frame.css';
import './charts/charts.css';
import './dashboards/dashboards.css';
import './history/history.css';
import './imports/imports.css';
import './settings/settings.css';
import './access/gate.css';
import { ApiError } from './api/client.ts';
import { App } from './app.tsx';
import { TrayProvider } from './imports/use-tray.tsx';
import { WordsProvider } from './locales/use-words.tsx';
import { applyTheme, currentTheme } from './ui/theme.ts';

applyTheme(currentTheme());

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server refused it refuses again; only a server that is away is asked twice.
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502),
      refetchOnWindowFocus: false,
      staleTime: 5_000,
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('ROOT_MISSING');
createRoot(root).render(
  <QueryClientProvider client={client}>
    <WordsProvider>
      <BrowserRouter>
        <TrayProvider>
          <App />
        </TrayProvider>
      </BrowserRouter>
    </WordsProvider>
  </QueryClientProvider>,
);
