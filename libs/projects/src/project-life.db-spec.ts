import { ProjectsService } from './projects.service.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import type { Actor } from '#identity';
import { DomainError } from '#platform';
import { type FreshDatabase, freshDatabase } from '../../../test/setup/database.js';
import { givenSite, type Site } from '../../../test/setup/given.js';
import { readProject } from './reading/list-projects.queries.js';
import { type TransitionCommand, PROJECT_TRANSITIONS, type ProjectTransition } from './transitions/project-transitions.js';
import { recordOf, replay } from './project/project-record.js';
import { Project } from './project/project.entity.js';

/**
 * The life of a project as the book of rules tells it, written apart from the table of moves: what is open in which
 * state, and what it leads to.
 */
interface Model {
  state: string;
  before: string | null;
  dueDate: string;
  asked: string | null;
  objects: boolean;
  excused: boolean;
  extensions: number;
  hidden: boolean;
  reported: boolean;
  returned: boolean;
  transitions: number;
}

const WORKING = ['registered', 'in_progress'];
const ALIVE = [...WORKING, 'in_review', 'suspended'];

function expected(model: Model, transition: ProjectTransition, dueDate: string): Partial<Model> | 'refused' {
  const { state, asked, objects } = model;
  const alive = ALIVE.includes(state);
  const isOver = state === 'closed' || state === 'carried_over';
  switch (transition) {
    case 'acknowledge':
      return state === 'registered' ? { state: 'in_progress', objects: false } : 'refused';
    case 'object':
      return state === 'registered' && !objects ? { objects: true } : 'refused';
    case 'dismiss-objection':
      return state === 'registered' && objects ? { objects: false } : 'refused';
    case 'reassign':
      return WORKING.includes(state) ? { state: 'registered', objects: false, asked: null, returned: false } : 'refused';
    case 'transfer':
      return alive || isOver ? {} : 'refused';
    case 'change-leader':
    case 'name-people':
      return alive ? {} : 'refused';
    case 'report':
      return state === 'in_progress' ? { reported: true, returned: false } : 'refused';
    case 'no-change':
      return state === 'in_progress' && !model.returned ? { reported: true } : 'refused';
    case 'return-report':
      return state === 'in_progress' && model.reported && !model.returned ? { returned: true } : 'refused';
    case 'request-report':
      return WORKING.includes(state) ? {} : 'refused';
    case 'request-extension':
      return WORKING.includes(state) && !asked && model.extensions < 2 && dueDate > model.dueDate
        ? { asked: dueDate }
        : 'refused';
    case 'withdraw-extension':
      return alive && asked ? { asked: null } : 'refused';
    case 'approve-extension':
      return alive && state !== 'suspended' && asked && dueDate > model.dueDate && dueDate <= asked
        ? { dueDate, asked: null, extensions: model.extensions + 1 }
        : 'refused';
    case 'refuse-extension':
      return alive && state !== 'suspended' && asked ? { asked: null } : 'refused';
    case 'request-completion':
      return state === 'in_progress' ? { state: 'in_review' } : 'refused';
    case 'close':
      return state === 'in_review' ? { state: 'closed', asked: null } : 'refused';
    case 'return':
      return state === 'in_review' ? { state: 'in_progress' } : 'refused';
    case 'reopen':
      return state === 'closed' ? { state: 'in_progress' } : 'refused';
    case 'suspend':
      return alive && state !== 'suspended' ? { state: 'suspended', before: state } : 'refused';
    case 'resume':
      return state === 'suspended' ? { state: model.before ?? '', before: null } : 'refused';
    case 'cancel':
      return alive ? { state: 'cancelled', asked: null, objects: false } : 'refused';
    // Its successor goes on, so that it is not reopened.
    case 'carry-over':
      return WORKING.includes(state) ? { state: 'carried_over', asked: null, objects: false } : 'refused';
    case 'take-back':
      return state === 'registered' && !model.reported ? { state: 'cancelled', asked: null, objects: false } : 'refused';
    case 'change-due-date':
      return alive ? { dueDate } : 'refused';
    case 'excuse':
      return (alive || isOver) && !model.excused ? { excused: true } : 'refused';
    // The supervisor is of no department that helps.
    case 'acknowledge-cooperation':
    case 'report-cooperation':
      return 'refused';
    case 'change-cooperation':
      return alive ? {} : 'refused';
    case 'label':
      return alive || isOver ? {} : 'refused';
    case 'prioritize':
      return alive ? {} : 'refused';
    case 'restrict':
      return alive || isOver ? { hidden: true } : 'refused';
    case 'unrestrict':
      return (alive || isOver) && model.hidden ? { hidden: false } : 'refused';
  }
}

let database: FreshDatabase;
let site: Site;
let supervisor: Actor;
let leader: Actor;
let departments: string[];

