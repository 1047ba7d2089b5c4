import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';
import { type Look, looksAt } from './setup/looks.js';

const GREENWAY = '启动碧道建设';
const PERIOD = '2022-H2';
const INDICATOR = '建成碧道';

let greenway: string;

journeys({}, async () => {
  greenway = await site.projectId(GREENWAY);
  const { version } = await site.get<{ version: number }>('ducha1', `/v1/projects/${greenway}`);
  const indicators = [
    { name: INDICATOR, target: 12, unit: '公里', firstMonth: '2022-01', lastMonth: '2022-12', reportingDay: 5 },
  ];
  await site.put('ducha1', `/v1/projects/${greenway}/indicators`, { indicators }, version);
});

interface Card {
  score: number;
  rates: Record<string, { of: number; kept: number }>;
  lines: { id: string; mayAppeal: boolean; name: string; counted: number; appeal: { state: string } | null }[];
}
interface CircularAnswer {
  state: string;
  number: string | null;
  text: { demands: string; opening: string };
  edited: string[];
}

async function ownCard(): Promise<Card> {
  const { departmentId } = await site.get<{ departmentId: string }>('shengtai1', '/v1/me');
  return site.get<Card>('shengtai1', `/v1/scorecards/${departmentId}?period=${PERIOD}`);
}

async function cardAddress(show = ''): Promise<string> {
  const { departmentId } = await site.get<{ departmentId: string }>('shengtai1', '/v1/me');
  return `/scorecards/${departmentId}?period=${PERIOD}${show && `&show=${show}`}`;
}

const rowsOf = (page: Page): Promise<number> => page.locator('main section tbody tr').count();

describe('scorecards', () => {
  it('a supervisor reads the ranking, compares it with the period before, and opens each number into as many rows', async () => {
    const visitor = await visitAs('ducha1', `/scorecards?period=${PERIOD}`);
    const { page } = visitor;
    await visitor.settled();
    await visitor.screenshot('scorecards-desktop', { kept: true });
    const { departments } = await site.get<{ departments: unknown[] }>('ducha1', `/v1/scorecards?period=${PERIOD}`);
    expect(await page.locator('tbody tr').count()).toBe(departments.length);
    await page.getByLabel('与2022年上半年比较').check();
    await page.getByRole('columnheader', { name: '对比得分' }).waitFor();
    expect(new URL(page.url()).searchParams.get('compare')).toBe('2022-H1');

    const card = await ownCard();
    await page.getByRole('link', { name: '生态环境分局' }).click();
    await page.getByRole('heading', { name: '全部加扣分' }).waitFor();
    expect(await rowsOf(page)).toBe(card.lines.length);
    for (const [name, number] of [
      ['反馈及时率', 'report'],
      ['按时签收率', 'signature'],
      ['按期办结率', 'completion'],
    ] as const) {
      await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
      await page.getByRole('heading', { name }).waitFor();
      expect([number, await rowsOf(page)]).toEqual([number, card.rates[number]?.of]);
    }
    await visitor.leave();
  });

  it('an officer appeals a line on the phone, and the supervisor who upholds it takes it out of the score', async () => {
    const before = await ownCard();
    const officer = await visit('phone');
    const own = officer.page;
    await officer.openAs('shengtai1', await cardAddress('deducted'));
    await officer.settled();
    await own.getByRole('button', { name: '申诉' }).first().click();
    await own.getByRole('dialog').getByRole('button', { name: '申诉' }).click();
    await own.getByText('请填写').waitFor();
    await own.getByLabel('申诉理由').fill('当日系统停机维护，次日上午已补报');
    await officer.screenshot('appeal-phone');
    await own.getByRole('dialog').getByRole('button', { name: '申诉' }).click();
    await own.getByText('申诉已提交').waitFor();
    await own.getByRole('button', { name: '申诉（待决定）' }).waitFor();
    expect(officer.written('/appeals')).toBe(1);
    await officer.leave();

    const [appeal] = (await site.get<{ items: { id: string }[] }>('ducha1', '/v1/appeals')).items;
    const supervisor = await visitAs('ducha1', `/scorecards?tab=appeals&appeal=${appeal?.id}`);
    const { page } = supervisor;
    await supervisor.settled();
    await supervisor.screenshot('appeals-desktop');
    await page.getByText('当日系统停机维护').waitFor();
    await page.getByRole('button', { name: '成立' }).click();
    await page.getByLabel('答复').fill('经核实，停机属实');
    await page.getByRole('dialog').getByRole('button', { name: '成立' }).click();
    await page.getByText('已决定：申诉成立').waitFor();
    await supervisor.leave();

    const after = await ownCard();
    expect(after.lines.filter(({ appeal }) => appeal?.state === 'upheld')).toHaveLength(1);
    expect(after.score).toBeGreaterThan(before.score);
  });
});

