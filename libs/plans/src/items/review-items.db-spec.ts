import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import type { Actor } from '#identity';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import { ItemsService } from './items.service.js';

const TEXT = '编制河涌规划,全力推动河涌整治,三季度启动碧道建设';
const CUTS = [TEXT.indexOf('全力'), TEXT.indexOf('三季度')];

let site: Site;
let actor: Actor;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  actor = await site.actor('ducha');
});

afterEach(() => site.close());

const items = (): ItemsService => site.get(ItemsService);
const drop = (id: string, reason: string): Promise<PlanItem> => items().drop(actor, id, reason);
const merge = (parts: readonly PlanItem[]): Promise<PlanItem> =>
  items().merge(
    actor,
    parts.map(({ id }) => id),
  );

async function stored(id: string): Promise<PlanItem> {
  return site.database.dataSource.manager.findOneByOrFail(PlanItem, { id });
}

async function threeParts(): Promise<[PlanItem, PlanItem, PlanItem]> {
  const id = await site.draftItem(TEXT);
  return (await items().split(actor, id, CUTS)) as [PlanItem, PlanItem, PlanItem];
}

describe('splitting', () => {
  it('keeps every character but the commas between, and reads each part anew', async () => {
    const parts = await threeParts();
    expect(parts.map(({ text }) => text)).toEqual(['编制河涌规划', '全力推动河涌整治', '三季度启动碧道建设']);
    expect(parts.map(({ spanStart, spanEnd }) => TEXT.slice(spanStart, spanEnd))).toEqual(parts.map(({ text }) => text));
    expect(parts.map(({ due }) => due)).toEqual([null, null, '2022-09-30']);
    expect(await stored(parts[0].derivedFrom[0] ?? '')).toMatchObject({ text: TEXT, state: 'replaced' });
  });

  it.each([[[]], [[0]], [[TEXT.length]], [[10, 5]], [[6, 7]]])('refuses the cuts %j and changes nothing', async (cuts) => {
    const id = await site.draftItem(TEXT);
    await expect(items().split(actor, id, cuts)).rejects.toMatchObject({ code: 'item.split-invalid' });
    expect(await stored(id)).toMatchObject({ state: 'draft', version: 1 });
  });
});

describe('merging', () => {
  it('takes neighbours back to the text of the source', async () => {
    const merged = await merge(await threeParts());
    expect(merged).toMatchObject({ text: TEXT, state: 'draft' });
    expect(merged.derivedFrom).toHaveLength(3);
  });

  it('refuses to swallow an item that stands between, until that is dropped', async () => {
    const [first, between, last] = await threeParts();
    await expect(merge([first, last])).rejects.toMatchObject({ code: 'item.merge-invalid', message: /Merge it too/ });
    await drop(between.id, '与上条重复');
    expect(await merge([last, first])).toMatchObject({ text: TEXT });
  });

  it('refuses one item alone, and items of two plans', async () => {
    const [first] = await threeParts();
    const stranger = await stored(await site.draftItem());
    await expect(merge([first, first])).rejects.toMatchObject({ code: 'item.merge-invalid' });
    await expect(merge([first, stranger])).rejects.toMatchObject({ code: 'item.merge-invalid', message: /same plan/ });
  });
});

describe('dropping', () => {
  it('needs a reason', async () => {
    const id = await site.draftItem();
    await expect(drop(id, '  ')).rejects.toMatchObject({ code: 'item.reason-needed' });
    expect(await stored(id)).toMatchObject({ state: 'draft' });
  });

  it('is undone by restoring, and both are on record', async () => {
    const id = await site.draftItem();
    const { planId } = await drop(id, '已办结');
    expect(await stored(id)).toMatchObject({ state: 'dropped', dropReason: '已办结' });
    await items().restore(actor, id);
    expect(await stored(id)).toMatchObject({ state: 'draft', dropReason: null, version: 3 });
    const history = await readHistory(site.database, planId);
    expect(history.map(({ type }) => type)).toEqual(['plan.item_dropped', 'plan.item_restored']);
  });

  it('restores nothing that was not dropped', async () => {
    const id = await site.draftItem();
    await expect(items().restore(actor, id)).rejects.toMatchObject({ code: 'item.not-dropped' });
  });
});

describe('editing', () => {
  it('reads a new text anew', async () => {
    const id = await site.draftItem();
    await items().edit(actor, id, { text: '力争上半年启动碧道建设' }, 1);
    expect(await stored(id)).toMatchObject({ due: '2022-06-30', commitment: 'strive', version: 2 });
  });

  it('refuses a version that somebody else has changed, and a date that is none', async () => {
    const id = await site.draftItem();
    await items().edit(actor, id, { title: '碧道' }, 1);
    const edit = (version: number, due: string): Promise<PlanItem> => items().edit(actor, id, { due }, version);
    await expect(edit(1, '2022-06-30')).rejects.toMatchObject({ code: 'version.stale' });
    await expect(edit(2, '2022-02-30')).rejects.toMatchObject({ code: 'due-date.invalid' });
  });

  it('is for supervisors', async () => {
    const id = await site.draftItem();
    const officer = await site.actor('huanbao');
    await expect(items().edit(officer, id, { title: '碧道' }, 1)).rejects.toMatchObject({
      code: 'access.denied',
    });
  });
});
