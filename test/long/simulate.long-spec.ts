import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_ROSTER, DEMONSTRATION_RULES } from '../../libs/demonstration/src/load-demonstration.js';
import { simulateFiles, type Simulation, type SimulatedFiles } from '#simulation';
import { PlanSimulation } from '../../libs/simulation/src/plan-simulation.js';
import { chooseChannels } from '../../libs/notifications/src/preferences/channel-choice.js';
import { type Actor, DelegationsService } from '#identity';
import { type Environment, Database, newId, readConfig } from '#platform';
import { WorkCalendar } from '#work-calendar';
import { freshDatabase, type FreshDatabase } from '../setup/database.js';
import { givenSite } from '../setup/given.js';

const PLAN = new URL('../fixtures/plans/000_9889dcd344a42c10.txt', import.meta.url);
const period = { from: '2022-01-17', to: '2022-12-31' };

let environment: Environment;
let server: FreshDatabase;
let database: Database;

beforeAll(async () => {
  server = await freshDatabase();
  environment = readConfig({
    DATABASE_URL: server.url,
    DUBAN_SECRET: 'a secret that is long enough for a test',
    LOG_LEVEL: 'error',
  });
  database = await Database.open({ url: server.url, migrations: [] });
});

afterAll(async () => {
  await database.close();
  await server.drop();
});

async function files(change: Partial<SimulatedFiles> = {}): Promise<SimulatedFiles> {
  return {
    plan: { source: await readFile(PLAN, 'utf8'), planYear: 2022 },
    roster: DEMONSTRATION_ROSTER,
    rules: DEMONSTRATION_RULES,
    ...change,
  };
}

async function simulationSchemas(): Promise<string[]> {
  const rows = await database.query<{ name: string }>(`SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'sim\\_%'`);
  return rows.map(({ name }) => name);
}

