import { MessageApplier } from './message-applier.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#identity';
import { newId } from '#platform';
import { AS_IT_IS, completion, InboundSite, progress, requestOf } from '../../test/inbound-site.js';
import { listMessages, readMessage } from './message.js';
import type { Receipt } from './receive-message.queries.js';

let on: InboundSite;

beforeAll(async () => {
  on = await InboundSite.open();
});

afterAll(() => on.close());

describe('a message of another system', () => {
  it('reports through the moves of tracking: report, event and ladder follow, in the name of the source', async () => {
    const of = await on.aSource({ name: 'OA 系统' });
    const id = await on.inWork();
    const message = await on.send(of, progress(id, 40, { problems: '征地滞后', date: '2022-01-14' }));
    expect(message).toMatchObject({
      state: 'applied',
      reason: null,
      tries: 1,
      reports: [{ projectId: id, after: { percent: 40 } }],
    });
    const reports = await on.site.database.query('SELECT * FROM progress_report WHERE project_id = $1', [id]);
    expect(reports).toEqual([
      expect.objectContaining({
        percent: 40,
        text: '主体封顶（截至2022-01-14）',
        problems: '征地滞后',
        reported_by: of.source.id,
        reported_by_name: 'OA 系统',
        department_id: of.source.departmentId,
      }),
    ]);
    const events = await on.site.database.query(
      `SELECT type, actor_name FROM event WHERE subject_id = $1 AND actor_id = $2 ORDER BY sequence`,
      [id, of.source.id],
    );
    expect(events).toEqual([{ type: 'project.progress_reported', actor_name: 'OA 系统' }]);

    expect(await on.send(of, completion(id))).toMatchObject({ state: 'applied' });
    expect(await on.standing(id)).toMatchObject({ state: 'in_review', percent: 100 });
    const due = await on.site.database.query(`SELECT 1 FROM due_step WHERE project_id = $1 AND track = 'report'`, [id]);
    expect(due).toEqual([]);
  });

  it('keeps the percent where a report gives none, and finds a project by tag or title', async () => {
    const of = await on.aSource();
    const id = await on.inWork('启动智慧水务平台建设');
    await on.transition(id, 'label', 'ducha', { tags: ['DB-2022-017'], series: [] });
    await on.send(of, progress('DB-2022-017', 30));
    await on.send(of, { project: (await on.standing(id)).title, kind: 'progress', text: '设备进场' });
    expect(await on.standing(id)).toMatchObject({ percent: 30 });
    const texts = await on.site.database.query('SELECT text FROM progress_report WHERE project_id = $1 ORDER BY id', [id]);
    expect(texts).toEqual([{ text: '主体封顶' }, { text: '设备进场' }]);
  });

  it('is applied whole or not at all', async () => {
    const of = await on.aSource();
    const [first, second] = [await on.inWork(), await on.site.project()];
    const before = await on.standing(first);
    const message = await on.send(of, [progress(first, 40), progress(second, 10)]);
    expect(message).toMatchObject({ state: 'failed', reports: [] });
    expect(message.reason).toMatch(/^Report 2 of 2: .*state registered can't take the move report/);
    expect(await on.standing(first)).toEqual(before);
  });

  it('fails with a sentence, and the history says so', async () => {
    const of = await on.aSource();
    const id = await on.inWork();
    const closed = await on.inWork();
    await on.transition(closed, 'request-completion', 'huanbao', { text: '完成' });
    await on.transition(closed, 'close', 'ducha');
    const [twin, other] = [await on.inWork('启动双胞胎项目'), await on.inWork('启动双胞胎项目')];
    for (const [body, reason] of [
      ['{"not json', 'The body is not JSON in UTF-8.'],
      [{ project: id, kind: 'progress', percent: 400, text: '' }, /text is a text .*; percent is a whole number/],
      [progress('DB-none', 40), /no project "DB-none" that this source may report on/],
      [progress(newId(), 40), /no project/],
      [progress('双胞胎项目', 40), /2 or more projects are called "双胞胎项目"/],
      [progress(closed, 40), /state closed can't take the move report/],
      [progress(id, 40, { date: '2022-01-18' }), /2022-01-18 is not yet/],
      [progress('\u0000', 40), /NUL/],
    ] as const) {
      const message = await on.send(of, body);
      expect(message).toMatchObject({ state: 'failed', reason: expect.stringMatching(reason) });
      const [event] = await on.site.database.query(
        `SELECT data FROM event WHERE subject_id = $1 ORDER BY sequence DESC LIMIT 1`,
        [of.source.id],
      );
      expect(event).toEqual({ data: { messageId: message.id, reason: message.reason } });
    }
    for (const project of [id, twin, other]) expect(await on.standing(project)).toMatchObject({ percent: 0 });
    expect(await on.send(of, [])).toMatchObject({ state: 'ignored', reason: null });
  });

  it('gives way to later ones when it fails again and again for a reason on our side', async () => {
    const of = await on.aSource();
    const id = await on.inWork();
    const { database } = on.site;
    await database.query(`
      CREATE FUNCTION break_on_purpose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
      CREATE TRIGGER broken BEFORE INSERT ON progress_report FOR EACH ROW WHEN (NEW.text = '坏') EXECUTE FUNCTION break_on_purpose()`);
    const broken = await on.receive(requestOf(of.source.id, of.secret, progress(id, 10, { text: '坏' })));
    const later: Receipt[] = [];
    for (let percent = 11; percent <= 16; percent += 1)
      later.push(await on.receive(requestOf(of.source.id, of.secret, progress(id, percent))));
    expect(await on.settled(broken.id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('on our side') });
    for (const message of later) expect(await on.settled(message.id)).toMatchObject({ state: 'applied' });
    expect(await on.standing(id)).toMatchObject({ percent: 16 });
    await database.query('DROP TRIGGER broken ON progress_report');
  });

  it('prefers a living project to one of the same name that has ended', async () => {
    const of = await on.aSource();
    const ended = await on.inWork('启动三期工程');
    await on.transition(ended, 'cancel', 'ducha', { reason: '并入二期' });
    const living = await on.inWork('启动三期工程');
    expect(await on.send(of, progress('三期工程', 15))).toMatchObject({ state: 'applied', reports: [{ projectId: living }] });
  });
});

describe('what a source may', () => {
  it('is to report on what its department leads; a source of the office on all; nobody on what is confidential', async () => {
    const [own, office] = [await on.aSource(), await on.aSource({ departmentId: null })];
    const [ours, theirs] = [await on.inWork(), await on.inWork('启动中心公园建设', 'cjj')];
    await on.transition(theirs, 'change-cooperation', 'ducha', {
      cooperatingDepartmentIds: [await on.site.departmentId('sthj')],
      reason: '协办',
    });
    expect(await on.send(own, progress(theirs, 10))).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('no project'),
    });
    expect(await on.send(own, progress(ours, 10))).toMatchObject({ state: 'applied' });
    const applied = await on.send(office, [progress(theirs, 20), progress(ours, 20)]);
    expect(applied).toMatchObject({ state: 'applied' });
    const [report] = await on.site.database.query('SELECT department_id FROM progress_report WHERE project_id = $1', [theirs]);
    expect(report).toEqual({ department_id: await on.site.departmentId('cjj') });

    await on.site.database.query(`UPDATE project SET confidential = true WHERE id = ANY($1)`, [[ours, theirs]]);
    const unknown = (await on.send(own, progress(newId(), 30))).reason;
    for (const [of, id] of [
      [own, ours],
      [office, theirs],
    ] as const) {
      const { state, reason } = await on.send(of, progress(id, 30));
      expect(state).toBe('failed');
      expect(reason?.replace(id, '')).toBe(unknown?.replace(/"[^"]+"/, '""'));
    }
    // Nor does the log tell what became confidential since.
    await expect(readMessage(on.site.database, applied.id, on.ducha)).rejects.toMatchObject({
      code: 'inbound-message.not-found',
    });
    const listed = await listMessages(on.site.database, { sourceId: office.source.id, limit: 10 }, on.ducha);
    expect(listed.items.map(({ id }) => id)).not.toContain(applied.id);
    const admin: Actor = { ...on.ducha, role: 'admin' };
    expect(await readMessage(on.site.database, applied.id, admin)).toMatchObject({ state: 'applied' });
  });
});

describe('what is tried out', () => {
  it('shows what would come of it, and does nothing', async () => {
    const of = await on.aSource();
    const id = await on.inWork();
    const before = [await on.standing(id), await rows()];
    const tried = await on.site
      .get(MessageApplier)
      .tryOut(of.source, Buffer.from(JSON.stringify([progress(id, 50), completion(id)])));
    expect(tried).toMatchObject({
      reason: null,
      reports: [
        { projectId: id, kind: 'progress', before: { state: 'in_progress', percent: 0 }, after: { percent: 50 } },
        { projectId: id, kind: 'completion', before: { percent: 50 }, after: { state: 'in_review', percent: 100 } },
      ],
    });
    const refused = await on.site.get(MessageApplier).tryOut(of.source, Buffer.from(JSON.stringify(progress('DB-none', 1))));
    expect(refused).toEqual({ reports: [], reason: expect.stringContaining('no project "DB-none"') });
    expect([await on.standing(id), await rows()]).toEqual(before);
  });

  async function rows(): Promise<unknown> {
    return on.site.database.query(
      `SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM progress_report) AS reports, (SELECT count(*) FROM inbound_message) AS messages`,
    );
  }

  it('is kept from being saved when an example does not fit', async () => {
    const check = (mapping: string, ...examples: unknown[]): Promise<void> =>
      on.site.get(MessageApplier).checkMapping(mapping, examples);
    await check(AS_IT_IS, progress('DB-1', 5), []);
    await expect(check(AS_IT_IS, progress('DB-1', 5), { a: 1 })).rejects.toMatchObject({
      code: 'inbound-source.mapping-invalid',
      facts: { errors: [{ pointer: '/examples/1', detail: expect.stringContaining('Report 1: project is a text') }] },
    });
    await expect(check('{"a": ', [])).rejects.toThrow(/\/examples\/0: .*end of expression/);
  });
});
