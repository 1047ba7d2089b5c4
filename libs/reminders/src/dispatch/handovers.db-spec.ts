import { RemindersDispatcher } from './reminders-dispatcher.js';
import { ProjectsService } from '#projects';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { DelegationsService, loadRoster, PeopleService } from '#identity';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { ADMINISTRATOR, givenNoDigest, givenSite, type Site } from '../../../../test/setup/given.js';
import { UrgeService } from '../urge/urge.service.js';
import { SlipsService } from '#slips';
import { playPeriod } from './play-period.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  await givenNoDigest(site);
  const second = { login: 'huanbao2', name: '环保李四', role: 'officer' as const, departmentCode: 'sthj', isHead: true };
  await site.database.transaction((tx) => loadRoster(tx, { departments: [], people: [second] }, site.clock.now()));
});

afterEach(() => site.close());

async function away(absent: string, deputy: string, from = '2022-01-17', to = '2022-01-19'): Promise<string> {
  const actor = await site.actor(absent);
  const wish = { personId: actor.id, deputyId: (await site.actor(deputy)).id, from, to, reason: '出差' };
  return (await site.get(DelegationsService).delegate(actor, wish)).id;
}

async function play(date: string): Promise<void> {
  const { clock } = site;
  await playPeriod({ clock, dispatcher: site.get(RemindersDispatcher) }, instantAt(date, '09:00'));
}

async function urge(projectId: string): Promise<string[]> {
  const actor = await site.actor('ducha');
  return site.get(UrgeService).call({ call: 'urge', projectId, actor, force: true });
}

/** Inbox messages whose title begins so, in order of time, as `date name: first line`. */
async function told(title = ''): Promise<string[]> {
  const rows = await site.database.query<{ line: string }>(
    `SELECT to_char(d.created_at, 'MM-DD') || ' ' || p.name || ': ' || coalesce(d.content->'notes'->>0, d.content->>'opening') AS line
     FROM delivery d JOIN person p ON p.id = d.recipient_id WHERE d.channel = 'inbox' AND d.content->>'kind' <> 'transition' AND starts_with(d.content->>'title', $1)
     ORDER BY d.created_at, p.name`,
    [title],
  );
  return rows.map(({ line }) => line);
}

async function handovers(projectId: string, type: string): Promise<unknown[]> {
  const history = await readHistory(site.database, projectId);
  return history.filter((event) => event.type === type).map(({ data }) => data['handovers']);
}

const FOR_OFFICER = '代 环保经办（由您代理）';

