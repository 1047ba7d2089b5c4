import { type Actor, loadRoster, type Roster } from '#identity';
import { type Database, newId, SimulatedClock } from '#platform';
import { DEFAULT_POLICY, PoliciesService } from '#policies';
import { PlanItem, type Registration, RegistrationService, Plan } from '#plans';
import { instantAt } from '#work-calendar';
import { TestServices } from './services.js';

/** Builders for tests: each states only what matters to it. */
export const ROSTER: Roster = {
  departments: [
    { code: 'sthj', name: '生态环境分局', shortName: '生态环境局', aliases: [], duties: '河涌、碧道' },
    { code: 'cjj', name: '城市建设局', shortName: '城建局', aliases: [], duties: '道路、公园' },
  ],
  people: [
    {
      login: 'huanbao-head',
      name: '环保局长',
      role: 'officer',
      departmentCode: 'sthj',
      isHead: true,
      email: 'huanbao-head@example.invalid',
    },
    { login: 'huanbao', name: '环保经办', role: 'officer', departmentCode: 'sthj', email: 'huanbao@example.invalid' },
    { login: 'chengjian', name: '城建经办', role: 'officer', departmentCode: 'cjj' },
    { login: 'ducha', name: '督查员', role: 'supervisor', email: 'ducha@example.invalid' },
    { login: 'leader', name: '分管领导', role: 'leader', email: 'leader@example.invalid' },
  ],
};

/** Sets up what a test needs and no person of its roster may. */
export const ADMINISTRATOR: Actor = { id: newId(), name: '管理员', kind: 'person', role: 'admin', departmentId: null };

/** Whoever this is: an officer of no department. */
export function personWithId(id: string): Actor {
  return { id, name: '某人', kind: 'person', role: 'officer', departmentId: null };
}

export interface Site extends Pick<TestServices, 'get' | 'database' | 'startWorking' | 'ofWorker'> {
  clock: SimulatedClock;
  actor(login: string): Promise<Actor>;
  departmentId(code: string): Promise<string>;
  /** A registered project of 生态环境分局, led by 分管领导. */
  project(details?: Partial<Registration> & { text?: string }): Promise<string>;
  draftItem(text?: string): Promise<string>;
  close(): Promise<void>;
}

/** All services on a fresh database, the clock standing at 2022-01-17 10:00 (a Monday), roster loaded. */
export async function givenSite(
  databaseUrl: string,
  start: Date = instantAt('2022-01-17', '10:00'),
  { keepsNotices = false } = {},
): Promise<Site> {
  const clock = new SimulatedClock(start);
  const services = await TestServices.open({ databaseUrl, clock });
  const { database } = services;
  await database.transaction((tx) => loadRoster(tx, ROSTER, start));

  const actor = async (login: string): Promise<Actor> => {
    const [row] = await database.query<Actor>(
      `SELECT id, name, role, department_id AS "departmentId", 'person' AS kind FROM person WHERE login = $1`,
      [login],
    );
    if (!row) throw new Error(`the roster has no ${login}`);
    return row;
  };
  const departmentId = async (code: string): Promise<string> => {
    const [row] = await database.query<{ id: string }>('SELECT id FROM department WHERE code = $1', [code]);
    return row?.id ?? '';
  };
  const draftItem = (text = '启动碧道建设'): Promise<string> => givenDraftItem(database, text, start);

  return {
    database,
    get: (type) => services.get(type),
    startWorking: () => services.startWorking(),
    ofWorker: (type) => services.ofWorker(type),
    clock,
    actor,
    departmentId,
    draftItem,
    project: async ({ text, ...details } = {}) => {
      const registration: Registration = {
        itemId: await draftItem(text),
        leadDepartmentId: await departmentId('sthj'),
        leaderId: (await actor('leader')).id,
        policyId: (await services.get(PoliciesService).versions('default'))[0]?.id ?? '',
        dueDate: '2022-06-17',
        ...details,
      };
      const supervisor = await actor('ducha');
      const [registered] = await services.get(RegistrationService).register(supervisor, [registration]);
      if (!keepsNotices) await takeAssignmentsAway(database);
      return registered?.projectId ?? '';
    },
    close: () => services.close(),
  };
}

/** A test about reminders counts these alone: the notice of an assignment is taken away before it is sent. */
async function takeAssignmentsAway(database: Database): Promise<void> {
  await database.query(
    `WITH notice AS (DELETE FROM delivery WHERE content->>'kind' IN ('assignment', 'assignments') RETURNING job_id)
     DELETE FROM outbox_job WHERE id IN (SELECT job_id FROM notice)`,
  );
  await database.query(`DELETE FROM digest_line WHERE notice->>'kind' IN ('assignment', 'assignments')`);
}

/** From now on the default policy gathers nothing: every step is a message of its own. */
export async function givenNoDigest({ get, actor }: Site): Promise<void> {
  const { digest: _, ...policy } = DEFAULT_POLICY;
  const admin: Actor = { ...(await actor('ducha')), role: 'admin' };
  await get(PoliciesService).save(admin, 'default', policy);
}

async function givenDraftItem(database: Database, text: string, now: Date): Promise<string> {
  const planId = newId();
  const itemId = newId();
  await database.transaction(async (tx) => {
    await tx.manager.insert(Plan, {
      id: planId,
      title: '工作要点',
      issuer: null,
      planYear: 2022,
      fileName: null,
      source: `${text}。`,
      sourceHash: planId,
      sourceNumber: 1,
      state: 'review',
      skipped: [],
      createdBy: null,
      createdAt: now,
      version: 1,
    });
    await tx.manager.insert(PlanItem, {
      id: itemId,
      planId,
      spanStart: 0,
      spanEnd: text.length,
      text,
      title: text.slice(2),
      path: ['营造一流生态体系'],
      dueText: null,
      due: null,
      quantities: [],
      commitment: 'start',
      kind: 'task',
      action: text.slice(0, 2),
      object: text.slice(2),
      start: null,
      recurrence: null,
      isUrgent: false,
      targets: [],
      responsibility: null,
      leadDepartmentId: null,
      cooperatingDepartmentIds: [],
      leaderId: null,
      assignedFrom: null,
      state: 'draft',
      dropReason: null,
      derivedFrom: [],
      sourceNumber: 1,
      edited: [],
      version: 1,
    });
  });
  return itemId;
}
