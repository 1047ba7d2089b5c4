import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PeopleService } from '#identity';
import { instantAt } from '#work-calendar';
import { eventually } from '../setup/eventually.js';
import { ImportedPlan } from '../setup/imported-plan.js';
import { RunningApi } from '../setup/running-api.js';
import { ADMINISTRATOR } from '../setup/given.js';
import { ClickLinks } from '../../libs/reminders/src/one-click/click-links.js';

let api: RunningApi;
let plan: ImportedPlan;

beforeAll(async () => {
  api = await RunningApi.open();
  await api.startWorking();
  plan = await ImportedPlan.upload(api);
});

afterAll(() => api.close());

interface Page {
  status: number;
  text: string;
  headers: Headers;
}

async function visit(link: string, method = 'GET'): Promise<Page> {
  const path = new URL(link).pathname;
  const { status, body, headers } = await api.send(path, { method });
  return { status, text: String(body['text']), headers };
}

async function linkFor(login: string, projectId: string, track = 'acknowledgement'): Promise<string> {
  const [person] = await api.database.query<{ id: string; role: 'officer'; departmentId: string }>(
    `SELECT id, role, department_id AS "departmentId" FROM person WHERE login = $1`,
    [login],
  );
  const project = { id: projectId, leadDepartmentId: await api.departmentId('sthj'), confidential: false };
  const made = person && api.get(ClickLinks).linkFor(person, project, track, api.clock.now());
  return made?.link ?? '';
}

/** The link in the message of the morning. */
async function mailedLink(): Promise<string> {
  const [message] = await api.database.query<{ opening: string }>(
    `SELECT content->>'opening' AS opening FROM delivery d JOIN person p ON p.id = d.recipient_id WHERE p.login = 'huanbao' AND d.channel = 'email'
     AND content->>'opening' LIKE '%一键签收%'`,
  );
  const link = /一键签收：(\S+)/.exec(message?.opening ?? '')?.[1];
  expect(link).toBeDefined();
  return link ?? '';
}

async function stateOf(projectId: string): Promise<unknown> {
  return (await api.as('ducha', `/v1/projects/${projectId}`)).body['state'];
}

describe('a link of one click', () => {
  it('comes with the message, asks on a page, and signs for the person when the button is pressed', async () => {
    const projectId = await plan.register('启动碧道建设');
    api.clock.moveTo(instantAt('2022-01-18', '09:00'));
    await eventually(async () =>
      expect(await api.database.query(`SELECT 1 FROM digest_line WHERE state = 'waiting'`)).not.toEqual([]),
    );
    api.clock.moveTo(instantAt('2022-01-18', '09:15'));
    const link = await eventually(mailedLink);
    const asked = await visit(link);
    expect(asked).toMatchObject({ status: 200, text: expect.stringContaining('确认签收该事项') });
    expect(asked.headers.get('cache-control')).toBe('no-store');
    expect(asked.headers.get('content-type')).toContain('text/html');
    expect(asked.text).not.toContain('<script');
    expect(await stateOf(projectId)).toBe('registered');

    expect(await visit(link, 'POST')).toMatchObject({ status: 200, text: expect.stringContaining('已签收') });
    const { body } = await api.as('ducha', `/v1/projects/${projectId}`);
    expect(body['state']).toBe('in_progress');
    expect(body['history']).toContainEqual(
      expect.objectContaining({ type: 'project.acknowledged', actor: expect.objectContaining({ name: '环保经办' }) }),
    );
    for (const method of ['GET', 'POST'])
      expect(await visit(link, method)).toMatchObject({ status: 410, text: expect.stringContaining('已使用过') });
  });

  it('pressed many times at once works once', async () => {
    const projectId = await plan.register('谋划中心公园建设');
    await api.as('huanbao', `/v1/projects/${projectId}/acknowledge`, { method: 'POST', headers: { 'If-Match': '"1"' } });
    expect(await stateOf(projectId)).toBe('in_progress');
    const link = await linkFor('huanbao', projectId, 'report');
    const pages = await Promise.all(Array.from({ length: 8 }, () => visit(link, 'POST')));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 410)]);
    const reports = await api.database.query('SELECT text FROM progress_report WHERE project_id = $1', [projectId]);
    expect(reports).toEqual([{ text: '本期无变化' }]);
  });

  it('does nothing for what was overtaken, closed or made confidential, and is not used up by the refusal', async () => {
    const projectId = await plan.register('加快松山湖未来学校建设');
    const [head, officer] = [await linkFor('huanbao-head', projectId), await linkFor('huanbao', projectId)];
    expect((await visit(head, 'POST')).status).toBe(200);
    for (const method of ['GET', 'POST'])
      expect(await visit(officer, method)).toMatchObject({ status: 409, text: expect.stringContaining('状态已有变化') });
    expect(await api.database.query('SELECT 1 FROM used_click WHERE project_id = $1', [projectId])).toHaveLength(1);

    const cancelled = await plan.register('加快建设金菊福利院新院');
    const link = await linkFor('huanbao', cancelled);
    await api.database.query(`UPDATE project SET confidential = true, reader_ids = $2 WHERE id = $1`, [
      cancelled,
      (await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'huanbao'`)).map(({ id }) => id),
    ]);
    for (const method of ['GET', 'POST']) {
      const page = await visit(link, method);
      expect(page.status).toBe(409);
      expect(page.text).not.toContain('福利院');
    }
    expect(await stateOf(projectId)).toBe('in_progress');
  });

  it('is refused when it was changed, has expired, or its person has left', async () => {
    const projectId = await plan.register('推动科学大道等联网道路建设');
    const link = await linkFor('huanbao', projectId);
    expect(await visit(link.slice(0, -1), 'POST')).toMatchObject({ status: 404, text: expect.stringContaining('不完整') });
    const [row] = await api.database.query<{ id: string }>(`SELECT id FROM person WHERE login = 'huanbao'`);
    await api.get(PeopleService).update(ADMINISTRATOR, row?.id ?? '', { active: false });
    for (const method of ['GET', 'POST'])
      expect(await visit(link, method)).toMatchObject({ status: 410, text: expect.stringContaining('不在岗') });
    api.clock.moveTo(new Date(api.clock.now().getTime() + 7 * 24 * 3_600_000));
    for (const method of ['GET', 'POST'])
      expect(await visit(link, method)).toMatchObject({ status: 410, text: expect.stringContaining('已过期') });
    expect(await stateOf(projectId)).toBe('registered');
  });
});
