import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { journeys, site, visit, visitAs } from './setup/journey.js';
import { looksAt } from './setup/looks.js';
import type { Visitor } from './setup/visitor.js';

const FILE = path.resolve('test/fixtures/plans/003_627a98e650025327.txt');

let source: string;

journeys({}, async () => {
  source = await readFile(FILE, 'utf8');
});

interface Item {
  id: string;
  title: string;
  text: string;
  state: string;
  leadDepartmentId: string | null;
  due: string | null;
  span: { start: number; end: number };
}

async function planId(): Promise<string> {
  const { items } = await site.get<{ items: { id: string; planYear: number }[] }>('ducha1', '/v1/plans');
  return items.find(({ planYear }) => planYear === 2024)?.id ?? '';
}

async function itemsIn(state: string): Promise<Item[]> {
  const { items } = await site.get<{ items: Item[] }>('ducha1', `/v1/plans/${await planId()}/items?limit=200&state=${state}`);
  return items;
}

/** The text of the document as the page has it. */
function textOf(page: Page): Promise<string> {
  return page.evaluate(`[...document.querySelectorAll('[data-at]')].map((line) => line.textContent).join('\\n')`);
}

/** Whether an element stands within the part of its pane that one sees. */
function isSeen(page: Page, selector: string): Promise<boolean> {
  return page.evaluate(`{
    const element = document.querySelector(${JSON.stringify(selector)});
    const { top, bottom } = element.getBoundingClientRect();
    let pane = element.parentElement;
    while (!['auto', 'scroll'].includes(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
    const frame = pane.getBoundingClientRect();
    top >= frame.top - 1 && Math.min(bottom, top + 20) <= frame.bottom + 1;
  }`);
}

async function openReview(visitor: Visitor): Promise<Page> {
  await visitor.openAs('ducha1', `/plans/${await planId()}`);
  await visitor.settled();
  return visitor.page;
}

