import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';

const GREENWAY = '启动碧道建设';

journeys();

interface ReportList {
  items: { percent: number; text: string }[];
}

describe('an officer on the phone', () => {
  it('J1: comes from the link of a message, logs in, and reports in three taps', async () => {
    const id = await site.projectId(GREENWAY);
    const { link } = (await site.get<{ items: { link: string }[] }>('shengtai1', '/v1/inbox?limit=1')).items[0] ?? { link: '' };
    const visitor = await visit('phone');
    const { page } = visitor;
    await visitor.logInAt('shengtai1', new URL(link).pathname);
    expect(new URL(page.url()).pathname).toBe(`/projects/${id}`);

    await page.getByRole('button', { name: '反馈进展' }).click();
    await page.getByLabel('进度', { exact: true }).fill('96');
    await page.getByLabel('进展', { exact: true }).fill('主体完工，正在验收');
    await visitor.screenshot('report-phone', { kept: true });
    await page.getByRole('button', { name: '提交' }).click();

    await page.getByText('已反馈 96%').waitFor();
    const reports = await site.get<ReportList>('shengtai1', `/v1/projects/${id}/reports`);
    expect(reports.items[0]).toMatchObject({ percent: 96, text: '主体完工，正在验收' });
    await visitor.settled();
    expect(await page.getByRole('listitem').filter({ hasText: '主体完工' }).first().innerText()).toContain('96%');
    await page.goto('/todo');
    await visitor.settled();
    expect(await page.getByText(GREENWAY).count()).toBe(0);
    await visitor.leave();
  });

  it('J2: signs for a task in two taps', async () => {
    const before = await site.get<{ waiting: { unsigned: number } }>('ducha1', '/v1/board');
    const visitor = await visitAs('jingfa1', '/todo', 'phone');
    const { page } = visitor;
    await visitor.settled();
    await visitor.screenshot('todo-phone', { kept: true });
    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: '签收', exact: true }) })
      .first();
    const signed = await card.getByRole('link').first().innerText();
    await card.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByText(`已签收：${signed}`).waitFor();
    await page.getByText('撤不回，有误请联系督查').waitFor();
    const project = await site.get<{ state: string }>('jingfa1', `/v1/projects/${await site.projectId(signed)}`);
    expect(project.state).toBe('in_progress');
    const { waiting } = await site.get<{ waiting: { unsigned: number } }>('ducha1', '/v1/board');
    expect(waiting.unsigned).toBe(before.waiting.unsigned - 1);
    expect(visitor.written('/acknowledge')).toBe(1);
    await visitor.leave();
  });

  it('J3: is told why an extension is too late, and nothing is sent', async () => {
    const visitor = await visit('phone');
    const { page } = visitor;
    const id = await site.projectId(GREENWAY);
    await visitor.openAs('shengtai1', `/projects/${id}`);
    await page.getByRole('button', { name: '更多' }).click();
    const extension = page.getByRole('menuitem', { name: /申请延期/ });
    const { actions } = await site.get<{ actions: { transition: string; refusal: { detail: string } | null }[] }>(
      'shengtai1',
      `/v1/projects/${id}`,
    );
    const refusal = actions.find(({ transition }) => transition === 'request-extension')?.refusal?.detail ?? 'none';
    expect(refusal).toMatch(/2022-09-\d\d/);
    expect(await extension.innerText()).toContain(refusal);
    // It stays focusable, so that the reason can be read; pressing it does nothing.
    await extension.click({ force: true });
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(visitor.written('/request-extension')).toBe(0);
    expect(await page.getByRole('button', { name: '反馈进展' }).count()).toBe(1);
    await visitor.leave();
  });
});

interface TaskList {
  items: { kind: string; subject: { id: string } }[];
}

interface People {
  people: { role: string; name: string; phone: string | null; personId: string | null }[];
}

describe('who is responsible for a task', () => {
  it('J17: an officer names a colleague and a liaison on the phone; the head sees what the department has, and who has it', async () => {
    const { name } = await site.get<{ name: string }>('jingfa1', '/v1/me');
    const tasks = await site.get<TaskList>('jingfa1', '/v1/me/tasks');
    const id = tasks.items.find(({ kind }) => kind === 'sign' || kind === 'report')?.subject.id ?? '';
    const visitor = await visitAs('jingfa1', `/projects/${id}`, 'phone');
    const { page } = visitor;
    await page.getByRole('button', { name: '指定责任人' }).click();
    await page.getByRole('button', { name: '＋ 添加一人' }).click();
    await page.getByLabel('姓名').fill(name);
    await page.getByRole('button', { name: '＋ 添加一人' }).click();
    await page.getByLabel('姓名').nth(1).fill('李四');
    await page.getByLabel('电话').nth(1).fill('0769-22891234');
    await visitor.screenshot('people-phone');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('link', { name: '0769-22891234' }).waitFor();
    expect(await page.getByRole('link', { name: '0769-22891234' }).getAttribute('href')).toBe('tel:076922891234');
    const { people } = await site.get<People>('jingfa1', `/v1/projects/${id}`);
    expect(people.map(({ role, name, personId }) => [role, name, personId !== null])).toEqual([
      ['responsible-person', name, true],
      ['liaison', '李四', false],
    ]);
    await visitor.leave();

    const head = await visitAs('jingfa', '/', 'phone');
    await head.page.getByRole('link', { name: /本单位/ }).waitFor();
    await head.settled();
    await head.screenshot('todo-department-phone');
    const all = await site.get<{ total: number }>('jingfa', '/v1/me/tasks/count?scope=department');
    expect(await head.page.getByRole('link', { name: /本单位/ }).innerText()).toContain(String(all.total));
    expect(await head.page.getByText(`${name} 负责`).count()).toBeGreaterThan(0);
    await head.page.getByRole('link', { name: /我的/ }).first().click();
    await head.settled();
    expect(await head.page.getByText(`${name} 负责`).count()).toBe(0);
    await head.leave();
  });
});
