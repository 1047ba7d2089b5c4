import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '#delivery';
import { countPromisedJobs } from '#event-queue';
import type { Actor } from '#identity';
import { newId, SystemClock } from '#platform';
import { moveProject, type ProjectMove, type MoveStatement } from '#tracking';
import { type FreshDatabase, freshDatabase } from '../../../../test/setup/database.js';
import { eventually } from '../../../../test/setup/eventually.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { createSource, deleteSource, type NewSource, rotateSourceSecret, updateSource } from '../sources/manage-sources.js';
import { type InboundSource, readSource } from '../sources/source.js';
import { resealSourceSecrets } from '../sources/reseal-source-secrets.js';
import { Inbound } from './inbound.js';
import { type InboundMessage, listMessages, readMessage } from './message.js';
import { keepMessage, type Receipt, type ReceivedRequest, verifyRequest } from './receive-message.js';
import { replayFailed, replayMessage } from './replay-messages.js';

let fresh: FreshDatabase;
let site: Site;
let ducha: Actor;
const wire = new SystemClock();

/** Bodies are reports already; a string is a body that is no JSON. */
const AS_IT_IS = '$';

beforeAll(async () => {
  fresh = await freshDatabase();
  site = await givenSite(fresh.url);
  ducha = await site.actor('ducha');
  await site.house.startWorking();
});

afterAll(async () => {
  await site.house.close();
  await fresh.drop();
});

async function aSource(details: Partial<NewSource> = {}): Promise<{ source: InboundSource; secret: string }> {
  const input: NewSource = {
    name: `OA ${newId()}`,
    departmentId: await site.departmentId('sthj'),
    mapping: AS_IT_IS,
    examples: [],
    publicKeys: [],
    ...details,
  };
  const options = { now: site.clock.now(), sealer: site.house.sealer };
  return site.house.database.transaction((tx) => createSource(tx, input, ducha, options));
}

function requestOf(sourceId: string, secret: string, body: unknown, webhookId: string = newId()): ReceivedRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = sign([secret], webhookId, wire.now(), text);
  return { sourceId, headers, kept: { 'content-type': 'application/json' }, body: Buffer.from(text) };
}

async function receive(request: ReceivedRequest): Promise<Receipt> {
  const { database, sealer } = site.house;
  await verifyRequest(database, sealer, request, wire.now());
  return database.transaction((tx) => keepMessage(tx, request, site.clock.now()));
}

/** When nothing of it waits any more. */
async function settled(id: string): Promise<InboundMessage> {
  return eventually(async () => {
    const message = await readMessage(site.house.database, id, ducha);
    expect(message.state).not.toBe('waiting');
    return message;
  });
}

async function send(of: { source: InboundSource; secret: string }, body: unknown): Promise<InboundMessage> {
  return settled((await receive(requestOf(of.source.id, of.secret, body))).id);
}

async function move(projectId: string, name: ProjectMove, login = 'huanbao', said: MoveStatement = {}): Promise<void> {
  const actor = await site.actor(login);
  const command = { projectId, move: name, actor, expectedVersion: null, ...said };
  await site.house.database.transaction((tx) => moveProject(tx, site.house.tracking, command));
}

async function inWork(text?: string, department?: string): Promise<string> {
  const leadDepartmentId = department ? await site.departmentId(department) : undefined;
  const id = await site.project({ ...(text ? { text } : {}), ...(leadDepartmentId ? { leadDepartmentId } : {}) });
  await move(id, 'acknowledge', department === 'cjj' ? 'chengjian' : 'huanbao');
  return id;
}

async function standing(id: string): Promise<{ state: string; percent: number; title: string; version: number }> {
  const [row] = await site.house.database.query<{ state: string; percent: number; title: string; version: number }>(
    'SELECT state, percent, title, version FROM project WHERE id = $1',
    [id],
  );
  if (!row) throw new Error('no such project');
  return row;
}

