import type { Actor } from '#identity';
import { DomainError, type SimulatedClock, type Tx } from '#platform';

import { SlipsService } from '#slips';
import { type PersonsSlipTransition } from '../../libs/slips/src/slip-transitions.js';
import { RemindersDispatcher, playPeriod } from '#reminders';
import { ProjectsService, MilestonesService, type ProjectTransition } from '#projects';
import { readMilestones } from '../../libs/projects/src/progress/milestones.queries.js';
import { instantAt } from '#work-calendar';
import { grouped } from './oracle/grouped.js';
import type { Moment } from './oracle/calendar.js';
import type { Act } from './oracle/life.js';
import { type Item, registerBatch } from './registration.js';
import type { Beginning } from './oracle/life.js';
import { OverdueActionsService } from '#reporting';
import type { TestServices } from '../setup/services.js';

/** What the application answered to an act: `done`, or the code of its refusal. */
export type Answers = Map<Act, string>;

/** So many acts of one moment are made at the same time, each on another project. */
const AT_ONCE = 4;

/** Plays acts through the use cases of the application, and between them everything that falls due. */
export class Play {
  readonly projectIds: string[] = [];
  readonly answers: Answers = new Map();
  private readonly slipIds = new Map<number, string[]>();
  private milestoneIds = new Map<number, string[]>();

  constructor(
    private readonly services: TestServices,
    private readonly clock: SimulatedClock,
    private readonly actors: ReadonlyMap<string, Actor>,
    private readonly departments: ReadonlyMap<string, string>,
  ) {}

  async run(
    items: readonly Item[],
    beginnings: readonly Beginning[],
    acts: readonly Act[],
    end: Moment,
    progress: (line: string) => void,
  ): Promise<void> {
    const batches = grouped([...beginnings.keys()], (index) => beginnings[index]!.registered);
    const moments = [...new Set([...acts.map(({ at }) => at), ...batches.keys()])].toSorted();
    const actsAt = grouped(acts, ({ at }) => at);
    let month = '';
    let done = 0;
    for (const moment of moments) {
      await this.dueUntil(moment);
      const batch = batches.get(moment);
      if (batch) {
        const registered = batch.map((index) => ({ item: items[index]!, beginning: beginnings[index]! }));
        const ids = await registerBatch(this.services, this.clock, this.actor('ducha1'), registered);
        batch.forEach((index, place) => (this.projectIds[index] = ids[place]!));
      }
      const now = actsAt.get(moment) ?? [];
      await this.makeAll(now);
      done += now.length;
      if (month !== (month = moment.slice(0, 7))) progress(`${month}: ${done} of ${acts.length} acts`);
    }
    await this.dueUntil(end);
  }

  private async dueUntil(moment: Moment): Promise<void> {
    const dispatcher = this.services.get(RemindersDispatcher);
    const [date = '', time = ''] = moment.split(' ');
    await playPeriod({ clock: this.clock, dispatcher }, instantAt(date, time));
  }

  /** Slips take their numbers in turn; everything else of a moment may happen at the same time. */
  private async makeAll(acts: readonly Act[]): Promise<void> {
    const inTurn = acts.filter(({ what }) => what === 'issue-slip');
    const others = acts.filter(({ what }) => what !== 'issue-slip');
    for (const act of inTurn) await this.make(act);
    for (let n = 0; n < others.length; n += AT_ONCE) await Promise.all(others.slice(n, n + AT_ONCE).map((act) => this.make(act)));
  }

  private async make(act: Act): Promise<void> {
    try {
      await this.through(act);
      if (!this.answers.has(act)) this.answers.set(act, 'done');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.answers.set(act, error.code);
    }
  }

  private async through(act: Act): Promise<void> {
    const { database } = this.services;
    const slips = this.services.get(SlipsService);
    const projectId = this.projectIds[act.project]!;
    const actor = this.actor(act.by);
    switch (act.what) {
      case 'urge':
      case 'raise': {
        const desk = this.services.get(OverdueActionsService);
        const [outcome] = await desk.act({ requestId: null, action: act.what, projectIds: [projectId], actor });
        this.answers.set(act, outcome!.problem?.code ?? 'done');
        return;
      }
      case 'issue-slip': {
        const slip = await slips.issue({ projectId, actor });
        this.slipIds.set(act.project, [...(this.slipIds.get(act.project) ?? []), slip.id]);
        return;
      }
      case 'answer-slip':
      case 'accept-slip':
      case 'send-back-slip':
      case 'withdraw-slip': {
        const slipId = this.slipIds.get(act.project)![act.index!]!;
        const transition = act.what.replace('-slip', '') as PersonsSlipTransition;
        await slips.transition({ slipId, transition, actor, expectedVersion: null, text: '已整改', reason: '请补充' });
        return;
      }
      default:
        await database.transaction((tx) => this.transition(tx, act, projectId, actor));
    }
  }

  private async transition(tx: Tx, act: Act, projectId: string, actor: Actor): Promise<void> {
    const projects = this.services.get(ProjectsService);
    const command = { projectId, actor, expectedVersion: null };
    if (act.what === 'plan-milestones') {
      const milestones = act.milestones!.map(({ day, weight }, n) => ({ title: `节点${n + 1}`, dueDate: day, weight }));
      await this.services.get(MilestonesService).plan(tx, { ...command, milestones });
      this.milestoneIds.set(
        act.project,
        (await readMilestones(tx, projectId)).map(({ id }) => id),
      );
    } else if (act.what === 'reach-milestone') {
      await this.services
        .get(MilestonesService)
        .reach(tx, { ...command, milestoneId: this.milestoneIds.get(act.project)![act.index!]! });
    } else {
      const { day, department, departments, percent } = act;
      await projects.transition(tx, {
        ...command,
        transition: act.what as ProjectTransition,
        reason: '说明',
        text: '进展情况',
        ...(day ? { dueDate: day } : {}),
        ...(percent === undefined ? {} : { percent }),
        ...(department && act.what !== 'acknowledge-cooperation' ? { leadDepartmentId: this.departments.get(department)! } : {}),
        ...(departments ? { cooperatingDepartmentIds: departments.map((code) => this.departments.get(code)!) } : {}),
      });
    }
  }

  private actor(login: string): Actor {
    const actor = this.actors.get(login);
    if (!actor) throw new Error(`nobody has the login ${login}`);
    return actor;
  }
}
