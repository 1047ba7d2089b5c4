import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerProjects, type DirectRegistration } from '#tracking';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { DEFAULT_POLICY } from './default-policy.js';
import { savePolicy } from './policies.js';
import { previewPolicy } from './preview-policy.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

async function save(name: string, change: object): Promise<string> {
  const actor = await site.actor('ducha');
  const definition = { ...structuredClone(DEFAULT_POLICY), title: name, ...change };
  return (await site.house.database.transaction((tx) => savePolicy(tx, name, definition, actor, site.clock.now()))).id;
}

async function register(details: Partial<DirectRegistration>): Promise<{ id: string; policyId: string }> {
  const { database, tracking } = site.house;
  const actor = await site.actor('ducha');
  const registration: DirectRegistration = {
    origin: 'direct',
    title: '整治河涌',
    leadDepartmentId: await site.departmentId('sthj'),
    ...details,
  };
  const [id = ''] = await database.transaction((tx) => registerProjects(tx, tracking, [registration], actor));
  const [row] = await database.query<{ policyId: string }>('SELECT policy_id AS "policyId" FROM project WHERE id = $1', [id]);
  return { id, policyId: row?.policyId ?? '' };
}

describe('several policies', () => {
  it('take the projects they are for, by priority; each keeps the version it was registered under', async () => {
    const first = await save('urgent', { appliesTo: { priorities: ['urgent'] }, priority: 1 });
    const old = await register({ priority: 'urgent' });
    expect(old.policyId).toBe(first);
    const livelihood = await save('livelihood', { appliesTo: { series: ['十项民生实事'] }, priority: 5 });
    const newer = await save('urgent', { appliesTo: { priorities: ['urgent'] }, priority: 1 });
    expect((await register({ priority: 'urgent', series: ['十项民生实事'] })).policyId).toBe(livelihood);
    expect((await register({ priority: 'urgent' })).policyId).toBe(newer);
    expect((await register({ policyId: livelihood })).policyId).toBe(livelihood);
    expect([first, livelihood, newer]).not.toContain((await register({})).policyId);

    const actor = await site.actor('ducha');
    const ofProject = await previewPolicy(site.house.database, actor, { projectId: old.id });
    expect(ofProject.current).toMatchObject({ id: first, version: 1 });
    expect(ofProject.chosen.id).toBe(newer);
    const itemId = await site.draftItem();
    await save('starts', { appliesTo: { commitments: ['start'], kinds: ['task'] } });
    const ofDraft = await previewPolicy(site.house.database, actor, { itemId });
    expect(ofDraft.chosen).toMatchObject({ name: 'starts', why: expect.stringContaining('承诺程度：启动类') as string });
  });

  it('explains itself to departments for their own projects only', async () => {
    const officer = await site.actor('chengjian');
    const { id } = await register({});
    await expect(previewPolicy(site.house.database, officer, { projectId: id })).rejects.toMatchObject({
      code: 'project.not-found',
    });
    await expect(previewPolicy(site.house.database, officer, {})).rejects.toMatchObject({ code: 'access.denied' });
  });
});
