import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { type DemonstrationNumbers, loadDemonstration, readDatabaseState } from '#demonstration';
import { type RecordedEvent, readHistory } from '#outbox';
import { Database, readConfig } from '#platform';
import { freshDatabase, type FreshDatabase } from '../setup/database.js';

interface Loaded {
  home: string;
  server: FreshDatabase;
  database: Database;
  numbers: DemonstrationNumbers;
}

async function load(): Promise<Loaded> {
  const home = await temporaryFolder('demonstration');
  const server = await freshDatabase();
  const environment = readConfig({
    DATABASE_URL: server.url,
    DUBAN_SECRET: 'a secret that is long enough for a test',
    DUBAN_HOME: home,
    LOG_LEVEL: 'error',
  });
  const { numbers } = await loadDemonstration({ environment, fast: true, onProgress: () => undefined });
  return { home, server, database: await Database.open({ url: server.url, migrations: [] }), numbers };
}

let first: Loaded;
let second: Loaded;

beforeAll(async () => {
  [first, second] = await Promise.all([load(), load()]);
}, 600_000);

afterAll(async () => {
  for (const { home, server, database } of [first, second]) {
    await database.close();
    await server.drop();
    await rm(home, { recursive: true, force: true });
  }
});

async function projectOf(text: string): Promise<{ id: string; path: string[]; state: string }> {
  const [project] = await first.database.query<{ id: string; path: string[]; state: string }>(
    'SELECT id, path, state FROM project WHERE text = $1',
    [text],
  );
  if (!project) throw new Error(`no project has the text ${text}`);
  return project;
}

const stepsOf = (events: RecordedEvent[], type: string): unknown[] =>
  events.filter((event) => event.type === type).map(({ data }) => data['step']);

