import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';

const MINUTE = 60_000;

/** What the server said; read again when the window gets the focus, and every minute where a page asks for it. */
export const queries = new QueryClient({
  defaultOptions: {
    // Without a network a request fails at once and says so; it does not wait in silence until there is one.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      gcTime: 10 * MINUTE,
      refetchOnWindowFocus: true,
      // A refusal stays a refusal; only what did not arrive is asked once more.
      retry: (failures, error) => failures < 1 && !(error instanceof ApiProblem && error.status < 500),
    },
  },
});

export const EVERY_MINUTE = { refetchInterval: MINUTE } as const;
