import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';

journeys();

const SCHOOL = '筹建实验小学三期';

describe('a supervisor in the morning', () => {
  it('J4: urges three at once; a second time today is refused row by row, and a double click sends once', async () => {
    const visitor = await visitAs('ducha1', '/');
    const { page } = visitor;
    await visitor.settled();
    expect(new URL(page.url()).pathname).toBe('/overdue');
    const { items } = await site.get<{ items: { title: string; workdaysOverdue: number }[] }>('ducha1', '/v1/overdue?limit=200');
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(items.length);
    expect(await rows.first().innerText()).toContain(SCHOOL);
    expect(await rows.first().innerText()).toContain('68 个工作日');
    await visitor.screenshot('overdue-desktop', { kept: true });

    for (const index of [0, 1, 2]) await rows.nth(index).getByRole('checkbox').check();
    const bar = page.getByRole('group', { name: '选中 3 项' });
    await bar.getByRole('button', { name: '催办' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '催办' }).dblclick();
    // Who heard of a project today is not urged again: some may be refused already.
    const summary = await page.getByText(/成功 \d · 未办 \d/).innerText();
    const [, done, refused] = /成功 (\d) · 未办 (\d)/.exec(summary) ?? [];
    expect(Number(done) + Number(refused)).toBe(3);
    expect(visitor.written('/overdue/actions')).toBe(1);

    for (const index of [0, 1, 2]) await rows.nth(index).getByRole('checkbox').check();
    await page.getByRole('group', { name: '选中 3 项' }).getByRole('button', { name: '催办' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '催办' }).click();
    await page.getByText('成功 0 · 未办 3').waitFor();
    expect(await page.getByRole('group', { name: '选中 3 项' }).count()).toBe(1);
    await visitor.leave();
  });

  it('makes a project 特急, and its history says so in the same word', async () => {
    const id = await site.projectId(SCHOOL);
    const visitor = await visitAs('ducha1', `/projects/${id}`);
    const { page } = visitor;
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '调整紧急程度' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('紧急程度').selectOption({ label: '特急' });
    await form.getByLabel('理由').fill('开学在即');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    await page.goto(`/projects/${id}?tab=history`);
    await page
      .getByText(/平急.*特急/)
      .first()
      .waitFor();
    await visitor.leave();
  });

  it('J5: issues a red slip, which the department answers and the supervisor accepts', async () => {
    const supervisor = await visitAs('ducha1', '/overdue');
    const { page } = supervisor;
    await supervisor.settled();
    await page.locator('tbody tr').first().getByRole('button', { name: '签发红色督办单' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('督办要求').fill('请于10月13日前书面答复逾期原因、整改措施和完成时间。');
    await supervisor.screenshot('slip-form-desktop');
    await dialog.getByRole('button', { name: '签发' }).click();
    await page.getByRole('link', { name: '查看督办单' }).click();
    await supervisor.settled();
    const [slip] = (await site.get<{ items: { id: string; number: string; state: string }[] }>('ducha1', '/v1/slips')).items;
    expect(slip?.number).toBe('督〔2022〕1号');
    await supervisor.screenshot('slip-desktop', { kept: true });
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);

    const officer = await visitAs('jiaoyu1', `/slips/${slip?.id}`, 'phone');
    await officer.page.getByRole('button', { name: '答复' }).click();
    await officer.page
      .getByRole('dialog')
      .getByLabel(/答复内容/)
      .fill('因设计变更延误，已加派施工力量，11月底前完成。');
    await officer.page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
    await officer.page.getByText('已答复 督〔2022〕1号').waitFor();
    const { items } = await site.get<{ items: { title: string }[] }>('jiaoyu1', '/v1/inbox?limit=20');
    expect(items.some(({ title }) => title.includes('督办单'))).toBe(true);
    await officer.leave();

    await page.reload();
    await page.getByRole('button', { name: '认可' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '认可' }).click();
    await page.getByText('已认可 督〔2022〕1号').waitFor();
    expect((await site.get<{ state: string }>('jiaoyu1', `/v1/slips/${slip?.id}`)).state).toBe('accepted');
    await supervisor.leave();
  });

  it('J6: returns one completion with a reason and closes another', async () => {
    const visitor = await visit();
    const { page } = visitor;
    const before = await site.get<{ done: number }>('ducha1', '/v1/statistics');
    await visitor.openAs('ducha1', '/overdue?tab=review');
    await visitor.settled();
    const rows = page.locator('tbody tr');
    const count = await rows.count();
    const act = async (name: string, reason?: string): Promise<void> => {
      const pane = page.getByRole('complementary');
      await pane.getByRole('button', { name: '更多' }).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
      if (reason) await page.getByRole('dialog').getByLabel('理由').fill(reason);
      await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
      await page.getByText(`已办：${name}`).waitFor();
    };
    await act('退回', '请补充验收材料');
    await expect.poll(() => rows.count()).toBe(count - 1);
    await visitor.settled();
    await act('办结');
    await expect.poll(() => rows.count()).toBe(count - 2);
    expect((await site.get<{ done: number }>('ducha1', '/v1/statistics')).done).toBe(before.done + 1);
    await visitor.leave();
  });
});
