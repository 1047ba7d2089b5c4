import { createRoute } from '@tanstack/react-router';
import { allowed } from './allowed.js';
import { inside } from './inside.js';
import { only } from './search.js';

const people = createRoute({
  getParentRoute: () => inside,
  path: '/admin/people',
  validateSearch: only('q', 'departmentId', 'role', 'active', 'show'),
  component: allowed('roster.read', () => import('../pages/people/people-page.js')),
});

const departments = createRoute({
  getParentRoute: () => inside,
  path: '/admin/departments',
  validateSearch: only('show', 'id'),
  component: allowed('roster.read', () => import('../pages/departments/departments-page.js')),
});

const calendar = createRoute({
  getParentRoute: () => inside,
  path: '/admin/calendar',
  component: allowed('roster.read', () => import('../pages/admin/calendar-page.js')),
});

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/admin/keys',
  component: allowed('key.manage', () => import('../pages/admin/keys-page.js')),
});

/** Departments, people, holidays and keys. */
export const adminRoutes = [people, departments, calendar, keys] as const;
