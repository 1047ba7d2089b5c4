import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';
import type { Visitor } from './setup/visitor.js';

const GREENWAY = '启动碧道建设';
const NOBODY = '00000000-0000-4000-8000-000000000000';

journeys();

const APP = path.resolve('apps/console/src/app');

/** Every route behind the login, as the router itself lists them: a page that is added is opened here too. */
const ROUTES = readdirSync(APP)
  .flatMap((file) =>
    [...readFileSync(path.join(APP, file), 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)].map(([, route = '']) => route),
  )
  // A screen on a wall has no navigation around it, and a journey of its own.
  .filter((route) => !route.startsWith('/login') && route !== '/board/wall');

/** Who opens them. The helper's department cooperates only, in what is looked at. */
const ROLES = {
  'an officer': 'shengtai1',
  'a head of a department': 'shengtai',
  'an officer of a department that helps': 'chengjian1',
  'a supervisor': 'ducha1',
  'a leader': 'leader4',
  'an administrator': 'admin',
} as const;

/** A path with something real in place of each `$name`: what the list of the same name has first, as an administrator reads it. */
async function addressOf(route: string): Promise<string> {
  let address = '';
  for (const part of route.split('/').slice(1)) {
    if (part.startsWith('{-$')) continue;
    address += `/${part.startsWith('$') ? await firstOf(address, part.slice(1)) : part}`;
  }
  return address || '/';
}

async function firstOf(list: string, name: string): Promise<string> {
  if (list === '/projects') return site.projectId(GREENWAY);
  if (name === 'number') return '1';
  const asked = await fetch(`${site.url}/v1${list.replace('/integrations', '')}`, {
    headers: { authorization: `Bearer ${await site.tokenOf('admin')}` },
  });
  const body = (await asked.json().catch(() => null)) as { items?: Record<string, unknown>[] } | null;
  const first = body?.items?.[0];
  return String(first?.[name] ?? first?.['id'] ?? NOBODY);
}

describe.each(Object.entries(ROLES))('J12: %s', (_who, login) => {
  it('is led only to pages that answer, and is told where a page belongs to another role', async () => {
    const visitor = await visit();
    const { page } = visitor;
    // What does not exist, or only for others, is a page that says so; a refusal is never asked for.
    visitor.expected.add(404);
    await visitor.openAs(login, '/');
    await visitor.settled();
    const places = await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(places.length).toBeGreaterThan(4);
    const forOthers: string[] = [];
    for (const address of new Set([...places, ...(await Promise.all(ROUTES.map(addressOf)))])) {
      await page.goto(address);
      await page.locator('#content :is(h1, [role=alert])').first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      const isForOthers = (await page.getByRole('heading', { level: 1, name: '您的角色不能打开此页' }).count()) > 0;
      if (isForOthers) forOthers.push(address);
      else expect(await page.getByText('没有权限').count(), address).toBe(0);
    }
    expect(places.filter((address) => forOthers.includes(address))).toEqual([]);
    await visitor.leave();
    // Some forty pages one after the other.
  }, 300_000);
});