beforeAll(async () => {
  database = await freshDatabase();
  site = await givenSite(database.url);
  supervisor = await site.actor('ducha');
  leader = await site.actor('leader');
  departments = [await site.departmentId('sthj'), await site.departmentId('cjj')];
});

afterAll(async () => {
  await site.close();
  await database.drop();
});

const MINUTE = 60_000;

/** 40 moves each; `LIVES=250` plays 10,000. */
const LIVES = Number(process.env['LIVES'] ?? 50);

async function make(
  projectId: string,
  transition: ProjectTransition,
  said: Partial<TransitionCommand>,
): Promise<'made' | 'refused'> {
  const command: TransitionCommand = { projectId, transition, actor: supervisor, expectedVersion: null, ...said };
  try {
    await site.database.transaction((tx) => site.get(ProjectsService).transition(tx, command));
    return 'made';
  } catch (error) {
    if (error instanceof DomainError) return 'refused';
    throw error;
  }
}

const transitions = fc.record({
  transition: fc.constantFrom(...PROJECT_TRANSITIONS),
  dueDate: fc.constantFrom('2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31'),
  department: fc.nat(1),
});

describe('moves, legal and illegal, in any order', () => {
  it('are allowed and refused by the rules, each is in the history, and the history rebuilds the project exactly', async () => {
    const life = fc.array(transitions, { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(life, async (script) => {
        const projectId = await site.project({ dueDate: '2022-06-17' });
        const model: Model = {
          state: 'registered',
          before: null,
          dueDate: '2022-06-17',
          asked: null,
          objects: false,
          excused: false,
          extensions: 0,
          hidden: false,
          reported: false,
          returned: false,
          transitions: 0,
        };
        for (const { transition, dueDate, department } of script) {
          site.clock.moveTo(new Date(site.clock.now().getTime() + 1));
          const next = expected(model, transition, dueDate);
          const said: Partial<TransitionCommand> = {
            reason: '理由',
            percent: 50,
            text: '进展',
            dueDate,
            leadDepartmentId: departments[department] ?? '',
            leaderId: leader.id,
            priority: 'high',
            tags: [dueDate],
            series: ['十项民生实事'],
            readerIds: [],
            people: [],
            cooperatingDepartmentIds: departments,
          };
          expect(await make(projectId, transition, said), `${transition} in ${JSON.stringify(model)}`).toBe(
            next === 'refused' ? 'refused' : 'made',
          );
          if (next !== 'refused') Object.assign(model, next, { transitions: model.transitions + 1 });
        }
        await expectKept(projectId, model);
      }),
      { numRuns: LIVES, endOnFailure: true },
    );
  }, 300_000);
});

async function expectKept(projectId: string, model: Model): Promise<void> {
  const project = await site.database.dataSource.manager.findOneByOrFail(Project, { id: projectId });
  expect(project).toMatchObject({
    state: model.state,
    dueDate: model.dueDate,
    requestedDueDate: model.asked,
    extensions: model.extensions,
    confidential: model.hidden,
    version: model.transitions + 1,
  });
  const history = await readHistory(site.database, projectId, 0, 1000);
  expect(history).toHaveLength(model.transitions + 1);
  expect(replay(history)).toEqual(recordOf(project));
}

describe('as of a past instant', () => {
  it('a project reads as the events until then tell it', async () => {
    const projectId = await site.project({ dueDate: '2022-06-17' });
    const script: [ProjectTransition, Partial<TransitionCommand>][] = [
      ['acknowledge', {}],
      ['report', { percent: 30, text: '已进场' }],
      ['request-extension', { dueDate: '2022-09-30', reason: '汛期' }],
      ['approve-extension', { dueDate: '2022-08-31' }],
      ['request-completion', { text: '已建成' }],
      ['close', {}],
    ];
    const instants = [new Date(site.clock.now().getTime() + 1)];
    for (const [transition, said] of script) {
      site.clock.moveTo(new Date(site.clock.now().getTime() + MINUTE));
      expect(await make(projectId, transition, said)).toBe('made');
      instants.push(new Date(site.clock.now().getTime() + 1));
    }
    for (const asOf of instants) {
      const then = await readProject(site.database, supervisor, projectId, asOf);
      const known = (await readHistory(site.database, projectId)).filter(({ at }) => at < asOf);
      const { state, dueDate, percent, extensions, requestedDueDate, closedAt } = replay(known);
      expect(then).toMatchObject({ state, dueDate, percent, extensions, requestedDueDate });
      expect(then.closedAt?.toISOString() ?? null).toBe(closedAt);
      expect(then.version).toBe(known.length);
    }
  });

  it('before its registration it is not there', async () => {
    const before = site.clock.now();
    site.clock.moveTo(new Date(before.getTime() + MINUTE));
    const projectId = await site.project();
    await expect(readProject(site.database, supervisor, projectId, before)).rejects.toMatchObject({
      code: 'project.not-found',
    });
  });
});
