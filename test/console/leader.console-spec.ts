import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';
import { looksAt } from './setup/looks.js';
import { Site } from './setup/site.js';

journeys();

interface Titled {
  id: string;
  title: string;
  leader: { name: string } | null;
  leadDepartment: { id: string; name: string };
}

interface Message {
  title: string;
  link: string | null;
}

const withLamp = (lamp: string, login: string, query = ''): Promise<{ total: number; items: Titled[] }> =>
  site.get(login, `/v1/projects?lamp=${lamp}&limit=50${query}`);
const reds = (login: string, query = ''): ReturnType<typeof withLamp> => withLamp('red', login, query);

/** Somebody of the department who has a login. */
async function officerOf(departmentId: string): Promise<string> {
  const { items } = await site.get<{ items: { login: string; isHead: boolean }[] }>(
    'ducha1',
    `/v1/people?departmentId=${departmentId}&limit=50`,
  );
  return (items.find(({ isHead }) => !isHead) ?? items[0])?.login ?? '';
}

/** The newest message about a project whose title begins so. */
async function messageOf(login: string, start: string, title: string): Promise<Message | undefined> {
  const { items } = await site.get<{ items: Message[] }>(login, '/v1/inbox?limit=50');
  return items.find((message) => message.title.startsWith(start) && message.title.includes(title));
}

describe('a leader', () => {
  it('J8: sees the own board, opens the red ones, and asks for a report, which the department is told of', async () => {
    const visitor = await visitAs('leader4', '/');
    const { page } = visitor;
    await visitor.settled();
    expect(page.url()).toMatch(/\/board\?leaderId=me$/);
    await visitor.screenshot('board-desktop', { kept: true });
    const { total, items } = await reds('leader4', '&leaderId=me');
    const red = page.getByRole('group', { name: '亮灯' }).getByRole('link').first();
    expect(await red.innerText()).toContain(String(total));
    await red.click();
    await page.getByRole('table').waitFor();
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(total);
    for (const row of await rows.all()) expect(await row.innerText()).toContain('马副主任');

    const [first] = items;
    await page.getByRole('link', { name: first?.title ?? '', exact: true }).click();
    await visitor.settled();
    const direct = page.getByRole('button', { name: '要求反馈' });
    if ((await direct.count()) > 0) await direct.click();
    else {
      await page.getByRole('button', { name: '更多' }).click();
      await page.getByRole('menuitem', { name: '要求反馈' }).click();
    }
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('要求说明什么').fill('请说明逾期原因和完成时间');
    await dialog.getByLabel('反馈截止').fill('2022-10-14');
    await dialog.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办：要求反馈').waitFor();
    const officer = await officerOf(first?.leadDepartment.id ?? '');
    await expect.poll(() => messageOf(officer, '【要求反馈】', first?.title ?? '')).toBeDefined();
    await visitor.leave();
  });

  it('switches between what is his and everything, and finds what waits for his decision', async () => {
    const visitor = await visitAs('leader4', '/board?leaderId=me');
    const { page } = visitor;
    await visitor.settled();
    const drafts = await site.get<{ total: number }>('leader4', '/v1/drafts?leaderId=me');
    const tasks = await site.get<{ total: number }>('leader4', '/v1/me/tasks/count');
    const waits = page.getByRole('group', { name: '临近与等待' });
    await expect.poll(() => waits.getByRole('link', { name: /待审定/ }).innerText()).toContain(String(drafts.total));
    expect(await waits.getByRole('link', { name: /待我决定/ }).innerText()).toContain(String(tasks.total));
    await page.getByRole('button', { name: '全部', exact: true }).click();
    await page.waitForURL((url) => !url.searchParams.has('leaderId'));
    const { total } = await reds('leader4');
    await expect
      .poll(() => page.getByRole('group', { name: '亮灯' }).getByRole('link').first().innerText())
      .toContain(String(total));
    await visitor.leave();
  });

  it('reads red and yellow over time as a line and as a table, whose days open their boards', async () => {
    const visitor = await visitAs('leader4', '/board');
    const { page } = visitor;
    await visitor.settled();
    const { points } = await site.get<{ points: { day: string; red: number }[] }>('leader4', '/v1/board/trend');
    const last = points.at(-1);
    await page.getByText('看数据表').click();
    const row = page.getByRole('row').filter({ hasText: last?.day ?? '' });
    expect(await row.getByRole('cell').first().innerText()).toBe(String(last?.red));
    const chart = page.getByRole('img', { name: new RegExp(`${points[0]?.day} 到 ${last?.day}：红灯`) });
    expect(await chart.locator('polyline').count()).toBe(2);
    await page.getByRole('link', { name: points[0]?.day ?? '' }).click();
    await page.getByText('当日所知的情况').waitFor();
    await visitor.leave();
  });

  it('writes an instruction on the phone; the department comes from the message and answers it', async () => {
    const [project] = (await reds('leader4', '&leaderId=me')).items;
    const leader = await visitAs('leader4', `/projects/${project?.id}?tab=instructions`, 'phone');
    await leader.page.getByRole('button', { name: '写批示' }).click();
    await leader.page.getByRole('button', { name: '下达' }).click();
    await leader.page.getByText('请填写').waitFor();
    await leader.page.getByLabel('批示内容').fill('请抓紧推进，月底前报结果');
    await leader.page.getByLabel(/请于此日前答复/).fill('2022-10-31');
    await leader.screenshot('instruction-phone', { kept: true });
    await leader.page.getByRole('button', { name: '下达' }).click();
    await leader.page.getByText('批示已下达').waitFor();
    await leader.page.getByText('请抓紧推进，月底前报结果').first().waitFor();
    expect(leader.written('/instructions')).toBe(1);
    await leader.leave();

    const login = await officerOf(project?.leadDepartment.id ?? '');
    await expect.poll(() => messageOf(login, '【领导批示】', project?.title ?? '')).toBeDefined();
    const message = await messageOf(login, '【领导批示】', project?.title ?? '');
    const { pathname, search } = new URL(message?.link ?? '');
    const officer = await visitAs(login, pathname + search);
    await officer.page.getByRole('tab', { name: '批示', selected: true }).waitFor();
    await officer.page.getByRole('button', { name: '答复批示' }).click();
    const dialog = officer.page.getByRole('dialog');
    await dialog.getByLabel('答复内容').fill('已增派力量，10月28日前完成');
    await dialog.getByRole('button', { name: '答复批示' }).click();
    await officer.page.getByText('已答复批示').waitFor();
    await officer.leave();
    const answered = await site.get<{ items: { answer: string }[] }>(
      'leader4',
      `/v1/instructions?projectId=${project?.id}&state=answered`,
    );
    expect(answered.items.map(({ answer }) => answer)).toContain('已增派力量，10月28日前完成');
  });
});