describe('J7: a supervisor turns a document into projects', () => {
  it('imports it, and is told what came of it', async () => {
    const visitor = await visitAs('ducha1', '/plans');
    const { page } = visitor;
    await page.getByRole('link', { name: '导入计划' }).click();
    await page.getByLabel('把文件拖到这里，或点此选择').setInputFiles(FILE);
    await page.getByLabel('计划年份').fill('2024');
    await page.getByLabel('标题').fill('坪山2024年重点工作');
    await page.getByRole('button', { name: '开始读取' }).click();
    await page.getByText(/\d+ 个事项待审/).waitFor();
    await visitor.screenshot('plan-imported-desktop');
    expect(await page.getByText(/\d+ 个事项待审/).innerText()).toBe(`${(await itemsIn('draft')).length} 个事项待审`);
    await page.getByRole('link', { name: '开始审核' }).click();
    await visitor.settled();
    expect(new URL(page.url()).pathname).toBe(`/plans/${await planId()}`);

    await page.goto('/plans/new');
    await page.getByLabel('或者粘贴文字').fill(source);
    await page.getByLabel('计划年份').fill('2024');
    visitor.expected.add(409);
    await page.getByRole('button', { name: '开始读取' }).click();
    await page.getByRole('link', { name: '打开那个计划' }).click();
    await visitor.settled();
    await visitor.leave();
  });

  it('sees the whole text, to the letter, and finds each side from the other', async () => {
    const visitor = await visit();
    const page = await openReview(visitor);
    expect(await textOf(page)).toBe(source);
    const items = await itemsIn('draft');
    for (const item of [items[120], items[3], items[70]]) {
      if (!item) throw new Error('the plan has fewer items');
      await page.locator(`[data-item="${item.id}"]`).first().scrollIntoViewIfNeeded();
      await page.locator(`[data-item="${item.id}"]`).first().click();
      await expect.poll(() => isSeen(page, `[data-id="${item.id}"]`)).toBe(true);
    }
    const last = items.at(-1);
    await page.locator(`[data-id="${last?.id}"]`).scrollIntoViewIfNeeded();
    await page.locator(`[data-id="${last?.id}"]`).click();
    await expect.poll(() => isSeen(page, `[data-item="${last?.id}"]`)).toBe(true);
    await expect.poll(() => new URL(page.url()).searchParams.get('item')).toBe(last?.id);
    await visitor.screenshot('review-desktop', { kept: true });
    await visitor.leave();
  });

  it('splits, merges, drops and takes it back, by keys alone', async () => {
    const visitor = await visit();
    const page = await openReview(visitor);
    const before = await itemsIn('draft');
    const rows = page.getByRole('list', { name: '任务分解' }).getByRole('listitem');
    const current = rows.and(page.locator('[aria-current]'));
    const says = (text: string | RegExp) => page.getByRole('status').getByText(text).last().waitFor();
    await rows.first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await current.getAttribute('data-id')).toBe(before[2]?.id);

    await page.keyboard.press('m');
    await says(/^已合并/);
    expect(await itemsIn('draft')).toHaveLength(before.length - 1);
    await page.keyboard.press('z');
    await says('已撤销');
    expect((await itemsIn('draft')).map(({ text }) => text)).toEqual(before.map(({ text }) => text));

    await page.keyboard.press('j');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^在“/ }).first().press('Enter');
    await dialog.getByRole('button', { name: /^拆分为/ }).press('Enter');
    await says(/^已拆分为 2 项/);
    expect(await itemsIn('draft')).toHaveLength(before.length + 1);
    await page.keyboard.press('z');
    await expect.poll(async () => (await itemsIn('draft')).length).toBe(before.length);

    const dropped = await current.getAttribute('data-id');
    await page.keyboard.press('d');
    await page.keyboard.press('1');
    await says(/^不立项/);
    expect((await itemsIn('dropped')).map(({ id }) => id)).toEqual([dropped]);
    await page.keyboard.press('z');
    await expect.poll(async () => (await itemsIn('dropped')).length).toBe(0);
    // The page has heard of it too: the next key is for a draft.
    await page.locator(`[data-id="${dropped}"][data-state=draft][aria-current]`).waitFor();

    await page.keyboard.press('t');
    await page.getByRole('dialog').getByLabel('完成时限').fill('2024-06-30');
    await page.keyboard.press('Enter');
    await says('已指派 1 项');
    expect((await itemsIn('draft')).find(({ id }) => id === dropped)?.due).toBe('2024-06-30');
    await visitor.leave();
  });

  it('adds an item of text that was left out, with the mouse and by keys', async () => {
    const visitor = await visit();
    const page = await openReview(visitor);
    const before = (await itemsIn('draft')).length;
    await page.evaluate(`{
      const runs = [...document.querySelectorAll('[data-skipped]')];
      const text = runs.find((run) => run.textContent.startsWith('会议提出')).firstChild;
      getSelection().setBaseAndExtent(text, 5, text, 20);
    }`);
    await page.getByRole('button', { name: '补充为事项' }).click();
    await page.getByText(/^已补充/).waitFor();
    const added = (await itemsIn('draft')).find(({ text }) => source.slice(source.indexOf('会议提出') + 5).startsWith(text));
    expect(added).toMatchObject({ state: 'draft' });
    await expect.poll(() => textOf(page)).toBe(source);

    await page.getByRole('link', { name: /未取用/ }).click();
    await page.getByRole('list', { name: '未取用' }).getByRole('button', { name: '补充为事项' }).last().press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByRole('button', { name: /^补充 1 项/ }).press('Enter');
    await expect.poll(async () => (await itemsIn('draft')).length).toBe(before + 2);
    await visitor.leave();
  });

  it('takes a ledger back in, whose changes are shown cell by cell before they are written', async () => {
    const visitor = await visit();
    const page = await openReview(visitor);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: '导出台账' }).click();
        await page.getByRole('menuitem', { name: 'xlsx' }).click();
      })(),
    ]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const [sheet] = workbook.worksheets;
    let row = 0;
    const [first, second] = await itemsIn('draft');
    sheet?.eachRow((one, number) => {
      if (row === 0 && one.getCell('C').text === second?.text) row = number;
    });
    sheet!.getCell(`E${row}`).value = '城市建设局';
    sheet!.getCell(`E${row + 1}`).value = '没有这个局';
    const filled = {
      name: '任务分解表.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
    };
    await page.getByRole('button', { name: '回填台账' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('把文件拖到这里，或点此选择').setInputFiles(filled);
    await dialog.getByText('将指派 1 项').waitFor();
    await dialog.getByRole('cell', { name: `E${row}`, exact: true }).waitFor();
    await dialog.getByText('没有名为“没有这个局”的部门').waitFor();
    expect((await itemsIn('draft')).find(({ id }) => id === second?.id)?.leadDepartmentId).toBe(null);
    await visitor.screenshot('ledger-back-desktop');
    await dialog.getByRole('button', { name: '确认写入' }).click();
    await page.getByText('已指派 1 项').waitFor();
    expect((await itemsIn('draft')).find(({ id }) => id === second?.id)?.leadDepartmentId).not.toBe(null);
    expect(first?.leadDepartmentId).toBe(null);
    await visitor.leave();
  });

  it('accepts suggestions and registers; what is refused is counted before', async () => {
    const visitor = await visit();
    const page = await openReview(visitor);
    await page.getByRole('button', { name: /^采纳建议/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^采纳 \d+ 条/ }).click();
    await page.getByText(/^已采纳 \d+ 条建议/).waitFor();
    const drafts = await itemsIn('draft');
    const ready = drafts.filter(({ leadDepartmentId }) => leadDepartmentId !== null).length;
    await page.getByRole('button', { name: `立项（${ready}）` }).click();
    await dialog.getByText(`${ready} 项将立项`).waitFor();
    await dialog.getByText(`${drafts.length - ready} 项没有牵头单位`).waitFor();
    await dialog.getByRole('button', { name: `立项 ${ready} 项` }).click();
    await page.getByText(`已立项 ${ready} 项`).waitFor();
    expect(await itemsIn('registered')).toHaveLength(ready);
    const { total } = await site.get<{ total: number }>('ducha1', `/v1/projects?planId=${await planId()}`);
    expect(total).toBe(ready);
    await visitor.leave();
  });

  it('compares a later version side by side, and applies it', async () => {
    const visitor = await visit();
    const page = await openReview(visitor);
    const later = source
      .replace('积极培育细胞与基因、低空经济', '加快培育细胞与基因、低空经济')
      .replace('大力挖掘数字消费、绿色消费,', '');
    await page.getByRole('button', { name: '版本' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('或者粘贴文字').fill(later);
    await dialog.getByRole('button', { name: '开始比较' }).click();
    await page.getByRole('heading', { name: '第 2 版' }).waitFor();
    await visitor.settled();
    await page.getByRole('heading', { name: /涉及督办项目/ }).waitFor();
    await page.getByText('新版本中没有').first().waitFor();
    await visitor.screenshot('revision-desktop');
    expect(await visitor.accessibilityFaults()).toEqual([]);
    await page.getByRole('button', { name: '采用这一版' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '采用这一版' }).click();
    await page.getByText('已采用第 2 版').waitFor();
    await expect.poll(() => textOf(page), { timeout: 10_000 }).toBe(later.replaceAll('\r\n', '\n'));
    await visitor.leave();
  });
});

looksAt({
  plans: { login: 'ducha1', address: () => '/plans' },
  'plan-new': { login: 'ducha1', address: () => '/plans/new' },
  review: { login: 'ducha1', address: async () => `/plans/${await planId()}` },
  'review-skipped': { login: 'ducha1', address: async () => `/plans/${await planId()}?filter=skipped` },
  'review-nothing': { login: 'ducha1', address: async () => `/plans/${await planId()}?filter=unmatched` },
  revision: { login: 'ducha1', address: async () => `/plans/${await planId()}/revisions/2` },
});