const progress = (project: string, percent: number, more = {}): object => ({
  project,
  kind: 'progress',
  percent,
  text: '主体封顶',
  ...more,
});
const completion = (project: string): object => ({ project, kind: 'completion', text: '已竣工验收' });

describe('a message of another system', () => {
  it('reports through the moves of tracking: report, event and ladder follow, in the name of the source', async () => {
    const of = await aSource({ name: 'OA 系统' });
    const id = await inWork();
    const message = await send(of, progress(id, 40, { problems: '征地滞后', date: '2022-01-14' }));
    expect(message).toMatchObject({
      state: 'applied',
      reason: null,
      tries: 1,
      reports: [{ projectId: id, after: { percent: 40 } }],
    });
    const reports = await site.house.database.query('SELECT * FROM progress_report WHERE project_id = $1', [id]);
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
    const events = await site.house.database.query(
      `SELECT type, actor_name FROM event WHERE subject_id = $1 AND actor_id = $2 ORDER BY sequence`,
      [id, of.source.id],
    );
    expect(events).toEqual([{ type: 'project.progress_reported', actor_name: 'OA 系统' }]);

    expect(await send(of, completion(id))).toMatchObject({ state: 'applied' });
    expect(await standing(id)).toMatchObject({ state: 'in_review', percent: 100 });
    const due = await site.house.database.query(`SELECT 1 FROM due_step WHERE project_id = $1 AND track = 'report'`, [id]);
    expect(due).toEqual([]);
  });

  it('keeps the percent where a report gives none, and finds a project by tag or title', async () => {
    const of = await aSource();
    const id = await inWork('启动智慧水务平台建设');
    await move(id, 'label', 'ducha', { tags: ['DB-2022-017'], series: [] });
    await send(of, progress('DB-2022-017', 30));
    await send(of, { project: (await standing(id)).title, kind: 'progress', text: '设备进场' });
    expect(await standing(id)).toMatchObject({ percent: 30 });
    const texts = await site.house.database.query('SELECT text FROM progress_report WHERE project_id = $1 ORDER BY id', [id]);
    expect(texts).toEqual([{ text: '主体封顶' }, { text: '设备进场' }]);
  });

  it('is applied whole or not at all', async () => {
    const of = await aSource();
    const [first, second] = [await inWork(), await site.project()];
    const before = await standing(first);
    const message = await send(of, [progress(first, 40), progress(second, 10)]);
    expect(message).toMatchObject({ state: 'failed', reports: [] });
    expect(message.reason).toMatch(/^Report 2 of 2: .*state registered can't take the move report/);
    expect(await standing(first)).toEqual(before);
  });

  it('fails with a sentence, and the history says so', async () => {
    const of = await aSource();
    const id = await inWork();
    const closed = await inWork();
    await move(closed, 'request-completion', 'huanbao', { text: '完成' });
    await move(closed, 'close', 'ducha');
    const [twin, other] = [await inWork('启动双胞胎项目'), await inWork('启动双胞胎项目')];
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
      const message = await send(of, body);
      expect(message).toMatchObject({ state: 'failed', reason: expect.stringMatching(reason) });
      const [event] = await site.house.database.query(
        `SELECT data FROM event WHERE subject_id = $1 ORDER BY sequence DESC LIMIT 1`,
        [of.source.id],
      );
      expect(event).toEqual({ data: { messageId: message.id, reason: message.reason } });
    }
    for (const project of [id, twin, other]) expect(await standing(project)).toMatchObject({ percent: 0 });
    expect(await send(of, [])).toMatchObject({ state: 'ignored', reason: null });
  });

  it('prefers a living project to one of the same name that has ended', async () => {
    const of = await aSource();
    const ended = await inWork('启动三期工程');
    await move(ended, 'cancel', 'ducha', { reason: '并入二期' });
    const living = await inWork('启动三期工程');
    expect(await send(of, progress('三期工程', 15))).toMatchObject({ state: 'applied', reports: [{ projectId: living }] });
  });
});

