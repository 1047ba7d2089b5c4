import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PeopleService } from '#identity';
import { readHistory } from '#outbox';
import { type ProjectTransition, ProjectReader, ProjectsService, type TransitionCommand } from '#projects';
import { RemindersDispatcher, playPeriod } from '#reminders';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { ADMINISTRATOR, givenNoDigest, givenSite, type Site } from '../../../test/setup/given.js';

let site: Site;
beforeEach(async () => {
  site = await givenSite(await databaseForThisTest(), instantAt('2022-01-17', '10:00'), { keepsNotices: true });
  await givenNoDigest(site);
  const departmentId = await site.departmentId('sthj');
  const colleague = { role: 'officer', departmentId, email: 'colleague@example.invalid', phone: '0769-22891234' } as const;
  await site.get(PeopleService).create(ADMINISTRATOR, { login: 'colleague', name: '环保同事', isHead: false, ...colleague });
});
afterEach(() => site.close());

async function move(
  login: string,
  projectId: string,
  transition: ProjectTransition,
  details: Partial<TransitionCommand> = {},
): Promise<void> {
  const command = { projectId, transition, actor: await site.actor(login), expectedVersion: null, ...details };
  await site.get(ProjectsService).perform(command);
}

const play = (date: string): Promise<void> =>
  playPeriod({ clock: site.clock, dispatcher: site.get(RemindersDispatcher) }, instantAt(date, '10:00'));

/** Who got messages about these events or tracks into the inbox, by login, once each. */
async function told(where: string): Promise<string[]> {
  const rows = await site.database.query<{ login: string }>(
    `SELECT DISTINCT p.login FROM delivery d JOIN person p ON p.id = d.recipient_id LEFT JOIN reminder r ON r.id = d.source_id
     LEFT JOIN event e ON e.id = d.source_id WHERE d.channel = 'inbox' AND (r.track = $1 OR e.type = $1) ORDER BY p.login`,
    [where],
  );
  return rows.map(({ login }) => login);
}

/** A project for which 环保同事 is named with an account, and 李四 by name only. */
async function named(): Promise<string> {
  return site.project({
    people: [
      { role: 'liaison', name: '李四', phone: '0769-1234' },
      { role: 'responsible-person', name: '环保同事' },
    ],
  });
}

describe('people who are named for a project', () => {
  it('are found in the lead department by their name, and shown by role with the phone of the roster', async () => {
    const projectId = await named();
    const { people } = await site.get(ProjectReader).read(await site.actor('ducha'), projectId);
    const { id: personId } = await site.actor('colleague');
    expect(people).toEqual([
      { role: 'responsible-person', name: '环保同事', phone: '0769-22891234', personId },
      { role: 'liaison', name: '李四', phone: '0769-1234', personId: null },
    ]);
  });

  it('are told first, with the heads where heads are told; their colleagues are not', async () => {
    const projectId = await named();
    expect(await told('project.registered')).toEqual(['colleague', 'huanbao-head', 'leader']);
    await play('2022-01-19');
    expect(await told('acknowledgement')).toEqual(['colleague', 'huanbao-head']);
    await move('colleague', projectId, 'acknowledge');
    await move('ducha', projectId, 'request-report', { dueDate: '2022-01-25', reason: '报送进展' });
    expect(await told('project.report_requested')).toEqual(['colleague', 'huanbao-head']);
  });

  it.each([
    ['have left', `UPDATE person SET active = false WHERE login = 'colleague'`],
    [
      'moved to another department',
      `UPDATE person SET department_id = (SELECT id FROM department WHERE code = 'cjj') WHERE login = 'colleague'`,
    ],
    ['are reached by nothing but the inbox', `UPDATE person SET email = NULL WHERE login = 'colleague'`],
  ])('and %s leave it to the department', async (_what, change) => {
    await named();
    await site.database.query(change);
    await play('2022-01-19');
    expect((await told('acknowledgement')).filter((login) => login !== 'colleague')).toEqual(['huanbao', 'huanbao-head']);
  });

  it('are no more told first where the task goes to another department', async () => {
    const projectId = await named();
    await move('ducha', projectId, 'reassign', { leadDepartmentId: await site.departmentId('cjj'), reason: '职责调整' });
    expect(await told('project.reassigned')).toEqual(['chengjian', 'colleague', 'huanbao-head', 'leader']);
    expect((await site.get(ProjectReader).read(await site.actor('ducha'), projectId)).people).toEqual([]);
  });
});

describe('naming people', () => {
  const personId = async (login: string): Promise<string> => (await site.actor(login)).id;

  it('is done by the lead department; the new ones are told, and the history keeps the change', async () => {
    const projectId = await site.project();
    const people = [{ role: 'responsible-person', personId: await personId('colleague') }] as const;
    await move('huanbao', projectId, 'name-people', { people });
    expect(await told('project.people_named')).toEqual(['colleague']);
    const change = (await readHistory(site.database, projectId)).at(-1);
    expect(change).toMatchObject({
      type: 'project.people_named',
      data: { before: { people: [] }, after: { people: [{ ...people[0], name: '环保同事', phone: null }] } },
    });
    await move('huanbao', projectId, 'name-people', { people: [] });
    expect((await site.get(ProjectReader).read(await site.actor('huanbao'), projectId)).people).toEqual([]);
  });

  it('leaves the responsible leader to the supervisor', async () => {
    const projectId = await site.project();
    const leader = { role: 'responsible-leader', personId: await personId('leader') } as const;
    await expect(move('huanbao', projectId, 'name-people', { people: [leader] })).rejects.toMatchObject({
      code: 'people.leader-by-supervisor',
    });
    await move('ducha', projectId, 'name-people', { people: [leader] });
    await move('huanbao', projectId, 'name-people', { people: [leader, { role: 'liaison', name: '李四' }] });
    const { people } = await site.get(ProjectReader).read(await site.actor('huanbao'), projectId);
    expect(people.map(({ role, name }) => `${role} ${name}`)).toEqual(['responsible-leader 分管领导', 'liaison 李四']);
  });

  it.each([
    ['people.not-of-lead', async () => ({ role: 'liaison', personId: await personId('chengjian') }) as const],
    ['people.not-of-lead', async () => ({ role: 'responsible-person', personId: await personId('leader') }) as const],
    ['people.name-needed', async () => ({ role: 'liaison', phone: '0769-1234' }) as const],
    ['person.not-found', async () => ({ role: 'liaison', personId: await site.departmentId('sthj') }) as const],
  ])('is refused with %s', async (code, given) => {
    const projectId = await site.project();
    await expect(move('ducha', projectId, 'name-people', { people: [await given()] })).rejects.toMatchObject({ code });
  });

  it('is no business of a department that helps', async () => {
    const projectId = await site.project({ cooperatingDepartmentIds: [await site.departmentId('cjj')] });
    await expect(move('chengjian', projectId, 'name-people', { people: [] })).rejects.toMatchObject({ code: 'project.not-lead' });
  });
});
