import './theme/tokens.css';
import './theme/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './app/queries.js';
import { router } from './app/router.js';
import { setLanguage, storedLanguage } from './i18n/index.js';
import { applyTheme } from './theme/theme.js';

applyTheme();
// The script of the page that was asked for comes along with the answer who is asking, not after it.
const asked = new Set<string>(router.matchRoutes(router.latestLocation).map(({ routeId }) => String(routeId)));
for (const { id, options } of Object.values(router.routesById)) if (asked.has(id)) void options.component?.preload?.();
const language = storedLanguage();
if (language) await setLanguage(language);
// After an update the server has other files than the page that is open: read it again.
addEventListener('vite:preloadError', () => location.reload());

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
