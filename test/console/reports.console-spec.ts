import { expect, it } from 'vitest';
import { journeys, site, visitAs } from './setup/journey.js';

journeys();

it('a supervisor saves a view, sets up a monthly report over it, and has one made now', async () => {
  const visitor = await visitAs('ducha1', '/projects?lamp=red');
  const { page } = visitor;
  await visitor.settled();
  await page.getByRole('button', { name: /视图/ }).click();
  await page.getByRole('menuitem', { name: '保存为视图' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('红灯事项');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存视图“红灯事项”').waitFor();

  await page.goto('/reports');
  await visitor.settled();
  await page.getByRole('button', { name: '新建定期报告' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('名称').fill('红灯月报');
  await sheet.getByLabel('范围').selectOption({ label: '红灯事项' });
  await sheet.getByText(/^通知：/).waitFor();
  await visitor.screenshot('report-form-desktop');
  await sheet.getByRole('button', { name: '保存' }).click();
  await page.getByText('已保存“红灯月报”').waitFor();
  await page.getByRole('button', { name: '立即生成' }).click();
  const file = page.getByRole('link', { name: '下载 xlsx' });
  await file.waitFor();
  expect(await file.getAttribute('href')).toMatch(/^\/v1\/reports\/[0-9a-f-]+\/file$/);
  await visitor.screenshot('reports-desktop');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.leave();
});

it('the desk shows of a saved view what the API counts for it, and no more', async () => {
  const { items } = await site.get<{ items: { leadDepartment: { id: string } }[] }>('ducha1', '/v1/projects?lamp=red&limit=1');
  const filter = { departmentId: items[0]?.leadDepartment.id, lamp: ['red'] };
  const { id } = await site.post<{ id: string }>('ducha1', '/v1/views', { name: '一个单位的红灯', filter, shared: false });
  const { total } = await site.get<{ total: number }>('ducha1', `/v1/overdue?view=${id}`);
  const all = await site.get<{ total: number }>('ducha1', '/v1/overdue');
  expect([total > 0, total < all.total]).toEqual([true, true]);
  const visitor = await visitAs('ducha1', '/overdue');
  await visitor.settled();
  await visitor.page.getByLabel('全部视图').selectOption({ label: '一个单位的红灯' });
  await visitor.page.getByRole('link', { name: `逾期 ${total}`, exact: true }).waitFor();
  expect(new URL(visitor.page.url()).searchParams.get('view')).toBe(id);
  await visitor.leave();
});