it('people talk about a project, and whoever is called comes from the message to what was said', async () => {
  const id = await site.projectId('启动碧道建设');
  const officer = await visitAs('shengtai1', `/projects/${id}?tab=comments`, 'phone');
  const { page } = officer;
  await page.getByLabel('说点什么').fill('请协调地下管线图');
  const { name } = await site.get<{ name: string }>('ducha1', '/v1/me');
  await page.getByRole('button', { name: '@ 点名' }).click();
  await page.getByLabel('按姓名找').fill(name);
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByText('请协调地下管线图').first().waitFor();
  // What was sent may be changed for a while, by its author.
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('dialog').getByLabel('内容').fill('请城建局提供地下管线图');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('请城建局提供地下管线图').first().waitFor();
  await officer.leave();

  await expect.poll(() => messageOf('ducha1', '【沟通】', '碧道')).toBeDefined();
  const { pathname, search } = new URL((await messageOf('ducha1', '【沟通】', '碧道'))?.link ?? '');
  const supervisor = await visitAs('ducha1', pathname + search);
  await supervisor.page.getByRole('tab', { name: '沟通', selected: true }).waitFor();
  await supervisor.page.getByText('请城建局提供地下管线图').waitFor();
  // Somebody else's is read, not changed.
  expect(await supervisor.page.getByRole('button', { name: '修改' }).count()).toBe(0);
  await supervisor.leave();
});