async function liveRows(): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM outbox_job WHERE kind <> 'event.published') + (SELECT count(*) FROM delivery) + (SELECT count(*) FROM inbox_message)
       + (SELECT count(*) FROM plan) + (SELECT count(*) FROM person) AS n`,
  );
  return row?.n ?? -1;
}

const titlesOn = ({ days }: Simulation, date: string, to: string): string[] =>
  (days.find((day) => day.date === date)?.messages ?? []).filter((message) => message.to === to).map(({ title }) => title);

describe('a simulation', () => {
  it('of any plan uses its own departments and dates, without a roster and without rules', async () => {
    const source = [
      '区2024年生态环境重点工作',
      '一、重点任务',
      '（一）建成水质监测站3座，6月底前完成。（牵头单位：生态环境局；配合单位：财政局）',
      '（二）完成排污口整治20个，9月底前完成。（牵头单位：水务局）',
      '（三）新建口袋公园2个。',
    ].join('\n');
    const own = { from: '2024-01-15', to: '2024-12-31' };
    const { days, totals } = await simulateFiles({ environment, period: own }, { plan: { source, planYear: 2024 } });
    expect(totals).toMatchObject({ projects: 3, leftOut: 0 });
    const messages = days.flatMap((day) => day.messages);
    const departments = new Set(messages.map(({ department }) => department));
    expect(departments).toContain('生态环境局');
    expect(departments).toContain('水务局');
    expect(departments).toContain('未明确牵头单位');
    expect(messages.some(({ department, title }) => department === '水务局' && title.includes('排污口整治'))).toBe(true);
  });

  it('lists day by day who would hear of what, and leaves nothing behind', async () => {
    const simulation = await simulateFiles({ environment, period }, await files());
    const dates = simulation.days.map(({ date }) => date);
    const calendar = new WorkCalendar();
    expect(dates).toEqual([...dates].sort());
    expect(dates.filter((date) => !calendar.isWorkday(date))).toEqual([]);
    expect(simulation.totals.messages).toBe(simulation.days.reduce((sum, { messages }) => sum + messages.length, 0));
    expect(simulation.totals.projects).toBeGreaterThan(100);
    // 启动碧道建设 is due on 30 September; nobody signs in a simulation, so its officer hears of it 30 days before.
    expect(titlesOn(simulation, '2022-08-31', '余秋月')).toContainEqual(expect.stringMatching(/碧道建设（还有 30 天）/));
    expect(await simulationSchemas()).toEqual([]);
    expect(await liveRows()).toBe(0);
  });

  it('comes out the same each time', async () => {
    const short = { from: '2022-09-01', to: '2022-10-31' };
    const play = async (): Promise<unknown> => {
      const { days, totals } = await simulateFiles({ environment, period: short }, await files());
      return {
        totals,
        days: days.map(({ date, messages }) => [date, messages.map(({ to, title, level }) => `${to} ${level} ${title}`).sort()]),
      };
    };
    expect(await play()).toEqual(await play());
  });

  it('clears away when it fails in the middle', async () => {
    await expect(simulateFiles({ environment, period }, await files({ policy: { title: 'no steps' } }))).rejects.toThrow(
      /policy/,
    );
    await expect(
      simulateFiles(
        { environment, period },
        await files({
          rules: { ...DEMONSTRATION_RULES, leads: [], fallback: { lead: 'nobody', cooperating: [], leader: null } },
        }),
      ),
    ).rejects.toThrow(/"nobody", which the roster doesn't have/);
    expect(await simulationSchemas()).toEqual([]);
  });

  it('refuses a period that is none, or too long', async () => {
    const simulate = async (from: string, to: string): Promise<Simulation> =>
      simulateFiles({ environment, period: { from, to } }, await files());
    await expect(simulate('2022-02-30', '2022-03-01')).rejects.toThrow('"2022-02-30" is not a date');
    await expect(simulate('2022-03-02', '2022-03-01')).rejects.toThrow('ends (2022-03-01) before it begins');
    await expect(simulate('2022-01-01', '2023-12-31')).rejects.toThrow('at most 400 days');
  });

  it('sweeps up what killed simulations left a day ago, and no other schema', async () => {
    const old = `sim_${Date.UTC(2026, 0, 1).toString(16).padStart(12, '0')}${'0'.repeat(20)}`;
    const running = `sim_${newId().replaceAll('-', '')}`;
    for (const name of [old, running, 'sim_city']) await database.query(`CREATE SCHEMA "${name}"`);
    await simulateFiles({ environment, period: { from: '2022-01-17', to: '2022-01-18' } }, await files());
    expect((await simulationSchemas()).sort()).toEqual([running, 'sim_city'].sort());
    for (const name of [running, 'sim_city']) await database.query(`DROP SCHEMA "${name}"`);
  });
});

describe('a simulation of a plan in the database', () => {
  it('plays its projects from the beginning and changes nothing of them', async () => {
    const own = await freshDatabase();
    const site = await givenSite(own.url);
    try {
      const projectId = await site.project({ dueDate: '2022-06-17' });
      const [before] = await site.database.query<{ planId: string }>('SELECT *, plan_id AS "planId" FROM project');
      const play = (login: string): Promise<Simulation> =>
        site
          .actor(login)
          .then((actor) => site.get(PlanSimulation).play(before?.planId ?? '', { from: '2022-03-01', to: '2022-07-29' }, actor));
      const simulation = await play('ducha');
      expect(simulation.totals).toMatchObject({ projects: 1, leftOut: 0 });
      const due = simulation.days.find(({ date }) => date === '2022-06-17');
      expect(due?.messages).toContainEqual(
        expect.objectContaining({ to: '环保经办', kind: 'digest', projectIds: [projectId], channels: ['email', 'inbox'] }),
      );
      expect(await site.database.query('SELECT *, plan_id AS "planId" FROM project')).toEqual([before]);
      expect(await site.database.query('SELECT 1 FROM reminder UNION ALL SELECT 1 FROM delivery')).toEqual([]);
      await expect(play('huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    } finally {
      await site.close();
      await own.drop();
    }
  });

  it('knows who is away and how people want to be told, and shows nobody what only others may know of', async () => {
    const own = await freshDatabase();
    const site = await givenSite(own.url);
    try {
      const projectId = await site.project({ dueDate: '2022-06-17' });
      const [row] = await site.database.query<{ planId: string }>('SELECT plan_id AS "planId" FROM project');
      const [officer, head, supervisor] = await Promise.all(['huanbao', 'huanbao-head', 'ducha'].map((one) => site.actor(one)));
      const wish = {
        personId: officer?.id ?? '',
        deputyId: head?.id ?? '',
        from: '2022-06-13',
        to: '2022-06-17',
        reason: '出差',
      };
      await site.get(DelegationsService).delegate(officer as Actor, wish);
      const choice = { channels: [], language: 'en' as const };
      const read = { expectedVersion: 0, now: site.clock.now() };
      await site.database.transaction((tx) => chooseChannels(tx, head as Actor, wish.deputyId, choice, read));
      const play = async (): Promise<Simulation> =>
        site.get(PlanSimulation).play(row?.planId ?? '', { from: '2022-03-01', to: '2022-06-17' }, supervisor as Actor);
      const simulation = await play();
      expect(titlesOn(simulation, '2022-06-10', '环保经办')).toContain('【每日汇总】碧道建设（还有 7 天）');
      expect(titlesOn(simulation, '2022-06-17', '环保经办')).toEqual([]);
      expect(titlesOn(simulation, '2022-06-17', '环保局长').some((title) => title.endsWith('(for 环保经办)'))).toBe(true);
      const toHead = simulation.days.flatMap(({ messages }) => messages.filter(({ to }) => to === '环保局长'));
      expect(new Set(toHead.flatMap(({ channels }) => channels))).toEqual(new Set(['inbox']));

      const hide = 'UPDATE project SET confidential = true, reader_ids = $2 WHERE id = $1';
      await site.database.query(hide, [projectId, [officer?.id]]);
      expect((await play()).totals).toMatchObject({ projects: 0, messages: 0 });
      await site.database.query(hide, [projectId, [officer?.id, supervisor?.id]]);
      expect(titlesOn(await play(), '2022-06-17', '环保局长')).toEqual([]);
    } finally {
      await site.close();
      await own.drop();
    }
  });
});
