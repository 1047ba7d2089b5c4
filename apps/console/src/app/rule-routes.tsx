import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { allowed } from './allowed.js';
import { inside } from './inside.js';
import { only } from './search.js';

const policies = createRoute({
  getParentRoute: () => inside,
  path: '/policies',
  component: lazyRouteComponent(() => import('../pages/policies/policies-page.js')),
});

const policy = createRoute({
  getParentRoute: () => inside,
  path: '/policies/$name',
  validateSearch: only('version'),
  component: lazyRouteComponent(() => import('../pages/policies/policy-page.js')),
});

const integrations = createRoute({
  getParentRoute: () => inside,
  path: '/integrations',
  beforeLoad: () => {
    throw redirect({ to: '/integrations/endpoints', replace: true });
  },
});

const endpoints = createRoute({
  getParentRoute: () => inside,
  path: '/integrations/endpoints',
  component: lazyRouteComponent(() => import('../pages/integrations/endpoints/endpoints-page.js')),
});

const endpoint = createRoute({
  getParentRoute: () => inside,
  path: '/integrations/endpoints/$id',
  validateSearch: only('state', 'delivery'),
  component: allowed('webhook.manage', () => import('../pages/integrations/endpoints/endpoint-page.js')),
});

const sources = createRoute({
  getParentRoute: () => inside,
  path: '/integrations/sources',
  component: lazyRouteComponent(() => import('../pages/integrations/sources/sources-page.js')),
});

const source = createRoute({
  getParentRoute: () => inside,
  path: '/integrations/sources/$id',
  validateSearch: only('state', 'message'),
  component: allowed('webhook.manage', () => import('../pages/integrations/sources/source-page.js')),
});

const robots = createRoute({
  getParentRoute: () => inside,
  path: '/integrations/robots',
  component: lazyRouteComponent(() => import('../pages/integrations/robots/robots-page.js')),
});

const templates = createRoute({
  getParentRoute: () => inside,
  path: '/integrations/templates',
  component: lazyRouteComponent(() => import('../pages/integrations/templates/templates-page.js')),
});

const template = createRoute({
  getParentRoute: () => inside,
  path: '/integrations/templates/$language/$kind',
  component: allowed('policy.manage', () => import('../pages/integrations/templates/template-page.js')),
});

/** Rules of reminding, and what connects to other systems. */
export const ruleRoutes = [
  policies,
  policy,
  integrations,
  endpoints,
  endpoint,
  sources,
  source,
  robots,
  templates,
  template,
] as const;