describe('what a source may', () => {
  it('is to report on what its department leads; a source of the office on all; nobody on what is confidential', async () => {
    const [own, office] = [await aSource(), await aSource({ departmentId: null })];
    const [ours, theirs] = [await inWork(), await inWork('启动中心公园建设', 'cjj')];
    await move(theirs, 'change-cooperation', 'ducha', {
      cooperatingDepartmentIds: [await site.departmentId('sthj')],
      reason: '协办',
    });
    expect(await send(own, progress(theirs, 10))).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('no project'),
    });
    expect(await send(own, progress(ours, 10))).toMatchObject({ state: 'applied' });
    const applied = await send(office, [progress(theirs, 20), progress(ours, 20)]);
    expect(applied).toMatchObject({ state: 'applied' });
    const [report] = await site.house.database.query('SELECT department_id FROM progress_report WHERE project_id = $1', [theirs]);
    expect(report).toEqual({ department_id: await site.departmentId('cjj') });

    await site.house.database.query(`UPDATE project SET confidential = true WHERE id = ANY($1)`, [[ours, theirs]]);
    const unknown = (await send(own, progress(newId(), 30))).reason;
    for (const [of, id] of [
      [own, ours],
      [office, theirs],
    ] as const) {
      const { state, reason } = await send(of, progress(id, 30));
      expect(state).toBe('failed');
      expect(reason?.replace(id, '')).toBe(unknown?.replace(/"[^"]+"/, '""'));
    }
    // Nor does the log tell what became confidential since.
    await expect(readMessage(site.house.database, applied.id, ducha)).rejects.toMatchObject({
      code: 'inbound-message.not-found',
    });
    const listed = await listMessages(site.house.database, { sourceId: office.source.id, limit: 10 }, ducha);
    expect(listed.items.map(({ id }) => id)).not.toContain(applied.id);
    const admin: Actor = { ...ducha, role: 'admin' };
    expect(await readMessage(site.house.database, applied.id, admin)).toMatchObject({ state: 'applied' });
  });
});

