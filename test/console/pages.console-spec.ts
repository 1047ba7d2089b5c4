import { expect, it } from 'vitest';
import { journeys, visit } from './setup/journey.js';
import { looksAt } from './setup/looks.js';

journeys();

looksAt({
  todo: { login: 'shengtai1', address: () => '/todo' },
  inbox: { login: 'shengtai1', address: () => '/inbox' },
  me: { login: 'shengtai1', address: () => '/me' },
  nowhere: { login: 'shengtai1', address: () => '/no/such/page' },
  projects: { login: 'ducha1', address: () => '/projects' },
  'projects-empty': { login: 'ducha1', address: () => '/projects?q=没有这样的事项' },
  project: { login: 'ducha1', address: async (of) => `/projects/${await of.projectId('启动碧道建设')}` },
  'project-told': { login: 'ducha1', address: async (of) => `/projects/${await of.projectId('启动碧道建设')}?tab=told` },
  overdue: { login: 'ducha1', address: () => '/overdue' },
  board: { login: 'leader4', address: () => '/board' },
  slips: { login: 'ducha1', address: () => '/slips' },
  reports: { login: 'ducha1', address: () => '/reports' },
  coordination: { login: 'leader4', address: () => '/coordination' },
});

it('the login page has no accessibility fault', async () => {
  const visitor = await visit('phone');
  visitor.expected.add(401);
  await visitor.page.goto('/');
  await visitor.page.getByLabel('账号').waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.leave();
});
