import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, DomainError, Environment, Logger, SimulatedClock } from '#platform';
import { playPeriod, PolicyAdoptionService, type ProposedPolicy, RemindersDispatcher, sampleRemark } from '#reminders';
import { parsePolicy, PoliciesService } from '#policies';
import { RunningProjects } from '#projects';
import { addDays, civilDateOf, instantAt } from '#work-calendar';
import { copyRunning } from './copy-running.js';
import { type PlannedMessage, readPlannedMessages, type SimulatedDay } from './planned-messages.queries.js';
import { inTemporarySchema } from './simulate.js';

/** Messages of one kind, level, day or department: under the present versions, and if all projects came under the new one now. */
interface PlayedCount {
  key: string;
  before: number;
  after: number;
}

/** The same of one person. */
interface PlayedPerson {
  name: string;
  /** Null for supervisors and leaders. */
  department: string | null;
  before: number;
  after: number;
}

/** The next days as they would go on, and as they would go on under a new version of a policy, side by side. */
export interface ChangePlay {
  from: string;
  to: string;
  /** Projects that were played. */
  projects: number;
  /** One per person and occasion, however many channels carry it. */
  messages: { before: number; after: number };
  byKind: PlayedCount[];
  /** 0 提醒 to 5 约谈. */
  byLevel: PlayedCount[];
  byDay: PlayedCount[];
  /** By name of the department that hears; 未列入部门 are supervisors and leaders. */
  byDepartment: PlayedCount[];
  /** Everybody who gets something on either side, most messages first. */
  byPerson: PlayedPerson[];
  /** zh-CN: that a part was played. */
  remarks: string[];
}

/** So many days at most. */
export const MAX_PLAYED_DAYS = 90;

/** Of more running projects than this only an even part is played. */
const PLAYED_AT_MOST = 2000;
const NO_DEPARTMENT = '未列入部门';

/** @throws DomainError `period.invalid` */
export function assertPlayedDays(days: number): void {
  if (Number.isInteger(days) && days >= 1 && days <= MAX_PLAYED_DAYS) return;
  throw new DomainError('period.invalid', `A change is played over 1 to ${MAX_PLAYED_DAYS} days.`, { days });
}

/** Plays what a change of a policy would do. */
@Injectable()
export class PolicyChangeSimulation {
  constructor(
    private readonly database: Database,
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly versions: PoliciesService,
  ) {}

  /**
   * Plays the next days twice on temporary schemas with the engine of the service: the running projects under a policy that the
   * actor sees, as they stand, and the same moved to the proposed version. Nobody signs, reports or finishes. Nothing is sent or kept.
   * @throws DomainError `access.denied`, `policy.invalid`, `period.invalid`
   */
  async play(proposed: ProposedPolicy, days: number, actor: Actor): Promise<ChangePlay> {
    requireAbility(actor, 'policy.manage');
    parsePolicy(proposed.definition);
    assertPlayedDays(days);
    const now = this.clock.now();
    const { ids, total } = await this.chosenProjects(proposed.name, actor);
    const period = { from: civilDateOf(now), to: addDays(civilDateOf(now), days) };
    const play = (change: ProposedPolicy | null): Promise<SimulatedDay[]> => this.playOn(ids, period.to, change, actor);
    const [before, after] = ids.length === 0 ? [[], []] : await Promise.all([play(null), play(proposed)]);
    return { ...period, projects: ids.length, ...compare(before, after), remarks: sampleRemark('推演', total, ids.length) };
  }

  private async chosenProjects(name: string, actor: Actor): Promise<{ ids: string[]; total: number }> {
    const versions = await this.versions.versions(name);
    const running = new RunningProjects(actor, { policyIds: versions.map(({ id }) => id) });
    const total = await running.count(this.database);
    const oneIn = Math.max(1, Math.ceil(total / PLAYED_AT_MOST));
    const ids: string[] = [];
    for await (const batch of running.batches(this.database, { size: PLAYED_AT_MOST, oneIn })) ids.push(...batch);
    return { ids: ids.slice(0, 2 * PLAYED_AT_MOST), total };
  }

  private async playOn(
    projectIds: readonly string[],
    until: string,
    proposed: ProposedPolicy | null,
    actor: Actor,
  ): Promise<SimulatedDay[]> {
    const start = this.clock.now();
    const clock = new SimulatedClock(start);
    return inTemporarySchema({ environment: this.environment, logger: this.logger }, clock, async (context) => {
      const database = context.get(Database);
      await copyRunning(database, this.database, projectIds);
      if (proposed) await adoptAll(context, proposed, actor);
      await playPeriod({ clock, dispatcher: context.get(RemindersDispatcher) }, instantAt(until, '23:59'));
      return readPlannedMessages(database, start);
    });
  }
}

/** All projects that were copied are those the actor sees. */
async function adoptAll(context: INestApplicationContext, { name, definition }: ProposedPolicy, actor: Actor): Promise<void> {
  const saved = await context.get(PoliciesService).save(actor, name, definition);
  await context.get(PolicyAdoptionService).adopt({ policyId: saved.id, reason: 'simulation' }, actor);
}

function compare(
  before: readonly SimulatedDay[],
  after: readonly SimulatedDay[],
): Omit<ChangePlay, 'from' | 'to' | 'projects' | 'remarks'> {
  type Told = PlannedMessage & { date: string };
  const flat = (days: readonly SimulatedDay[]): Told[] =>
    days.flatMap(({ date, messages }) => messages.map((message) => ({ ...message, date })));
  const sides = [flat(before), flat(after)] as const;
  const by = (keyOf: (message: Told) => string): PlayedCount[] => {
    const keys = [...new Set(sides.flat().map(keyOf))].sort();
    const count = (side: readonly Told[], key: string): number => side.filter((message) => keyOf(message) === key).length;
    return keys.map((key) => ({ key, before: count(sides[0], key), after: count(sides[1], key) }));
  };
  return {
    messages: { before: sides[0].length, after: sides[1].length },
    byKind: by(({ kind }) => kind),
    byLevel: by(({ level }) => String(level)),
    byDay: by(({ date }) => date),
    byDepartment: by(({ department }) => department ?? NO_DEPARTMENT),
    byPerson: countPeople(before, after),
  };
}

function countPeople(before: readonly SimulatedDay[], after: readonly SimulatedDay[]): PlayedPerson[] {
  const people = new Map<string, PlayedPerson>();
  const count = (days: readonly SimulatedDay[], side: 'before' | 'after'): void => {
    for (const { personId, to: name, department } of days.flatMap(({ messages }) => messages)) {
      const person = people.get(personId) ?? { name, department, before: 0, after: 0 };
      person[side] += 1;
      people.set(personId, person);
    }
  };
  count(before, 'before');
  count(after, 'after');
  return [...people.values()].sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after));
}
