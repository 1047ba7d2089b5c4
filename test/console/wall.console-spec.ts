import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';
import type { Visitor } from './setup/visitor.js';

journeys();

describe('a screen on a wall', () => {
  const hang = (name: string): Promise<{ id: string; token: string; url: string }> =>
    site.post('ducha1', '/v1/screens', { name });

  it('J9: shows three views in turn without scrolling, warns when no answer comes, and comes back', async () => {
    const { token } = await hang('大厅');
    const visitor = await visit();
    const { page } = visitor;
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.clock.install();
    await page.goto(`/board/wall#screen=${token}`);
    const { lamps } = await site.get<{ lamps: { red: number } }>('ducha1', '/v1/board');
    await page.getByText('10个方面').waitFor();
    const views = ['总览', '红灯事项', '各单位'];
    for (const turn of [0, 1])
      for (const name of views) {
        await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
        if (turn === 0) await visitor.screenshot(`wall-${views.indexOf(name)}`, { kept: name === '总览' });
        expect(await overflowing(visitor)).toEqual([]);
        await page.clock.runFor(30_000);
      }
    await page.getByText(`第 1–`).or(page.getByText('总览')).first().waitFor();
    expect(lamps.red).toBeGreaterThan(0);
    expect(visitor.requests.every(({ path }) => !path.startsWith('/v1/') || path === '/v1/wall')).toBe(true);

    await page.context().setOffline(true);
    await page.clock.runFor(6 * 60_000);
    await page.getByText('⚠ 数据已过时').waitFor();
    await page.context().setOffline(false);
    await page.clock.runFor(20_000);
    await page.getByText('⚠ 数据已过时').waitFor({ state: 'detached' });
    await visitor.leave();
  });

  it('shows nothing any more when its link is revoked', async () => {
    const { id, token } = await hang('旧屏');
    const visitor = await visit();
    const { page } = visitor;
    await page.clock.install();
    await page.goto(`/board/wall#screen=${token}`);
    await page.getByText('10个方面').waitFor();
    await fetch(`${site.url}/v1/screens/${id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${await site.tokenOf('ducha1')}` },
    });
    visitor.expected.add(401);
    await page.clock.runFor(61_000);
    await page.getByText('大屏链接已停用').waitFor();
    expect(await page.getByText('10个方面').count()).toBe(0);
    await visitor.leave();
  });

  it('gets its link from a supervisor on the board, who sees it once and revokes it there', async () => {
    const visitor = await visitAs('ducha1', '/board');
    const { page } = visitor;
    await page.getByRole('button', { name: '大屏' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('放在哪里').fill('二楼会议室');
    await dialog.getByRole('button', { name: '生成链接' }).click();
    const address = await dialog.getByText(/\/board\/wall#screen=dbs_/).innerText();
    await visitor.screenshot('screens-desktop');
    expect(await visitor.accessibilityFaults()).toEqual([]);
    const { items } = await site.get<{ items: { name: string; hint: string }[] }>('ducha1', '/v1/screens');
    expect(items[0]).toMatchObject({ name: '二楼会议室', hint: address.slice(-4) });
    await dialog.getByRole('listitem').filter({ hasText: '二楼会议室' }).getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用：二楼会议室').waitFor();
    await visitor.leave();
  });
});

/** What does not fit: the page, or the view in it. */
async function overflowing({ page }: Visitor): Promise<string[]> {
  const found = await page.evaluate(
    `[document.documentElement, ...document.querySelectorAll('main, main > div')]
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
      .map(({ tagName, className }) => tagName + ' ' + className)`,
  );
  return found as string[];
}