describe('J12: what the pages offer', () => {
  it.each(Object.entries(ROLES))('to %s on a project is what the server would do', async (_who, login) => {
    const id = await site.projectId(GREENWAY);
    const { actions } = await site.get<{ actions: { transition: string; allowed: boolean }[] }>(login, `/v1/projects/${id}`);
    const visitor = await visitAs(login, `/projects/${id}`);
    await visitor.settled();
    const more = visitor.page.getByRole('button', { name: '更多' });
    const items = visitor.page.getByRole('menuitem');
    if ((await more.count()) > 0) await more.first().click();
    // What is refused now stands there with its reason; what is for others stands nowhere.
    const refused = actions.filter(({ allowed }) => !allowed).length;
    expect(await visitor.page.locator('[role=menuitem][aria-disabled=true]').count()).toBe(refused);
    expect((await items.count()) - refused).toBeLessThanOrEqual(actions.length - refused);
    await visitor.leave();
  });

  it('a confidential project is one that does not exist', async () => {
    const { id: reader } = await site.get<{ id: string }>('ducha1', '/v1/me');
    const id = await site.projectId('推动河涌整治');
    const { version } = await site.get<{ version: number }>('ducha1', `/v1/projects/${id}`);
    const answer = await fetch(`${site.url}/v1/projects/${id}/restrict`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await site.tokenOf('ducha1')}`,
        'content-type': 'application/json',
        'if-match': `"${version}"`,
      },
      body: JSON.stringify({ reason: '涉密', readerIds: [reader] }),
    });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    const visitor = await visit('phone');
    visitor.expected.add(404);
    await visitor.openAs('leader1', `/projects/${id}`);
    await visitor.page.getByText('没有这个事项，或您无权查看。').waitFor();
    expect(await visitor.page.getByText('推动河涌整治').count()).toBe(0);
    expect(visitor.requests.some(({ path: asked }) => asked.endsWith(`/v1/projects/${id}`))).toBe(true);
    await visitor.leave();
  });
});

describe('J14: by keys only', () => {
  it('a supervisor selects three rows, urges them and hears the result', async () => {
    const visitor = await visitAs('ducha1', '/overdue');
    const { page } = visitor;
    await visitor.settled();
    const focused = (): Promise<string> => page.evaluate('document.activeElement?.getAttribute("data-id") ?? ""');
    // The first stop leads past the navigation.
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.getAttribute("href")')).toBe('#content');
    await page.keyboard.press('Enter');
    for (let stop = 0; stop < 40 && !(await focused()); stop += 1) await page.keyboard.press('Tab');
    const order = await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
    expect(await focused()).toBe(order[0]);
    for (const index of [0, 1, 2]) {
      if (index > 0) await page.keyboard.press('ArrowDown');
      await expect.poll(focused).toBe(order[index]);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      await page.keyboard.press('Space');
    }
    await page.getByRole('group', { name: '选中 3 项' }).waitFor();
    await page.keyboard.press('u');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    // The focus is inside, and goes on from field to button in their order.
    for (let stop = 0; stop < 20; stop += 1) {
      if ((await page.evaluate('document.activeElement?.textContent')) === '催办') break;
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate('document.activeElement === document.body || Boolean(document.activeElement?.closest("dialog"))'),
      ).toBe(true);
    }
    await page.keyboard.press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: /成功 \d · 未办 \d/ })
      .waitFor();
    expect(visitor.written('/overdue/actions')).toBe(1);
    await visitor.leave();
  });

  it('an officer logs in at the link of a message and reports', async () => {
    const id = await site.projectId(GREENWAY);
    const visitor = await visit();
    const { page } = visitor;
    visitor.expected.add(401);
    await page.goto(`/projects/${id}`);
    await page.getByLabel('账号').waitFor();
    await tabTo(visitor, '账号');
    await page.keyboard.type('shengtai1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('duban-demo-2022');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/projects/${id}`);
    visitor.expected.delete(401);
    await visitor.settled();
    await tabTo(visitor, '反馈进展');
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(visitor, '进展');
    await page.keyboard.type('主体完工，只用键盘填报');
    await tabTo(visitor, '提交');
    await page.keyboard.press('Enter');
    const told = page.getByRole('status').filter({ hasText: '已反馈' });
    await told.waitFor();
    // The form is gone, and the focus is where it was before it opened.
    await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('反馈进展');
    await visitor.leave();
  });
});

/** Presses Tab until the field or button of this name has the focus. */
async function tabTo({ page }: Visitor, name: string): Promise<void> {
  const nameOf = `(() => {
    const element = document.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.labels?.[0]?.firstChild?.textContent ?? element?.textContent ?? '').trim();
  })()`;
  for (let stop = 0; stop < 60; stop += 1) {
    if ((await page.evaluate(nameOf)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no stop of the tab key is called ${name}`);
}