describe('the same webhook-id', () => {
  it('is the same message, also two at once, and for each source apart', async () => {
    const [of, other] = [await aSource(), await aSource()];
    const id = await inWork();
    const request = requestOf(of.source.id, of.secret, progress(id, 25), 'msg_1');
    const receipts = await Promise.all(Array.from({ length: 8 }, () => receive(request)));
    expect(new Set(receipts.map((receipt) => receipt.id)).size).toBe(1);
    expect(receipts.filter(({ repeated }) => !repeated)).toHaveLength(1);
    await settled(receipts[0]?.id ?? '');
    const late = await receive(requestOf(of.source.id, of.secret, progress(id, 99), 'msg_1'));
    expect(late).toEqual({ id: receipts[0]?.id, state: 'applied', repeated: true });
    const elsewhere = await receive(requestOf(other.source.id, other.secret, progress(id, 26), 'msg_1'));
    expect(elsewhere.repeated).toBe(false);
    await settled(elsewhere.id);
    const reports = await site.house.database.query('SELECT percent FROM progress_report WHERE project_id = $1 ORDER BY id', [
      id,
    ]);
    expect(reports).toEqual([{ percent: 25 }, { percent: 26 }]);
  });

  it('is applied once and in order by two workers at once', async () => {
    const of = await aSource();
    const id = await inWork();
    const second = await givenSecondWorker();
    try {
      const sent: Receipt[] = [];
      for (let percent = 1; percent <= 12; percent += 1)
        sent.push(await receive(requestOf(of.source.id, of.secret, progress(id, percent))));
      for (const { id: message } of sent) expect(await settled(message)).toMatchObject({ state: 'applied', tries: 1 });
    } finally {
      await second.close();
    }
    const reports = await site.house.database.query<{ percent: number }>(
      'SELECT percent FROM progress_report WHERE project_id = $1 ORDER BY id',
      [id],
    );
    expect(reports.map(({ percent }) => percent)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    await eventually(async () =>
      expect(await site.house.database.query(`SELECT 1 FROM promised_job WHERE kind = 'inbound.message'`)).toEqual([]),
    );
    expect(await countPromisedJobs(site.house.database)).toBeGreaterThanOrEqual(0);
  });

  async function givenSecondWorker(): Promise<{ close(): Promise<void> }> {
    const { House } = await import('#assembly');
    const house = await House.open({
      config: site.house.config,
      databaseUrl: fresh.url,
      secret: 'a secret that is long enough for a test',
      role: 'worker-2',
      clock: site.clock,
      dispatching: false,
    });
    await house.startWorking();
    return house;
  }
});

describe('a replay', () => {
  it('applies what failed by the mapping as it is now, once, and leaves what was applied', async () => {
    const of = await aSource({ mapping: '{"project": 编号, "kind": "progress", "percent": 比例, "text": 进展}' });
    const id = await inWork();
    const message = await send(of, { 编号: id, 比例: '35%', 进展: '主体封顶' });
    expect(message).toMatchObject({ state: 'failed', reason: expect.stringContaining('percent is a whole number') });

    const { database } = site.house;
    const mapping = '{"project": 编号, "kind": "progress", "percent": $number($replace(比例, "%", "")), "text": 进展}';
    await database.transaction((tx) => updateSource(tx, of.source.id, 1, { mapping }, ducha, site.clock.now()));
    const replays = await Promise.all(Array.from({ length: 4 }, () => database.transaction((tx) => replayMessage(tx, message))));
    expect(replays.filter(Boolean)).toHaveLength(1);
    expect(await settled(message.id)).toMatchObject({ state: 'applied', reason: null, tries: 2 });
    expect(await database.transaction((tx) => replayMessage(tx, message))).toBe(false);
    expect(await settled(message.id)).toMatchObject({ state: 'applied', tries: 2 });
    expect(await database.query('SELECT percent FROM progress_report WHERE project_id = $1', [id])).toEqual([{ percent: 35 }]);
  });

  it('takes all that failed of a source, in the order in which it came', async () => {
    const of = await aSource();
    const id = await site.project();
    const failed = [await send(of, progress(id, 10)), await send(of, progress(id, 20)), await send(of, progress(id, 30))];
    const passedOver = await send(of, []);
    expect(failed.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    await move(id, 'acknowledge');
    const { database } = site.house;
    expect(await database.transaction((tx) => replayFailed(tx, of.source.id))).toBe(3);
    for (const message of failed) expect(await settled(message.id)).toMatchObject({ state: 'applied', tries: 2 });
    const reports = await database.query('SELECT percent FROM progress_report WHERE project_id = $1 ORDER BY id', [id]);
    expect(reports).toEqual([{ percent: 10 }, { percent: 20 }, { percent: 30 }]);
    expect(await settled(passedOver.id)).toMatchObject({ tries: 1 });
    expect(await database.transaction((tx) => replayFailed(tx, of.source.id))).toBe(0);
    expect(await database.transaction((tx) => replayMessage(tx, passedOver))).toBe(true);
    expect(await settled(passedOver.id)).toMatchObject({ state: 'ignored', tries: 2 });
  });
});

describe('what is tried out', () => {
  it('shows what would come of it, and does nothing', async () => {
    const of = await aSource();
    const id = await inWork();
    const before = [await standing(id), await rows()];
    const tried = await site.house.inbound.tryOut(of.source, Buffer.from(JSON.stringify([progress(id, 50), completion(id)])));
    expect(tried).toMatchObject({
      reason: null,
      reports: [
        { projectId: id, kind: 'progress', before: { state: 'in_progress', percent: 0 }, after: { percent: 50 } },
        { projectId: id, kind: 'completion', before: { percent: 50 }, after: { state: 'in_review', percent: 100 } },
      ],
    });
    const refused = await site.house.inbound.tryOut(of.source, Buffer.from(JSON.stringify(progress('DB-none', 1))));
    expect(refused).toEqual({ reports: [], reason: expect.stringContaining('no project "DB-none"') });
    expect([await standing(id), await rows()]).toEqual(before);
  });

  async function rows(): Promise<unknown> {
    return site.house.database.query(
      `SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM progress_report) AS reports, (SELECT count(*) FROM inbound_message) AS messages`,
    );
  }

  it('is kept from being saved when an example does not fit', async () => {
    const check = (mapping: string, ...examples: unknown[]): Promise<void> =>
      new Inbound({ database: site.house.database, tracking: site.house.tracking }).checkMapping(mapping, examples);
    await check(AS_IT_IS, progress('DB-1', 5), []);
    await expect(check(AS_IT_IS, progress('DB-1', 5), { a: 1 })).rejects.toMatchObject({
      code: 'inbound-source.mapping-invalid',
      facts: { errors: [{ pointer: '/examples/1', detail: expect.stringContaining('Report 1: project is a text') }] },
    });
    await expect(check('{"a": ', [])).rejects.toThrow(/\/examples\/0: .*end of expression/);
  });
});

describe('the keys of a source', () => {
  it('are those of now and, for a while, of before; nothing else gets in', async () => {
    const of = await aSource();
    const { database, sealer } = site.house;
    const verify = (secret: string, sourceId = of.source.id, now = wire.now()): Promise<void> =>
      verifyRequest(database, sealer, requestOf(sourceId, secret, []), now);
    await verify(of.secret);
    const rotated = await database.transaction((tx) =>
      rotateSourceSecret(tx, of.source.id, 1, { overlapHours: 1 }, ducha, { now: wire.now(), sealer }),
    );
    for (const secret of [of.secret, rotated.secret]) await verify(secret);
    await database.query(`UPDATE inbound_source SET previous_secret_until = now() - interval '1 second' WHERE id = $1`, [
      of.source.id,
    ]);
    await verify(rotated.secret);
    const other = await aSource();
    for (const [secret, sourceId] of [
      [of.secret, of.source.id],
      [rotated.secret, other.source.id],
      [rotated.secret, newId()],
      [rotated.secret, 'no-uuid'],
    ] as const) {
      await expect(verify(secret, sourceId)).rejects.toMatchObject({ code: 'inbound.refused' });
    }
    const ended = await database.transaction((tx) =>
      rotateSourceSecret(tx, of.source.id, 2, { overlapHours: 0 }, ducha, { now: wire.now(), sealer }),
    );
    await expect(verify(rotated.secret)).rejects.toMatchObject({ code: 'inbound.refused' });
    await verify(ended.secret);
    expect(await database.transaction((tx) => resealSourceSecrets(tx, sealer))).toBe(0);

    await database.transaction((tx) => updateSource(tx, of.source.id, 3, { state: 'paused' }, ducha, site.clock.now()));
    await expect(verify(ended.secret)).rejects.toMatchObject({ code: 'inbound-source.paused' });
    await expect(verify(rotated.secret)).rejects.toMatchObject({ code: 'inbound.refused' });
  });

  it('go with the source; what waited fails with the reason', async () => {
    const of = await aSource();
    const request = requestOf(of.source.id, of.secret, []);
    const { database } = site.house;
    await database.transaction((tx) => deleteSource(tx, of.source.id, 1, ducha, site.clock.now()));
    await expect(receive(request)).rejects.toMatchObject({ code: 'inbound.refused' });
    await expect(readSource(database, of.source.id)).rejects.toMatchObject({ code: 'inbound-source.not-found' });
    const { id } = await database.transaction((tx) => keepMessage(tx, request, site.clock.now()));
    const message = await settled(id);
    expect(message).toMatchObject({ state: 'failed', reason: expect.stringContaining('was deleted') });
    await expect(database.transaction((tx) => replayMessage(tx, message))).rejects.toMatchObject({
      code: 'inbound-source.not-found',
    });
  });
});
