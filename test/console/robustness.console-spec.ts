import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';

const RIVER = '推动河涌整治';
const AIR = '提升全年空气质量';

journeys();

interface Reports {
  items: { text: string }[];
}

async function reportsWith(id: string, text: string): Promise<number> {
  const { items } = await site.get<Reports>('ducha1', `/v1/projects/${id}/reports`);
  return items.filter((report) => report.text === text).length;
}

describe('a form', () => {
  it('J10: keeps what was written when somebody else changed the project, and says what', async () => {
    const id = await site.projectId(AIR);
    const [first, second] = await Promise.all([visit(), visit()]);
    for (const [visitor, login] of [
      [first, 'ducha1'],
      [second, 'ducha2'],
    ] as const) {
      await visitor.openAs(login, `/projects/${id}`);
      await visitor.page.getByRole('button', { name: '更多' }).click();
      await visitor.page.getByRole('menuitem', { name: '调整时限' }).click();
    }
    await first.page.getByLabel('新的时限').fill('2022-12-20');
    await first.page.getByLabel('理由').fill('提前完成');
    await first.page.getByRole('button', { name: '提交' }).click();
    await first.page.getByText('已办：调整时限').waitFor();

    second.expected.add(412);
    await second.page.getByLabel('新的时限').fill('2022-12-25');
    await second.page.getByLabel('理由').fill('留出验收时间');
    await second.page.getByRole('button', { name: '提交' }).click();
    await second.page.getByRole('alert').getByText('时限 2022-12-31 → 2022-12-20').waitFor();
    expect(await second.page.getByLabel('理由').inputValue()).toBe('留出验收时间');
    await second.page.getByRole('button', { name: '提交' }).click();
    await second.page.getByText('已办：调整时限').waitFor();
    expect((await site.get<{ dueDate: string }>('ducha1', `/v1/projects/${id}`)).dueDate).toBe('2022-12-25');
    await Promise.all([first.leave(), second.leave()]);
  });

  it('J11: outlives the login: the dialog opens over it, and one report is sent', async () => {
    const id = await site.projectId(RIVER);
    const visitor = await visitAs('shengtai1', `/projects/${id}`, 'phone');
    const { page } = visitor;
    await page.getByRole('button', { name: '反馈进展' }).click();
    await page.getByLabel('进展', { exact: true }).fill('清淤完成三公里');
    await site.logOut('shengtai1');
    visitor.expected.add(401);
    // Another part of the page may have asked first: then the dialog stands over the form already.
    await page.getByRole('button', { name: '提交' }).dispatchEvent('click');
    await page.getByText('登录已过期').waitFor();
    expect(await page.getByLabel('进展', { exact: true }).inputValue()).toBe('清淤完成三公里');
    await visitor.logIn('shengtai1');
    await page.getByText('已反馈').waitFor();
    expect(await reportsWith(id, '清淤完成三公里')).toBe(1);
    await visitor.leave();
  });

  it('J13: keeps its text when the network is gone, and sends it once when it is back', async () => {
    const id = await site.projectId(RIVER);
    const visitor = await visitAs('shengtai1', `/projects/${id}`, 'phone');
    const { page } = visitor;
    await page.getByRole('button', { name: '反馈进展' }).click();
    await page.getByLabel('进展', { exact: true }).fill('两岸护坡完工');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('待发送').waitFor();
    expect(await page.getByLabel('进展', { exact: true }).inputValue()).toBe('两岸护坡完工');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已反馈').waitFor();
    expect(await reportsWith(id, '两岸护坡完工')).toBe(1);
    await visitor.leave();
  });
});

it('J16: shows what people write as text, whatever it is', async () => {
  const id = await site.projectId(AIR);
  const hostile = '<img src=x onerror=alert(1)> javascript:alert(2)';
  const visitor = await visitAs('shengtai1', `/projects/${id}`);
  const { page } = visitor;
  await page.getByRole('button', { name: '反馈进展' }).click();
  await page.getByLabel('进展', { exact: true }).fill(hostile);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('已反馈').waitFor();
  for (const tab of ['办理史', '进展反馈']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel').getByText(hostile).first().waitFor();
  }
  expect(visitor.requests.filter(({ path }) => path.endsWith('/x'))).toEqual([]);
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
  await visitor.leave();
});
