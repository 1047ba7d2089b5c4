import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import type { Ledger, LedgerRow } from '#ledger';
import { endOf, instantAt } from '#work-calendar';
import { ProjectsService, type TransitionCommand, type ProjectTransition } from '#projects';
import { readProjectLedger } from './read-project-ledger.js';

let place: FreshDatabase;
let site: Site;
let reported: string;

async function transition(login: string, name: ProjectTransition, said: Partial<TransitionCommand> = {}): Promise<void> {
  const actor = await site.actor(login);
  const { database } = site;
  const projects = site.get(ProjectsService);
  await database.transaction((tx) =>
    projects.transition(tx, { projectId: reported, transition: name, actor, expectedVersion: null, ...said }),
  );
}

async function ledger(login: string, day: string, asOf?: Date): Promise<Ledger> {
  const filter = asOf ? { asOf } : {};
  return readProjectLedger(site.database, await site.actor(login), filter, {
    day,
    lampOf: ({ dueDate, state }) => (state === 'closed' ? 'off' : dueDate < day ? 'red' : 'green'),
  });
}

const rowOf = ({ rows }: Ledger, task: string): LedgerRow | undefined => rows.find((row) => row.task === task);

beforeAll(async () => {
  place = await freshDatabase();
  site = await givenSite(place.url);
  reported = await site.project({ text: '启动碧道建设' });
  await site.project({ text: '建成中心公园', leadDepartmentId: await site.departmentId('cjj'), dueDate: '2022-03-31' });
  await transition('huanbao', 'acknowledge');
  site.clock.moveTo(instantAt('2022-02-18', '10:00'));
  await transition('huanbao', 'report', { percent: 20, text: '完成招标' });
  site.clock.moveTo(instantAt('2022-04-06', '10:00'));
  await transition('huanbao', 'report', { percent: 45, text: '开工' });
});

afterAll(async () => {
  await site.close();
  await place.drop();
});

describe('the ledger of projects', () => {
  it('tells how each stands: what was reported last, its state, its lamp', async () => {
    const now = await ledger('ducha', '2022-04-06');
    expect(now.stateOn).toBe('2022-04-06');
    expect(rowOf(now, '启动碧道建设')).toMatchObject({
      lead: '生态环境分局',
      leader: '分管领导',
      due: '2022-06-17',
      path: ['营造一流生态体系'],
      standing: { progress: '45%。4月6日：开工', state: '办理中', lamp: 'green' },
    });
    expect(rowOf(now, '建成中心公园')?.standing).toEqual({ progress: '未反馈', state: '已立项', lamp: 'red' });
  });

  it('tells of a past day what was known then', async () => {
    const then = await ledger('ducha', '2022-02-28', endOf('2022-02-28'));
    expect(rowOf(then, '启动碧道建设')?.standing?.progress).toBe('20%。2月18日：完成招标');
    expect((await ledger('ducha', '2022-01-16', endOf('2022-01-16'))).rows).toEqual([]);
  });

  it('passes over a report that was returned', async () => {
    await transition('ducha', 'return-report', { reason: '数字不实' });
    expect(rowOf(await ledger('ducha', '2022-04-06'), '启动碧道建设')?.standing?.progress).toBe('20%。2月18日：完成招标');
  });

  it('shows a department its own', async () => {
    expect((await ledger('huanbao', '2022-04-06')).rows.map(({ task }) => task)).toEqual(['启动碧道建设']);
  });
});
