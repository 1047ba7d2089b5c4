import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { journeys, site, visit, visitAs } from './setup/journey.js';
import { looksAt } from './setup/looks.js';
import { PASSWORD } from './setup/site.js';

journeys();

interface People {
  items: { id: string; login: string; active: boolean; role: string }[];
}

const findPerson = async (login: string): Promise<People['items'][number] | undefined> =>
  (await site.get<People>('admin', `/v1/people?q=${login}`)).items.find((person) => person.login === login);

describe('an administrator', () => {
  it('begins at the people, adds one, changes and deactivates them', async () => {
    const visitor = await visitAs('admin', '/');
    const { page } = visitor;
    await visitor.settled();
    expect(new URL(page.url()).pathname).toBe('/admin/people');
    await visitor.screenshot('people-desktop');

    await page.getByRole('button', { name: '新增人员' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('经办人须属于一个单位').waitFor();
    await form.getByLabel('账号', { exact: true }).fill('xinren');
    await form.getByLabel('姓名').fill('新来的');
    await form.getByLabel('单位', { exact: true }).selectOption({ label: '经济发展局' });
    await form.getByLabel(/手机/).fill('13900000000');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存：新来的').waitFor();
    expect(await findPerson('xinren')).toMatchObject({ role: 'officer', active: true });

    await page.getByLabel('姓名、账号或邮箱').fill('xinren');
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    await page.getByRole('button', { name: '新来的' }).click();
    expect(await form.getByLabel(/手机/).inputValue()).toBe('13900000000');
    await form.getByRole('button', { name: '停用' }).click();
    await form.getByText(/其登录立即全部退出/).waitFor();
    await form.getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用 新来的').waitFor();
    await page.getByText('没有符合条件的人员').waitFor();
    expect(await findPerson('xinren')).toMatchObject({ active: false });
    await visitor.leave();
  });

  it('imports a roster: what is wrong is named by cell first, and nothing is written until then', async () => {
    const folder = await temporaryFolder('roster');
    const present = await fetch(`${site.url}/v1/roster.xlsx`, {
      headers: { authorization: `Bearer ${await site.tokenOf('admin')}` },
    });
    const roster = path.join(folder, '名册.xlsx');
    await writeFile(roster, Buffer.from(await present.arrayBuffer()));
    const visitor = await visitAs('admin', '/admin/people');
    const { page } = visitor;
    await page.getByRole('button', { name: '导入名册' }).click();
    await page.getByLabel(/名册文件/).setInputFiles(roster);
    await page.getByText('表中的内容与现有名册相同').waitFor();
    const broken = path.join(folder, '坏的.xlsx');
    await writeFile(broken, 'this is no workbook');
    visitor.expected.add(422);
    visitor.expected.add(415);
    await page.getByLabel(/名册文件/).setInputFiles(broken);
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await visitor.leave();
  });

  it('makes a key that is shown once and works, and revokes it', async () => {
    const visitor = await visitAs('admin', '/admin/keys');
    const { page } = visitor;
    await page.getByText('还没有接口密钥').waitFor();
    await page.getByRole('button', { name: '新建密钥' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('用途或系统名称').fill('园区协同办公平台');
    await form.getByRole('button', { name: '新建密钥' }).click();
    const key = await form.locator('code').innerText();
    const asKey = (): Promise<Response> => fetch(`${site.url}/v1/me`, { headers: { authorization: `Bearer ${key}` } });
    expect((await asKey()).status).toBe(200);
    await form.getByRole('button', { name: '已保存，关闭' }).click();
    expect(await page.getByText(key).count()).toBe(0);
    await page.getByRole('button', { name: '吊销 园区协同办公平台' }).click();
    await form.getByRole('button', { name: '吊销' }).click();
    await page.getByText('已吊销 园区协同办公平台').waitFor();
    expect((await asKey()).status).toBe(401);
    await visitor.leave();
  });

  it('gets no button to copy a key where the browser has no clipboard, as without TLS', async () => {
    const visitor = await visit();
    const { page } = visitor;
    await page.addInitScript('if (sessionStorage.getItem("noClipboard")) delete Navigator.prototype.clipboard');
    const copy = page.getByRole('dialog').getByRole('button', { name: '复制' });
    for (const expected of [1, 0]) {
      await visitor.openAs('admin', '/admin/keys');
      await page.getByRole('button', { name: '新建密钥' }).click();
      await page.getByLabel('用途或系统名称').fill('数据平台');
      await page.getByRole('dialog').getByRole('button', { name: '新建密钥' }).click();
      await page.getByRole('dialog').locator('code').waitFor();
      expect(await copy.count()).toBe(expected);
      await page.evaluate('sessionStorage.setItem("noClipboard", "yes")');
    }
    await visitor.leave();
  });

  it('names the leader in charge of a department, its days off, and a group', async () => {
    const visitor = await visitAs('admin', '/admin/departments');
    const { page } = visitor;
    await page.getByRole('link', { name: '经济发展局' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('别名').fill('经发局、经济局');
    await form.getByRole('button', { name: '保存', exact: true }).first().click();
    await page.getByText('已保存：经济发展局').waitFor();
    await form.getByLabel('从').fill('2022-12-26');
    await form.getByLabel('到', { exact: true }).fill('2022-12-28');
    await form.getByLabel('事由').fill('年终盘点');
    await form.getByRole('button', { name: '设定' }).click();
    await page.getByText('2022-12-26 — 2022-12-28 休假').waitFor();
    await page.keyboard.press('Escape');
    const { items } = await site.get<{ items: { name: string; aliases: string[] }[] }>('admin', '/v1/departments');
    expect(items.find(({ name }) => name === '经济发展局')?.aliases).toEqual(['经发局', '经济局']);

    await page.getByRole('link', { name: '单位组' }).click();
    await page.getByRole('button', { name: '新增单位组' }).click();
    await form.getByLabel('名称').fill('各成员单位');
    await form.getByLabel('经济发展局').check();
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '各成员单位' }).waitFor();
    await visitor.leave();
  });

  it('opens the queues with the login of the pages', async () => {
    const visitor = await visitAs('admin', '/admin/people');
    const [board] = await Promise.all([
      visitor.page.waitForEvent('popup'),
      visitor.page.getByRole('link', { name: /任务队列/ }).click(),
    ]);
    await board.waitForLoadState();
    expect(await board.title()).toContain('督办');
    await visitor.leave();
  });
});

describe('the own page', () => {
  it('keeps how the pages look on another device, quiet hours and a deputy', async () => {
    const visitor = await visitAs('shengtai1', '/me', 'phone');
    const { page } = visitor;
    await page.getByLabel('主题').selectOption('dark');
    await expect.poll(() => site.get('shengtai1', '/v1/me/preferences')).toMatchObject({ theme: 'dark' });
    await page.getByLabel(/免打扰时段/).check();
    await page.getByLabel('开始').fill('21:00');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    expect(await site.get('shengtai1', '/v1/me/channels')).toMatchObject({ quietFrom: '21:00', quietTo: '08:00' });
    await page.getByRole('button', { name: '设置代办人' }).click();
    const form = page.getByRole('dialog');
    const deputy = await form.getByLabel('代办人').locator('option').nth(1).innerText();
    await form.getByLabel('代办人').selectOption({ label: deputy });
    await form.getByLabel('事由').fill('外出培训');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText(`已设置 ${deputy} 代办`).waitFor();
    await page.getByRole('button', { name: `结束 ${deputy}` }).click();
    await page.getByText(`${deputy} 的代办已结束`).waitFor();
    await visitor.leave();

    const elsewhere = await visit();
    await elsewhere.logInAt('shengtai1', '/me', PASSWORD);
    await elsewhere.settled();
    expect(await elsewhere.page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    await elsewhere.leave();
  });
});

looksAt({
  people: { login: 'admin', address: () => '/admin/people' },
  'people-unreachable': { login: 'admin', address: () => '/admin/people?show=unreachable' },
  'people-none': { login: 'ducha1', address: () => '/admin/people?q=没有这个人' },
  departments: { login: 'admin', address: () => '/admin/departments' },
  'department-groups': { login: 'ducha1', address: () => '/admin/departments?show=groups' },
  calendar: { login: 'admin', address: () => '/admin/calendar' },
  keys: { login: 'admin', address: () => '/admin/keys' },
  'not-allowed': { login: 'leader4', address: () => '/admin/keys' },
  'me-admin': { login: 'admin', address: () => '/me' },
});

it('a form of the roster has no accessibility fault', async () => {
  const visitor = await visitAs('admin', '/admin/people');
  await visitor.settled();
  await visitor.page.getByRole('button', { name: '新增人员' }).click();
  await visitor.screenshot('person-form-desktop');
  expect(await visitor.accessibilityFaults()).toEqual([]);
  await visitor.leave();
});
