import { type Actor, requireAbility } from '#identity';
import { DomainError, SimulatedClock } from '#platform';
import { playPeriod, PolicyAdoptionService, type ProposedPolicy, sampleRemark } from '#reminders';
import { parsePolicy, PoliciesService } from '#policies';
import { countRunning, nextRunning } from '#projects';
import { addDays, civilDateOf, instantAt } from '#work-calendar';
import type { Application } from '#application';
import { copyRunning } from './copy-running.js';
import { type PlannedMessage, readPlannedMessages, type SimulatedDay } from './planned-messages.js';
import { inTemporarySchema } from './simulate.js';

/** Messages of one kind, level, day or department: under the present versions, and if all projects came under the new one now. */
export interface PlayedCount {
  key: string;
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
  /** zh-CN: that a part was played. */
  remarks: string[];
}

/** So many days at most. */
export const MAX_PLAYED_DAYS = 90;

/** Of more running projects than this only an even part is played. */
const PLAYED_AT_MOST = 2000;
const NO_DEPARTMENT = '未列入部门';

/**
 * Plays the next days twice on throw-away schemas with the engine of the service: the running projects under a policy that the
 * actor sees, as they stand, and the same moved to the proposed version. Nobody signs, reports or finishes. Nothing is sent or kept.
 * @throws DomainError `access.denied`, `policy.invalid`, `period.invalid`
 */
export async function playChange(live: Application, proposed: ProposedPolicy, days: number, actor: Actor): Promise<ChangePlay> {
  requireAbility(actor, 'policy.manage');
  parsePolicy(proposed.definition);
  if (!Number.isInteger(days) || days < 1 || days > MAX_PLAYED_DAYS)
    throw new DomainError('period.invalid', `A change is played over 1 to ${MAX_PLAYED_DAYS} days.`, { days });
  const now = live.clock.now();
  const { ids, total } = await chosenProjects(live, proposed.name, actor);
  const period = { from: civilDateOf(now), to: addDays(civilDateOf(now), days) };
  const play = (isMoved: boolean): Promise<SimulatedDay[]> => playOn(live, ids, period.to, isMoved ? proposed : null, actor);
  const [before, after] = ids.length === 0 ? [[], []] : await Promise.all([play(false), play(true)]);
  return { ...period, projects: ids.length, ...compare(before, after), remarks: sampleRemark('推演', total, ids.length) };
}

async function chosenProjects({ database }: Application, name: string, actor: Actor): Promise<{ ids: string[]; total: number }> {
  const versions = await database.query<{ id: string }>('SELECT id FROM policy WHERE name = $1', [name]);
  const scope = { policyIds: versions.map(({ id }) => id) };
  const total = await countRunning(database, actor, scope);
  const oneIn = Math.max(1, Math.ceil(total / PLAYED_AT_MOST));
  return { ids: await nextRunning(database, actor, scope, { after: null, limit: 2 * PLAYED_AT_MOST, oneIn }), total };
}

async function playOn(
  live: Application,
  projectIds: readonly string[],
  until: string,
  proposed: ProposedPolicy | null,
  actor: Actor,
): Promise<SimulatedDay[]> {
  const start = live.clock.now();
  const clock = new SimulatedClock(start);
  const { config, logger } = live;
  return inTemporarySchema({ databaseUrl: live.database.url, config, logger }, clock, async (application) => {
    await copyRunning(application.database, live.database, projectIds);
    if (proposed) await adoptAll(application, proposed, actor);
    const engine = { clock, dispatcher: application.dispatcher };
    await playPeriod(engine, instantAt(until, '23:59'));
    return readPlannedMessages(application.database, start);
  });
}

/** All projects that were copied are those the actor sees. */
async function adoptAll(application: Application, { name, definition }: ProposedPolicy, actor: Actor): Promise<void> {
  const saved = await application.get(PoliciesService).save(actor, name, definition);
  await application.get(PolicyAdoptionService).adopt({ policyId: saved.id, reason: 'simulation' }, actor);
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
  };
}