describe('the demonstration', () => {
  it('comes out the same at every loading', () => {
    expect(second.numbers).toEqual(first.numbers);
  });

  it('has projects in every stage, and every kind of message', () => {
    const { items, projects, states, lamps, reminders, escalations, drafts, skippedParts } = first.numbers;
    expect(items).toBeGreaterThan(100);
    expect(projects).toBe(items);
    expect(skippedParts).toBeGreaterThan(0);
    for (const state of ['registered', 'in_progress', 'in_review', 'closed'] as const)
      expect(states[state], state).toBeGreaterThan(0);
    for (const lamp of ['red', 'yellow', 'green', 'off'] as const) expect(lamps[lamp], lamp).toBeGreaterThan(0);
    expect(reminders).toBeGreaterThan(projects / 2);
    expect(Object.keys(escalations)).toEqual(['1', '2', '3']);
    expect(drafts).toBeGreaterThan(0);
  });

  it('reminded and escalated 启动碧道建设, which was signed late and is not done', async () => {
    const { id, path: headings, state } = await projectOf('启动碧道建设');
    expect(headings).toEqual(['坚持以国际一流标准打造城市中心', '营造一流生态体系']);
    expect(state).toBe('in_progress');
    const events = await readHistory(first.database, id);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]).toMatchObject({ type: 'project.registered', actor: { name: '王督查' } });
    // What its helpers owe, and the answer to an instruction, stand in the same history.
    const ownSteps = (type: string): unknown[] =>
      stepsOf(events, type).filter((step) => !/^(helper|instruction)-/.test(String(step)));
    expect(ownSteps('project.reminded')).toEqual(['before-30d', 'before-15d', 'before-7d', 'before-3d', 'before-1d', 'due']);
    // 30 September, then the holiday; 8 and 9 October are make-up workdays.
    expect(ownSteps('project.escalated')).toEqual(['unsigned-1wd', 'unsigned-3wd', 'after-1wd', 'after-3wd']);
    expect(events.filter(({ type }) => type === 'project.progress_reported').length).toBeGreaterThan(5);
  });

  it('tells the whole story: notice, signature, report of a helper, instruction with its answer, decided drafts, duties that come back', async () => {
    const { id } = await projectOf('启动碧道建设');
    const types = (await readHistory(first.database, id)).map(({ type }) => type);
    const story = [
      'registered',
      'acknowledged',
      'cooperation_acknowledged',
      'cooperation_reported',
      'instructed',
      'instruction_answered',
    ];
    expect(story.filter((one) => !types.includes(`project.${one}`))).toEqual([]);
    const notices = await first.database.query<{ kind: string }>(
      `SELECT DISTINCT content->>'kind' AS kind FROM delivery WHERE channel = 'inbox'`,
    );
    expect(notices.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['assignments', 'transition', 'reminder']));
    const [decided] = await first.database.query<{ approved: number; dismissed: number; waiting: number }>(
      `SELECT (SELECT count(*)::int FROM event WHERE type IN ('project.criticism_approved', 'project.interview_called')) AS approved,
         (SELECT count(*)::int FROM event WHERE type = 'project.draft_dismissed') AS dismissed,
         (SELECT count(*)::int FROM instruction WHERE answered_at IS NULL) AS waiting`,
    );
    expect(decided?.approved).toBeGreaterThan(0);
    expect(decided?.dismissed).toBeGreaterThan(0);
    expect(decided?.waiting).toBe(1);
    // The period of September of the one that reports only when chased is missed, and nothing else of the two.
    const duties = await first.database.query<{ state: string; recurrence: string; missed: boolean; reports: boolean }>(
      `SELECT state, recurrence, off_track_from <= DATE '2022-10-10' AS missed, last_report_at > registered_at AS reports FROM project
       WHERE recurrence IS NOT NULL ORDER BY missed`,
    );
    const monthly = { state: 'in_progress', recurrence: 'monthly', reports: true };
    expect(duties).toEqual([
      { ...monthly, missed: false },
      { ...monthly, missed: true },
    ]);
  });

  it('announced each of its events by a signed webhook, which the receiver verified', async () => {
    const { id } = await projectOf('启动碧道建设');
    const events = await readHistory(first.database, id);
    const deliveries = await first.database.query<{ sourceId: string; state: string; statusCode: number }>(
      `SELECT d.source_id AS "sourceId", d.state, a.status_code AS "statusCode" FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id
       WHERE d.project_id = $1 AND d.channel = 'webhook'`,
      [id],
    );
    expect(deliveries.map(({ sourceId }) => sourceId).sort()).toEqual(events.map((event) => event.id).sort());
    expect(new Set(deliveries.map(({ state, statusCode }) => `${state} ${statusCode}`))).toEqual(new Set(['delivered 204']));
    const lines = (await readFile(path.join(first.home, 'outbox', 'webhooks.jsonl'), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(first.numbers.webhooks);
    const received = lines.map((line) => JSON.parse(line) as { event: { id: string; type: string } });
    expect(new Set(received.map(({ event }) => event.id))).toEqual(new Set(await eventIds()));
  });

  it('left every letter in the outbox, and nothing unsent', async () => {
    const letters = (await readdir(path.join(first.home, 'outbox'))).filter((name) => name.endsWith('.eml'));
    expect(letters).toHaveLength(first.numbers.emails);
    // What was not out yet when its project was closed is withdrawn.
    const open = await first.database.query(
      `SELECT kind AS what, count(*)::int AS n FROM outbox_job GROUP BY kind
       UNION ALL SELECT state, count(*)::int FROM delivery WHERE state NOT IN ('delivered', 'withdrawn') GROUP BY state`,
    );
    expect(open).toEqual([]);
  });

  it('chased nobody about a project after it was closed; only the message of the next morning tells of the closing', async () => {
    const late = await first.database.query(
      `SELECT p.title FROM project p JOIN delivery d ON d.project_id = p.id AND d.channel NOT IN ('webhook', 'email') AND d.created_at > p.closed_at
       UNION ALL SELECT p.title FROM project p JOIN reminder r ON r.project_id = p.id AND r.recorded_at > p.closed_at`,
    );
    expect(late).toEqual([]);
  });

  it('goes on living on the evening of 10 October 2022', async () => {
    const { clock, demonstration } = await readDatabaseState(first.server.url);
    expect(demonstration?.numbers).toEqual(first.numbers);
    expect(clock.now().toISOString()).toMatch(/^2022-10-10T1[0-2]:/);
  });
});

async function eventIds(): Promise<string[]> {
  const rows = await first.database.query<{ id: string }>(`SELECT id FROM event WHERE type LIKE 'project.%'`);
  return rows.map(({ id }) => id);
}
