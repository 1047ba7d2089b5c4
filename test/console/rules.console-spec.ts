import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Receiver } from '../../libs/webhooks/test/receiver.js';
import { looksAt } from './setup/looks.js';
import { Site } from './setup/site.js';
import { openBrowser, Visitor } from './setup/visitor.js';

let site: Site;
let browser: Browser;

beforeAll(async () => {
  // The receiver of the journeys is a program on this machine.
  [site, browser] = await Promise.all([Site.open({ WEBHOOK_ALLOW_PRIVATE: 'true' }), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});

interface Policy {
  id: string;
  name: string;
  version: number;
  projects: number;
  createdByName: string | null;
  definition: { steps: { key: string; offset?: number }[] };
}

async function defaultPolicy(): Promise<Policy> {
  const { items } = await site.get<{ items: Policy[] }>('ducha1', '/v1/policies');
  const policy = items.find(({ name }) => name === 'default');
  if (!policy) throw new Error('there is no default policy');
  return policy;
}

const says = (page: Page, text: string | RegExp): Promise<void> => page.getByRole('status').getByText(text).last().waitFor();

describe('a supervisor changes a rule', () => {
  it('moves a step by two days, sees who gets how many messages, saves, and it is in force', async () => {
    const visitor = await Visitor.open(browser, site, 'desktop');
    const { page } = visitor;
    const before = await defaultPolicy();
    await visitor.openAs('ducha1', '/policies');
    await page.getByRole('link', { name: '督办常用规则' }).click();
    await visitor.settled();
    await visitor.screenshot('policy-desktop', { kept: true });

    await page
      .locator('tr[data-step="before-7d"]')
      .getByRole('button', { name: /^改这一步/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('天数').fill('9');
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    await page.locator('tr[data-step="before-7d"]').getByText('前 9 天 已改').waitFor();
    const draft = page.getByRole('region', { name: '草稿' });
    await draft.getByText('1 处改动，还没有保存，别人看不到').waitFor();
    // A draft survives a reload, and nobody else has it.
    await page.reload();
    await draft.getByText('1 处改动').waitFor();
    expect((await defaultPolicy()).version).toBe(before.version);

    await draft.getByRole('button', { name: '预览影响' }).click();
    const preview = page.getByRole('region', { name: '预览', exact: true });
    await preview.getByText('步骤 before-7d·时间：完成时限前 7 天 → 完成时限前 9 天').waitFor({ timeout: 90_000 });
    const people = preview.getByRole('table', { name: '谁收到多少' });
    expect(await people.locator('tbody tr').count()).toBeGreaterThan(10);
    const total = /共 (\d+) 条 → (\d+) 条/.exec(await preview.innerText()) ?? [];
    const counted = await people.locator('tbody tr td:nth-child(4)').allInnerTexts();
    expect(counted.reduce((sum, count) => sum + Number(count), 0)).toBe(Number(total[2]));
    await visitor.screenshot('policy-preview-desktop');
    expect(await visitor.accessibilityFaults()).toEqual([]);

    const next = before.version + 1;
    await preview.getByRole('button', { name: `保存为第 ${next} 版` }).click();
    await dialog.getByLabel('理由').fill('各单位反映提前一周来不及准备');
    await dialog.getByRole('button', { name: '保存' }).click();
    await says(page, new RegExp(`已保存第 ${next} 版，${before.projects} 件在办事项改用`));
    const after = await defaultPolicy();
    expect(after).toMatchObject({ version: next, projects: before.projects });
    expect(after.definition.steps.find(({ key }) => key === 'before-7d')).toMatchObject({ offset: -9 });
    await page.getByText('前 9 天').first().waitFor();
    expect(await draft.count()).toBe(0);

    // The number opens into its list.
    await page
      .getByRole('link', { name: `${before.projects} 件在办` })
      .first()
      .click();
    await page.waitForURL((url) => url.pathname === '/projects');
    const { total: listed } = await site.get<{ total: number }>('ducha1', `/v1/projects?policyId=${after.id}`);
    expect(listed).toBeGreaterThanOrEqual(before.projects);
    await visitor.leave();
  });

  it('is told what is wrong with a draft, by its place', async () => {
    const visitor = await Visitor.open(browser, site, 'desktop');
    const { page } = visitor;
    await visitor.openAs('ducha1', '/policies/default');
    await page.getByRole('button', { name: '改“发送时段”' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('起', { exact: true }).fill('10:00');
    await dialog.getByRole('button', { name: '放进草稿' }).click();
    const draft = page.getByRole('region', { name: '草稿' });
    visitor.expected.add(422);
    await draft.getByRole('button', { name: '检查' }).click();
    await draft.getByText('有 1 处问题').waitFor();
    await draft.getByText('/sendAt').waitFor();
    await draft.getByRole('button', { name: '放弃草稿' }).click();
    await says(page, '已放弃草稿');
    expect(await draft.count()).toBe(0);
    await visitor.leave();
  });

  it('is read only for a leader, and on the phone', async () => {
    for (const [login, size] of [
      ['leader4', 'desktop'],
      ['ducha1', 'phone'],
    ] as const) {
      const visitor = await Visitor.open(browser, site, size);
      await visitor.openAs(login, '/policies/default');
      await visitor.settled();
      await visitor.page.getByRole('heading', { name: '催办阶梯' }).waitFor();
      expect(await visitor.page.getByRole('button', { name: /^改/ }).count()).toBe(0);
      await visitor.leave();
    }
  });
});

describe('an administrator connects another system', () => {
  it('makes an endpoint, sees a delivery that failed and why, and sends it again', async () => {
    const accepts = { yes: false };
    const receiver = await Receiver.open((response) => {
      if (accepts.yes) response.writeHead(200).end('ok');
      else response.writeHead(500).end('database is down');
    });
    onTestFinished(() => receiver.close());
    const visitor = await Visitor.open(browser, site, 'desktop');
    const { page } = visitor;
    await visitor.openAs('admin', '/integrations');
    await page.getByRole('button', { name: '新建推送地址' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('地址', { exact: true }).fill(receiver.url);
    await dialog.getByLabel('用途').fill('OA 系统');
    await dialog.getByRole('button', { name: '保存' }).click();
    const secret = await dialog.getByLabel('密钥', { exact: true }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await dialog.getByRole('button', { name: '我已保存' }).click();
    await page.getByRole('heading', { name: 'OA 系统' }).waitFor();

    await page.getByRole('button', { name: '发送测试' }).click();
    await dialog.getByText('对方返回 500').first().waitFor();
    await dialog.getByText('database is down').first().waitFor();
    await visitor.screenshot('delivery-desktop');
    accepts.yes = true;
    await dialog.getByRole('button', { name: '重发' }).click();
    await dialog.getByText('已送达').waitFor();
    await dialog.getByText(/人工/).first().waitFor();
    const request = receiver.requests.at(-1);
    expect(new Webhook(secret).verify(request?.body ?? '', request?.headers as Record<string, string>)).toMatchObject({
      type: 'duban.endpoint.tested',
    });
    await dialog.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('cell', { name: '已送达' }).first().waitFor();
    await visitor.screenshot('endpoint-desktop');

    await page.getByRole('button', { name: '暂停' }).click();
    await dialog.getByRole('button', { name: '暂停' }).click();
    await says(page, '已暂停');
    await page.getByRole('button', { name: '继续' }).click();
    await says(page, '已继续');
    await page.getByRole('button', { name: '更换密钥' }).click();
    await dialog.getByRole('button', { name: '更换密钥' }).click();
    expect(await dialog.getByLabel('密钥', { exact: true }).inputValue()).not.toBe(secret);
    await visitor.leave();
  });

  it('makes an incoming source, and tries what a body would become before anything is sent', async () => {
    const visitor = await Visitor.open(browser, site, 'desktop');
    const { page } = visitor;
    await visitor.openAs('admin', '/integrations/sources');
    await page.getByRole('button', { name: '新建来源系统' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称', { exact: true }).fill('项目管理系统');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByRole('button', { name: '我已保存' }).click();
    await page.getByRole('heading', { name: '项目管理系统' }).waitFor();
    await page.getByRole('button', { name: '试一试' }).click();
    const report = { 督办编号: '启动碧道建设', 完成比例: '97%', 进展情况: '步道全线贯通' };
    await dialog.getByLabel('对方发来的内容（JSON）').fill(JSON.stringify(report));
    await dialog.getByRole('button', { name: '试', exact: true }).click();
    await dialog.getByText(/启动碧道建设：反馈进展，\d+% → 97%/).waitFor();
    const { history } = await site.get<{ history: { data: { text?: string } }[] }>(
      'ducha1',
      `/v1/projects/${await site.projectId('启动碧道建设')}`,
    );
    expect(history.some(({ data }) => data.text === '步道全线贯通')).toBe(false);
    await visitor.leave();
  });

  it('sets up a robot and switches it off', async () => {
    const visitor = await Visitor.open(browser, site, 'desktop');
    const { page } = visitor;
    await visitor.openAs('admin', '/integrations/robots');
    await page.getByRole('button', { name: '接入群机器人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('群名称').fill('督查组工作群');
    await dialog
      .getByLabel('Webhook 地址')
      .fill('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-0000-4bc4-97a0-0ec2sifa5aaa');
    await dialog.getByRole('button', { name: '保存' }).click();
    await says(page, '已接入');
    await page
      .getByRole('row', { name: /督查组工作群/ })
      .getByRole('button', { name: /修改/ })
      .click();
    await page.getByRole('menuitem', { name: '停用' }).click();
    await page
      .getByRole('row', { name: /督查组工作群/ })
      .getByText('已停用')
      .waitFor();
    await visitor.leave();
  });
});

describe('templates of messages', () => {
  it('are previewed in each channel, saved, and taken back', async () => {
    const visitor = await Visitor.open(browser, site, 'desktop');
    const { page } = visitor;
    await visitor.openAs('ducha1', '/integrations/templates');
    await page.getByRole('link', { name: '提醒、催办、督办' }).first().click();
    await page.getByLabel('标题', { exact: true }).fill('请办理：{{ nobody }}');
    visitor.expected.add(422);
    await page.getByRole('button', { name: '检查并预览' }).click();
    await page.getByRole('alert').getByText('/title').waitFor();
    visitor.expected.delete(422);
    await page.getByLabel('标题', { exact: true }).fill('请办理：{{ title }}');
    await page.getByRole('button', { name: '检查并预览' }).click();
    const shown = page.getByRole('region', { name: '各渠道的样子' });
    await shown.getByRole('heading', { name: '请办理：启动碧道建设' }).waitFor();
    await shown.getByRole('button', { name: '邮件' }).click();
    expect(await page.locator('iframe').getAttribute('srcdoc')).toContain('请办理：启动碧道建设');
    await visitor.screenshot('template-desktop');
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await page.getByRole('button', { name: '保存并启用' }).click();
    await says(page, '已启用第 1 版');
    const path = '/v1/message-templates/zh-CN/reminder';
    expect(await site.get('ducha1', path)).toMatchObject({ version: 1, inForce: { title: '请办理：{{ title }}' } });
    await page.getByRole('button', { name: '恢复原样' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复原样' }).click();
    await says(page, '已恢复原样');
    expect(await site.get('ducha1', path)).toMatchObject({ version: 2, isBuiltIn: true });
    await visitor.leave();
  });
});

const firstOf = async (address: string): Promise<string> =>
  (await site.get<{ items: { id: string }[] }>('ducha1', address)).items[0]?.id ?? '';

looksAt(
  {
    policies: { login: 'ducha1', address: () => '/policies' },
    policy: { login: 'ducha1', address: () => '/policies/default' },
    'policy-earlier': { login: 'ducha1', address: () => '/policies/default?version=1' },
    'policy-nowhere': { login: 'ducha1', address: () => '/policies/nobody' },
    endpoints: { login: 'ducha1', address: () => '/integrations/endpoints' },
    endpoint: { login: 'ducha1', address: async () => `/integrations/endpoints/${await firstOf('/v1/endpoints')}` },
    sources: { login: 'ducha1', address: () => '/integrations/sources' },
    source: { login: 'ducha1', address: async () => `/integrations/sources/${await firstOf('/v1/inbound-sources')}` },
    robots: { login: 'ducha1', address: () => '/integrations/robots' },
    templates: { login: 'ducha1', address: () => '/integrations/templates' },
    template: { login: 'ducha1', address: () => '/integrations/templates/zh-CN/digest' },
  },
  () => ({ browser, site }),
);
