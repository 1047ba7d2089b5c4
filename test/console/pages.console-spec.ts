import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Site } from './setup/site.js';
import { openBrowser, type Size, type Theme, Visitor } from './setup/visitor.js';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([Site.open(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});

const PAGES: Readonly<Record<string, { login: string; address: (site: Site) => string | Promise<string> }>> = {
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
};

const LOOKS: readonly [Size, Theme][] = [
  ['desktop', 'light'],
  ['desktop', 'dark'],
  ['phone', 'light'],
  ['phone', 'dark'],
];

describe.each(LOOKS)('on the %s, %s', (size, theme) => {
  it.each(Object.keys(PAGES))('%s has no accessibility fault, error or report', async (name) => {
    const { login, address } = PAGES[name]!;
    const visitor = await Visitor.open(browser, site, size, theme);
    await visitor.openAs(login, await address(site));
    await visitor.settled();
    await visitor.screenshot(`${name}-${size}${theme === 'dark' ? '-dark' : ''}`);
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await visitor.leave();
  });
});

it('the login page has no accessibility fault', async () => {
  const visitor = await Visitor.open(browser, site, 'phone');
  visitor.expected.add(401);
  await visitor.page.goto('/');
  await visitor.page.getByLabel('账号').waitFor();
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.leave();
});
