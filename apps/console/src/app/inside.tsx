import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { ApiProblem } from '../api/problem.js';
import { type Me, meQuery } from '../api/session.js';
import { NotFound } from './not-found.js';
import { queries } from './queries.js';
import { Shell } from './shell.js';

/** All pages. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Everything behind the login. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const me = await meOrLogin(location.href);
    if (me.mustChangePassword) throw redirect({ to: '/login/password', search: nextOf(location.href) });
    return { me };
  },
  component: Shell,
});

/** Who is logged in; whoever is not goes to the login, and comes back afterwards. */
export async function meOrLogin(next: string): Promise<Me> {
  try {
    return await queries.ensureQueryData(meQuery);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) throw redirect({ to: '/login', search: nextOf(next) });
    throw error;
  }
}

function nextOf(address: string): { next?: string } {
  return address === '/' ? {} : { next: address };
}
