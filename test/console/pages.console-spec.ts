import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { looksAt } from './setup/looks.js';
import { Site } from './setup/site.js';
import { openBrowser, Visitor } from './setup/visitor.js';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([Site.open(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});

looksAt(
  {
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
  },
  () => ({ browser, site }),
);

it('the login page has no accessibility fault', async () => {
  const visitor = await Visitor.open(browser, site, 'phone');
  visitor.expected.add(401);
  await visitor.page.goto('/');
  await visitor.page.getByLabel('账号').waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.leave();
});