describe('circulars', () => {
  it('a supervisor drafts one, edits it, counts anew, sees whom it goes to, and issues it for good', async () => {
    const visitor = await visitAs('ducha1', '/circulars');
    const { page } = visitor;
    await visitor.settled();
    await page.getByText('还没有通报').waitFor();
    await page.getByRole('button', { name: '拟稿' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('周期').selectOption('2022-09');
    await sheet.getByRole('button', { name: '拟稿' }).dblclick();
    await page.waitForURL(/\/circulars\/[0-9a-f-]{36}/);
    expect((await site.get<{ items: unknown[] }>('ducha1', '/v1/circulars')).items).toHaveLength(1);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const read = (): Promise<CircularAnswer> => site.get<CircularAnswer>('ducha1', `/v1/circulars/${id}`);
    await visitor.settled();

    await page.getByLabel('工作要求').fill('各单位本月底前逐项对账销号。');
    const issue = page.getByRole('button', { name: '印发' });
    expect(await issue.getAttribute('aria-disabled')).toBe('true');
    // What is not saved yet survives a reload.
    await page.reload();
    expect(await page.getByLabel('工作要求').inputValue()).toBe('各单位本月底前逐项对账销号。');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await page.getByRole('button', { name: '重新统计' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重新统计' }).click();
    await page.getByText('已重新统计').waitFor();
    expect(await read()).toMatchObject({ text: { demands: '各单位本月底前逐项对账销号。' }, edited: ['demands'] });
    await visitor.screenshot('circular-draft-desktop');

    await issue.click();
    const { items } = await site.get<{ items: unknown[] }>('ducha1', `/v1/circulars/${id}/recipients`);
    await page.getByRole('dialog').getByText(`将告知 ${items.length} 人`).waitFor();
    await visitor.screenshot('circular-issue-desktop');
    await page.getByRole('dialog').getByRole('button', { name: '印发' }).click();
    await page.getByText('已印发 通报〔2022〕1号').waitFor();
    expect(await page.getByLabel('工作要求').count()).toBe(0);
    expect(await page.getByRole('button', { name: '撤回' }).count()).toBe(0);
    await visitor.screenshot('circular-desktop');
    const [docx] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/circular.docx')),
      page.evaluate(`fetch('/v1/circulars/${id}/circular.docx').then((answer) => answer.blob()).then(() => 0)`),
    ]);
    expect(docx.headers()['content-type']).toContain('wordprocessingml');
    await visitor.leave();

    const officer = await visitAs('shengtai1', `/circulars/${id}`, 'phone');
    await officer.page.getByText('各单位本月底前逐项对账销号。').waitFor();
    expect(await officer.page.getByRole('button', { name: '印发' }).count()).toBe(0);
    await officer.screenshot('circular-phone');
    await officer.leave();
  });
});

describe('indicators', () => {
  it('an officer reports the value that is owed, on the phone, then corrects it', async () => {
    const visitor = await visitAs('shengtai1', '/indicators?period=2022-09', 'phone');
    const { page } = visitor;
    await visitor.settled();
    const missing = page.getByRole('region', { name: '未报' });
    await missing.getByText(INDICATOR).waitFor();
    await missing.getByRole('link', { name: '报数' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(/2022-09 的实际值/).fill('九');
    await sheet.locator('form').getByRole('button', { name: '报数' }).click();
    await sheet.getByText('请填写数字').waitFor();
    await sheet.getByLabel(/2022-09 的实际值/).fill('８．５');
    await visitor.screenshot('indicator-phone');
    await sheet.locator('form').getByRole('button', { name: '报数' }).click();
    await page.getByText(`已报 ${INDICATOR} 2022-09：8.5 公里`).waitFor();
    await sheet.getByRole('listitem').filter({ hasText: '2022-09' }).getByRole('button', { name: '更正' }).click();
    await sheet.getByLabel(/2022-09 的实际值/).fill('9');
    await sheet.locator('form').getByRole('button', { name: '更正' }).click();
    await page.getByText(`已报 ${INDICATOR} 2022-09：9 公里`).waitFor();
    await sheet.getByText(/原报 8\.5/).waitFor();
    await sheet.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('region', { name: '其他指标' }).getByText(INDICATOR).waitFor();
    const { items } = await site.get<{ items: { actual: number }[] }>('shengtai1', '/v1/indicators?period=2022-09');
    expect(items.map(({ actual }) => actual)).toEqual([9]);
    await visitor.leave();
  });
});

it('by keys only, a supervisor comes from the ranking to the rows of a number', async () => {
  const visitor = await visitAs('ducha1', '/overdue');
  const { page } = visitor;
  await visitor.settled();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.waitForURL(/\/scorecards/);
  await visitor.settled();
  await page
    .locator('tbody')
    .getByRole('link', { name: /^反馈及时率/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '反馈及时率' }).waitFor();
  await visitor.leave();
});

const PAGES: Readonly<Record<string, Look>> = {
  scorecards: { login: 'ducha1', address: () => `/scorecards?period=${PERIOD}&compare=2022-H1` },
  'scorecards-none': { login: 'ducha1', address: () => '/scorecards?period=2021' },
  'scorecards-officer': { login: 'shengtai1', address: () => `/scorecards?period=${PERIOD}` },
  appeals: { login: 'ducha1', address: () => '/scorecards?tab=appeals&all=true' },
  scorecard: { login: 'shengtai1', address: () => cardAddress() },
  'scorecard-rows': { login: 'leader4', address: () => cardAddress('report') },
  circulars: { login: 'ducha1', address: () => '/circulars' },
  'circulars-none': { login: 'leader4', address: () => '/circulars?state=withdrawn' },
  'circular-draft': { login: 'ducha1', address: draftAddress },
  'circular-paper': { login: 'ducha1', address: async () => `${await draftAddress()}?view=paper` },
  indicators: { login: 'ducha1', address: () => '/indicators' },
  'indicators-none': { login: 'jiaoyu1', address: () => '/indicators' },
};

async function draftAddress(): Promise<string> {
  const { items } = await site.get<{ items: { id: string }[] }>('ducha1', '/v1/circulars?state=draft');
  const id = items[0]?.id ?? (await site.post<{ id: string }>('ducha1', '/v1/circulars', { period: '2022-08' })).id;
  return `/circulars/${id}`;
}

looksAt(PAGES);