it('a supervisor works off the drafts: one is dismissed, one is named, one becomes a notice of an interview', async () => {
  const drafts = await site.get<{ total: number }>('ducha1', '/v1/drafts');
  // Numbers go on without a gap; the demonstration has had talks before.
  const { items: before } = await site.get<{ items: object[] }>('ducha1', '/v1/interviews?limit=50');
  const number = `约谈〔2022〕${before.length + 1}号`;
  const visitor = await visitAs('ducha1', '/overdue');
  const { page } = visitor;
  await visitor.settled();
  const tab = page.getByRole('navigation', { name: '督办台分类' }).getByRole('link', { name: /待审定/ });
  await expect.poll(() => tab.innerText()).toContain(String(drafts.total));
  await tab.click();
  const rows = page.locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(drafts.total);
  await visitor.screenshot('drafts-desktop');
  const pane = page.getByRole('complementary');

  await rows.filter({ hasText: '通报' }).first().click();
  await pane.getByRole('button', { name: '不予采纳' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('已约定本周五前完成');
  await page.getByRole('dialog').getByRole('button', { name: '不予采纳' }).click();
  await expect.poll(() => rows.count()).toBe(drafts.total - 1);

  await rows.filter({ hasText: '通报' }).first().click();
  await pane.getByRole('button', { name: '列入通报' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '列入通报' }).click();
  await page.getByText('将列入下一期通报').waitFor();
  await expect.poll(() => rows.count()).toBe(drafts.total - 2);

  await rows.filter({ hasText: '约谈' }).first().click();
  await pane.getByRole('button', { name: '约谈', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('约谈日期').fill('2022-10-14');
  await dialog.getByLabel('地点').fill('管委会三楼会议室');
  expect(await dialog.getByLabel('存在问题').inputValue()).toContain('逾期');
  await visitor.screenshot('interview-form-desktop');
  await dialog.getByRole('button', { name: '约谈', exact: true }).click();
  await page.getByText(`已签发 ${number}`).waitFor();
  const paper = await page.getByRole('link', { name: '下载约谈通知书' }).first().getAttribute('href');
  const download = await page.request.get(paper ?? '');
  expect([download.status(), (await download.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);

  await page.getByRole('link', { name: '约谈通知书', exact: true }).click();
  await page.getByRole('link', { name: number, exact: true }).waitFor();
  await page.getByRole('link', { name: '已审定' }).click();
  await expect.poll(() => page.getByText('不予采纳').count()).toBeGreaterThan(0);
  await visitor.leave();
});

it('J15: a past day goes from the board to the list and the project, with the numbers of that day and no acts', async () => {
  const visitor = await visit();
  const { page } = visitor;
  const bar = page.getByText('您在看 2022年6月30日 当日所知的情况');
  await visitor.openAs('ducha1', '/board?asOf=2022-06-30');
  await visitor.settled();
  await bar.waitFor();
  // Nothing was red on that day.
  const { total, items } = await withLamp('yellow', 'ducha1', '&asOf=2022-06-30');
  expect(total).not.toBe((await withLamp('yellow', 'ducha1')).total);
  const yellow = page.getByRole('group', { name: '亮灯' }).getByRole('link').nth(1);
  expect(await yellow.innerText()).toContain(String(total));
  await yellow.click();
  await bar.waitFor();
  await page.getByRole('table').waitFor();
  expect(await page.locator('tbody tr').count()).toBe(total);
  await page.getByRole('link', { name: items[0]?.title ?? '', exact: true }).click();
  await page.getByRole('tablist').waitFor();
  await bar.waitFor();
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2022-06-30');
  expect(await page.getByRole('button', { name: '更多' }).count()).toBe(0);
  // Only what the server knows of that day: not what was said since.
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['办理史', '指标']);
  await page.getByRole('link', { name: '回到今天' }).click();
  await page.getByRole('button', { name: '更多' }).waitFor();
  await visitor.leave();
});

const bidao = async (of: Site): Promise<string> => `/projects/${await of.projectId('启动碧道建设')}`;
const wall = async (of: Site, theme: string): Promise<string> => {
  const { token } = await of.post<{ token: string }>('ducha1', '/v1/screens', { name: theme });
  return `/board/wall?theme=${theme}#screen=${token}`;
};

looksAt({
  'board-own': { login: 'leader4', address: () => '/board?leaderId=me' },
  'board-past': { login: 'ducha1', address: () => '/board?asOf=2022-06-30' },
  drafts: { login: 'ducha1', address: () => '/overdue?tab=drafts' },
  'drafts-decided': { login: 'leader4', address: () => '/overdue?tab=drafts&state=decided' },
  interviews: { login: 'ducha1', address: () => '/overdue?tab=drafts&state=interviews' },
  decide: { login: 'leader4', address: () => '/todo' },
  instructions: { login: 'leader4', address: async (of) => `${await bidao(of)}?tab=instructions` },
  comments: { login: 'shengtai1', address: async (of) => `${await bidao(of)}?tab=comments` },
  'project-past': { login: 'ducha1', address: async (of) => `${await bidao(of)}?asOf=2022-06-30` },
  // The screen's link says in which theme it is, whatever its browser prefers.
  'wall-light': { login: 'leader4', address: (of) => wall(of, 'light') },
  'wall-dark': { login: 'leader4', address: (of) => wall(of, 'dark') },
  'wall-without-link': { login: 'leader4', address: () => '/board/wall' },
});
