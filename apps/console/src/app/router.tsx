import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { type BoardFilter, boardQuery } from '../api/board.js';
import { type DeskFilter, overdueQuery } from '../api/desk.js';
import { type ProjectFilter, projectsQuery } from '../api/projects.js';
import { adminRoutes } from './admin-routes.js';
import { allowed } from './allowed.js';
import { inside, meOrLogin, root } from './inside.js';
import { placesOf } from './navigation.js';
import { PageFailed } from './page-failed.js';
import { queries } from './queries.js';
import { ruleRoutes } from './rule-routes.js';
import { only, parseSearch, stringifySearch } from './search.js';

const withNext = only('next');

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: withNext,
  component: lazyRouteComponent(() => import('../pages/login/login-page.js')),
});

const ownPassword = createRoute({
  getParentRoute: () => root,
  path: '/login/password',
  validateSearch: withNext,
  beforeLoad: async ({ search }) => {
    await meOrLogin(search.next ?? '/');
  },
  component: lazyRouteComponent(() => import('../pages/login/password-page.js')),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    const [home] = placesOf(context.me);
    throw redirect({ to: home?.to ?? '/projects', search: home?.search ?? {}, replace: true });
  },
});

const todo = createRoute({
  getParentRoute: () => inside,
  path: '/todo',
  validateSearch: only('scope', 'act', 'id'),
  component: lazyRouteComponent(() => import('../pages/todo/todo-page.js')),
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox/{-$id}',
  validateSearch: only('unread'),
  component: lazyRouteComponent(() => import('../pages/inbox/inbox-page.js')),
});

const projectsSearch = only(
  'q',
  'state',
  'lamp',
  'leaderId',
  'leadDepartmentId',
  'part',
  'waiting',
  'level',
  'horizon',
  'departmentId',
  'planId',
  'policyId',
  'parentId',
  'series',
  'tag',
  'origin',
  'priority',
  'dueFrom',
  'dueTo',
  'asOf',
);

const projects = createRoute({
  getParentRoute: () => inside,
  path: '/projects',
  validateSearch: projectsSearch,
  loader: ({ cause, location }) => {
    if (cause === 'enter') void queries.prefetchInfiniteQuery(projectsQuery(projectsSearch(location.search) as ProjectFilter));
  },
  component: lazyRouteComponent(() => import('../pages/projects/projects-page.js')),
});

const project = createRoute({
  getParentRoute: () => inside,
  path: '/projects/$id',
  validateSearch: only('tab', 'act', 'asOf'),
  component: lazyRouteComponent(() => import('../pages/project/project-page.js')),
});

const overdueSearch = only('tab', 'id', 'state', 'departmentId', 'planId', 'leaderId', 'series', 'view');

const overdue = createRoute({
  getParentRoute: () => inside,
  path: '/overdue',
  validateSearch: overdueSearch,
  // Asked for while the script of the page is still on the way; not when the mouse is only over a link.
  loader: ({ cause, location }) => {
    if (cause !== 'enter') return;
    const { tab: _tab, id: _id, state: _state, ...filter } = overdueSearch(location.search);
    void queries.prefetchQuery(overdueQuery(filter as DeskFilter));
    void queries.prefetchQuery(boardQuery(filter as DeskFilter));
  },
  component: lazyRouteComponent(() => import('../pages/overdue/overdue-page.js')),
});

const boardSearch = only('asOf', 'departmentId', 'planId', 'leaderId', 'series');

const board = createRoute({
  getParentRoute: () => inside,
  path: '/board',
  validateSearch: boardSearch,
  loader: ({ cause, location }) => {
    if (cause === 'enter') void queries.prefetchQuery(boardQuery(boardSearch(location.search) as BoardFilter));
  },
  component: lazyRouteComponent(() => import('../pages/board/board-page.js')),
});

/** A screen on a wall: no login, its link stands in the address. */
const wall = createRoute({
  getParentRoute: () => root,
  path: '/board/wall',
  validateSearch: only('planId', 'theme'),
  component: lazyRouteComponent(() => import('../pages/wall/wall-page.js')),
});

const slips = createRoute({
  getParentRoute: () => inside,
  path: '/slips',
  validateSearch: only('state', 'colour', 'departmentId', 'overdue'),
  component: lazyRouteComponent(() => import('../pages/slips/slips-page.js')),
});

const slip = createRoute({
  getParentRoute: () => inside,
  path: '/slips/$id',
  component: lazyRouteComponent(() => import('../pages/slips/slip-page.js')),
});

const plans = createRoute({
  getParentRoute: () => inside,
  path: '/plans',
  component: allowed('plan.manage', () => import('../pages/plans/plans-page.js')),
});

const newPlan = createRoute({
  getParentRoute: () => inside,
  path: '/plans/new',
  component: allowed('plan.manage', () => import('../pages/plans/new-plan-page.js')),
});

const plan = createRoute({
  getParentRoute: () => inside,
  path: '/plans/$id',
  validateSearch: only('item', 'filter'),
  component: allowed('plan.manage', () => import('../pages/review/review-page.js')),
});

const revision = createRoute({
  getParentRoute: () => inside,
  path: '/plans/$id/revisions/$number',
  validateSearch: only('kind'),
  component: allowed('plan.manage', () => import('../pages/revision/revision-page.js')),
});

const coordination = createRoute({
  getParentRoute: () => inside,
  path: '/coordination',
  validateSearch: only('tab', 'all', 'id'),
  component: lazyRouteComponent(() => import('../pages/coordination/coordination-page.js')),
});

const scorecards = createRoute({
  getParentRoute: () => inside,
  path: '/scorecards',
  validateSearch: only('tab', 'period', 'compare', 'rules', 'planId', 'series', 'leaderId', 'asOf', 'all', 'appeal'),
  component: lazyRouteComponent(() => import('../pages/scorecards/scorecards-page.js')),
});

const scorecard = createRoute({
  getParentRoute: () => inside,
  path: '/scorecards/$departmentId',
  validateSearch: only('period', 'compare', 'rules', 'planId', 'series', 'leaderId', 'asOf', 'show'),
  component: lazyRouteComponent(() => import('../pages/scorecards/scorecard-page.js')),
});

const circulars = createRoute({
  getParentRoute: () => inside,
  path: '/circulars',
  validateSearch: only('state', 'period', 'planId', 'leaderId'),
  component: lazyRouteComponent(() => import('../pages/circulars/circulars-page.js')),
});

const circular = createRoute({
  getParentRoute: () => inside,
  path: '/circulars/$id',
  validateSearch: only('view'),
  component: lazyRouteComponent(() => import('../pages/circulars/circular-page.js')),
});

const indicators = createRoute({
  getParentRoute: () => inside,
  path: '/indicators',
  validateSearch: only('period', 'lamp', 'q', 'leadDepartmentId', 'leaderId', 'planId', 'projectId', 'id', 'asOf'),
  component: lazyRouteComponent(() => import('../pages/indicators/indicators-page.js')),
});

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  validateSearch: only('run'),
  component: allowed('project.decide', () => import('../pages/reports/reports-page.js')),
});

const me = createRoute({
  getParentRoute: () => inside,
  path: '/me',
  component: lazyRouteComponent(() => import('../pages/me/me-page.js')),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    ownPassword,
    wall,
    inside.addChildren([
      home,
      todo,
      inbox,
      projects,
      project,
      overdue,
      board,
      plans,
      newPlan,
      plan,
      revision,
      slips,
      slip,
      coordination,
      ...ruleRoutes,
      scorecards,
      scorecard,
      circulars,
      circular,
      indicators,
      ...adminRoutes,
      reports,
      me,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
