import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { journeys, site, visit } from './setup/journey.js';

journeys();

/** Names of columns, fields, tabs, pages and acts: what the console says, and not what people wrote. */
const NAMES = 'nav a, h1, th, dt, label, legend, [role=tab], main button';
/** What people wrote, where a name is just that: who is there, a task, a policy. */
const WRITTEN = ['王督查', '启动碧道建设', '督办常用规则'];
/** A name may quote what people wrote: the title of a task, a department, a period of the ladder. */
const QUOTES = /[「“"(（].*|：.*|: .*| · .*/s;

/** Names in Chinese on a page; whoever does not read it can't tell what they mean. */
async function chineseNames(page: Page): Promise<string[]> {
  const names = await page.locator(NAMES).allInnerTexts();
  const own = names.map((name) => name.trim().replace(QUOTES, '')).filter((name) => /\p{Script=Han}/u.test(name));
  return [...new Set(own)].filter((name) => !WRITTEN.some((written) => name.startsWith(written)));
}

it('somebody who chose English reads every page in it; only what people wrote is in Chinese', async () => {
  const project = `/projects/${await site.projectId('启动碧道建设')}`;
  const visitor = await visit();
  const { page } = visitor;
  visitor.expected.add(401);
  await page.goto('/overdue');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByLabel('Account').fill('ducha1');
  await page.getByLabel('Password').fill('duban-demo-2022');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL((url) => url.pathname === '/overdue');
  visitor.expected.delete(401);
  await visitor.settled();
  await visitor.screenshot('overdue-desktop-en', { kept: true });
  await page.getByText('Urged 24×, and still 68 workdays overdue').waitFor();

  const found: Record<string, string[]> = {};
  for (const address of [
    '/overdue',
    '/todo',
    '/inbox',
    '/projects',
    project,
    `${project}?tab=told`,
    '/board',
    '/plans',
    '/slips',
    '/circulars',
    '/reports',
    '/scorecards',
    '/coordination',
    '/indicators',
    '/policies',
    '/policies/default',
    '/integrations/endpoints',
    '/integrations/templates',
    '/admin/people',
    '/admin/departments',
    '/me',
  ]) {
    await page.goto(address);
    await visitor.settled();
    await visitor.screenshot(`en${address.replaceAll(/[/?=]/g, '-').replace(project.slice(10), '')}`);
    const names = await chineseNames(page);
    if (names.length > 0) found[address] = names;
  }
  expect(found).toEqual({});
  await visitor.leave();
});