describe('while somebody is away', () => {
  it('the deputy is reminded instead, told for whom, with both names on record; after the last day the person again', async () => {
    const projectId = await site.project();
    const actor = await site.actor('huanbao');
    await site.database.transaction((tx) =>
      site.get(ProjectsService).transition(tx, { projectId, transition: 'acknowledge', actor, expectedVersion: null }),
    );
    await away('huanbao', 'huanbao2', '2022-05-17', '2022-05-18');
    await play('2022-06-02');
    expect(await told('【提醒】')).toEqual([`05-18 环保李四: ${FOR_OFFICER}`, '06-02 环保经办: 该事项即将到期。']);
    const [message] = await site.database.query<{ title: string }>(
      `SELECT content->>'title' AS title FROM delivery WHERE content->'notes'->>0 LIKE '代 %' AND created_at >= $1`,
      [instantAt('2022-05-18', '00:00')],
    );
    expect(message?.title).toMatch(/碧道建设（还有 30 天）（代 环保经办）$/);
    expect((await handovers(projectId, 'project.reminded')).slice(-2)).toEqual([
      [
        {
          absentId: actor.id,
          absent: '环保经办',
          deputyId: (await site.actor('huanbao2')).id,
          deputy: '环保李四',
          handedOver: true,
        },
      ],
      undefined,
    ]);
  });

  it('a deputy who is meant too gets one message', async () => {
    const projectId = await site.project();
    await away('huanbao', 'huanbao2');
    expect(await urge(projectId)).toEqual(['环保李四（代 环保经办）', '环保局长']);
    expect(await told()).toEqual([`01-17 环保局长: 督查员催办：请抓紧办理并反馈进展。`, `01-17 环保李四: ${FOR_OFFICER}`]);
    expect(await handovers(projectId, 'project.urged')).toMatchObject([[{ absent: '环保经办', deputy: '环保李四' }]]);
  });

  it('a deputy who is away too passes it on; who comes back early is told again', async () => {
    const projectId = await site.project();
    const ended = await away('huanbao', 'huanbao2');
    await away('huanbao2', 'leader');
    expect(await urge(projectId)).toEqual(['分管领导（代 环保经办、环保李四）', '环保局长']);
    const actor = await site.actor('huanbao');
    await site.get(DelegationsService).end(actor, actor.id, ended);
    expect(await urge(projectId)).toEqual(['环保经办', '环保局长', '分管领导（代 环保李四）']);
  });

  it('it stays with the person where nobody along the deputies is left', async () => {
    const projectId = await site.project();
    await away('huanbao', 'huanbao2');
    const { id } = await site.actor('huanbao2');
    await site.get(PeopleService).update(ADMINISTRATOR, id, { active: false });
    expect(await urge(projectId)).toEqual(['环保经办', '环保局长']);
    expect(await told()).toContain('01-17 环保经办: 督查员催办：请抓紧办理并反馈进展。');
    expect(await handovers(projectId, 'project.urged')).toMatchObject([
      [{ absent: '环保经办', deputy: null, handedOver: false }],
    ]);
  });

  it('a slip and its answer go to deputies, and the paper has both names', async () => {
    const projectId = await site.project();
    await away('huanbao', 'huanbao2');
    const slips = site.get(SlipsService);
    const second = { login: 'ducha2', name: '督查李四', role: 'supervisor' as const };
    await site.database.transaction((tx) => loadRoster(tx, { departments: [], people: [second] }, site.clock.now()));
    await away('ducha', 'ducha2');
    const supervisor = await site.actor('ducha');
    const slip = await slips.issue({ projectId, actor: supervisor, colour: 'blue' });
    expect(slip.recipients).toEqual(['环保李四（代 环保经办）']);
    const officer = await site.actor('huanbao2');
    await slips.transition({ slipId: slip.id, transition: 'answer', text: '已开工', actor: officer, expectedVersion: null });
    expect(await told()).toContain('01-17 督查李四: 代 督查员（由您代理）');
    expect(await handovers(projectId, 'slip.answered')).toMatchObject([[{ absent: '督查员', deputy: '督查李四' }]]);
  });
});

describe('a confidential project', () => {
  async function confidentialFor(...logins: string[]): Promise<string> {
    const projectId = await site.project();
    const readerIds = await Promise.all(logins.map(async (login) => (await site.actor(login)).id));
    const actor = await site.actor('ducha');
    await site.database.transaction((tx) =>
      site.get(ProjectsService).transition(tx, {
        projectId,
        transition: 'restrict',
        readerIds,
        reason: '涉密',
        actor,
        expectedVersion: null,
      }),
    );
    return projectId;
  }

  it('never goes to a deputy who may not know: it stays, and supervisors who may know are shown it', async () => {
    const projectId = await confidentialFor('huanbao', 'ducha');
    await away('huanbao', 'huanbao2');
    expect(await urge(projectId)).toEqual(['环保经办', '督查员']);
    expect(await told()).toEqual([
      '01-17 环保经办: 督查员催办：请抓紧办理并反馈进展。',
      '01-17 督查员: 环保经办不在岗，代理人不在知悉范围内，本条未转交，抄送督查。',
    ]);
    expect(await handovers(projectId, 'project.urged')).toMatchObject([
      [{ absent: '环保经办', deputy: '环保李四', handedOver: false }],
    ]);
  });

  it('goes to a deputy who is among its readers', async () => {
    const projectId = await confidentialFor('huanbao', 'huanbao2', 'ducha');
    await away('huanbao', 'huanbao2');
    expect(await urge(projectId)).toEqual(['环保李四（代 环保经办）']);
  });
});
