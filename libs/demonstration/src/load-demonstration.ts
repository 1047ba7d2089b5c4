import type { INestApplicationContext } from '@nestjs/common';
import { MigrationService, openContext, type ProgramOptions, withServices } from '#application';
import { type Actor, directory, OfficeCalendar, type Roster } from '#identity';
import { type Environment, Clock, createLogger, Database, SimulatedClock, SystemClock } from '#platform';
import { Project } from '#projects';
import { PlansService } from '#plans';
import { instantAt } from '#work-calendar';
import { type AssignmentRules, parseAssignmentRules } from './assignment.js';
import { type Act, type Behaviour, helperScriptOf, questionOf, scriptOf } from './behaviour.js';
import { type Cast, castRoster } from './cast.js';
import { countDemonstration, type DemonstrationNumbers } from './count.queries.js';
import assignmentRules from './data/assignment-rules.json' with { type: 'json' };
import behaviourData from './data/behaviour.json' with { type: 'json' };
import plan from './data/plan.json' with { type: 'json' };
import roster from './data/roster.json' with { type: 'json' };
import { DemonstrationDrafts } from './demonstration-drafts.js';
import { DemonstrationInstructions, INSTRUCTIONS } from './demonstration-instructions.js';
import { type DemonstrationRecord, writeDemonstration } from './demonstration-record.js';
import { type CastAct, DemonstrationPlayer } from './demonstration-player.js';
import { DemonstrationWebhooks } from './demonstration-webhook.js';
import { DemonstrationModule } from './demonstration.module.js';
import { waitForDisk } from './wait-for-disk.queries.js';
import { type RegisteredProject, RegistrationByRules } from './registration-by-rules.js';

/** When the plan is taken in, and when the played part of the year ends. */
const FIRST_DAY = '2022-01-17';
const LAST_DAY = '2022-10-10';

/** On these days the supervisor goes through what the ladder drafted. */
const DRAFTS_DECIDED = ['2022-07-15', '2022-09-26'];

/** What somebody does at a moment besides the transitions that are played. */
interface Deed {
  at: Date;
  make: () => Promise<void>;
}

/** Stands in the database until the playing has come to its end. */
const CUT_OFF: DemonstrationRecord = { state: 'playing', clockAt: '', loadedAt: '', webhook: null, numbers: null };

const DEMONSTRATION_END = instantAt(LAST_DAY, '18:00');
export const DEMONSTRATION_ROSTER = roster as Roster;
export const DEMONSTRATION_RULES: AssignmentRules = parseAssignmentRules(assignmentRules);
export const DEMONSTRATION_PASSWORD = 'duban-demo-2022';

const behaviour = behaviourData as unknown as Behaviour;

export interface DemonstrationOptions {
  /** With the database to fill and the secret. */
  environment: Environment;
  /** The database is ours alone: don't wait for the disk at each commit while the year is played. */
  fast: boolean;
  signal?: AbortSignal;
  /** @param percent 0 to 100 */
  onProgress: (percent: number, message: string) => void;
}

/**
 * Fills an empty database with the real job on a real document: roster, import, registration, and the year 2022 played
 * through the real engine and queue up to 10 October. Letters land in the outbox folder, signed events at a receiver on
 * this machine; nothing leaves it. The outcome is the same at every loading.
 */
export async function loadDemonstration(
  options: DemonstrationOptions,
): Promise<DemonstrationRecord & { numbers: DemonstrationNumbers }> {
  options.onProgress(0, '建库 Preparing the database');
  const program = programOf(options);
  await withServices(program, async (services) => {
    await services.get(MigrationService).migrate();
    await writeDemonstration(services.get(Database), CUT_OFF);
    if (options.fast) await waitForDisk(services.get(Database), false);
  });
  const context = await openContext(DemonstrationModule, program);
  try {
    return await fill(context, options);
  } finally {
    if (options.fast) await waitForDisk(context.get(Database), true);
    await context.close();
  }
}

/** Simulated time, letters to the outbox folder only, webhooks to this machine. */
function programOf({ environment }: DemonstrationOptions): ProgramOptions {
  const { SMTP_URL: _mail, WECOM_APP_URL: _app, SMS_GATEWAY: _sms, ...rest } = environment;
  return {
    role: 'demonstration',
    environment: { ...rest, WEBHOOK_ALLOW_PRIVATE: true },
    clock: new SimulatedClock(instantAt(FIRST_DAY, '09:00')),
    // Thousands of deliveries in two minutes: only what goes wrong is news.
    logger: createLogger(environment.LOG_LEVEL === 'info' ? 'warn' : environment.LOG_LEVEL, 'demonstration'),
  };
}

async function fill(
  context: INestApplicationContext,
  options: DemonstrationOptions,
): Promise<DemonstrationRecord & { numbers: DemonstrationNumbers }> {
  const database = context.get(Database);
  const now = context.get(Clock).now();
  const cast = await castRoster(database, now, DEMONSTRATION_ROSTER, DEMONSTRATION_PASSWORD, 'ducha1');
  const { id, name } = cast.supervisor;
  const { receiver, webhook } = await context.get(DemonstrationWebhooks).create({ id, name });
  try {
    await play(context, cast, options);
  } finally {
    await receiver.close();
  }
  const numbers = await countDemonstration(database, LAST_DAY, await context.get(OfficeCalendar).ofAll(database));
  const loadedAt = context.get(SystemClock).now().toISOString();
  const record = { state: 'ready' as const, clockAt: DEMONSTRATION_END.toISOString(), loadedAt, webhook, numbers };
  await writeDemonstration(database, record);
  return record;
}

async function play(context: INestApplicationContext, cast: Cast, { signal, onProgress }: DemonstrationOptions): Promise<void> {
  onProgress(5, '导入 Importing the plan of 2022');
  const player = context.get(DemonstrationPlayer);
  const { planId } = await context.get(PlansService).submit(cast.supervisor, plan);
  await player.untilDone(signal);
  onProgress(8, '立项 Registering its items');
  const projects = await context.get(RegistrationByRules).register(planId, DEMONSTRATION_RULES, cast.supervisor);
  const acts = await castActs(context.get(Database), context.get(OfficeCalendar), projects, cast);
  const watch = {
    ...(signal ? { signal } : {}),
    onMonth: (month: string) => onProgress(percentOf(month), `推演 Playing ${month}`),
  };
  let from = new Date(0);
  const playUntil = async (until: Date): Promise<void> => {
    await player.play(
      acts.filter(({ at }) => at > from && at <= until),
      until,
      watch,
    );
    from = until;
  };
  for (const { at, make } of deedsOf(context, cast)) {
    await playUntil(at);
    await make();
  }
  await playUntil(DEMONSTRATION_END);
}

/** In order of time. */
function deedsOf(context: INestApplicationContext, cast: Cast): Deed[] {
  const drafts = context.get(DemonstrationDrafts);
  const instructions = context.get(DemonstrationInstructions);
  const deeds: Deed[] = DRAFTS_DECIDED.map((day) => ({
    at: instantAt(day, '16:00'),
    make: () => drafts.decide(cast.supervisor),
  }));
  for (const one of INSTRUCTIONS) {
    const { answer } = one;
    deeds.push({ at: instantAt(...one.given), make: () => instructions.give(one, cast) });
    if (answer) deeds.push({ at: instantAt(...answer.given), make: () => instructions.answer(one, answer.text, cast) });
  }
  return deeds.sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function castActs(
  database: Database,
  calendar: OfficeCalendar,
  projects: readonly RegisteredProject[],
  cast: Cast,
): Promise<CastAct[]> {
  // All projects: the demonstration plays the people of a database of its own.
  const rows = await database.manager.find(Project, { select: { id: true, dueDate: true, leaderId: true } });
  const registered = new Map(rows.map((row) => [row.id, row]));
  const codes = new Map((await directory.departments(database)).map(({ id, code }) => [id, code]));
  const acts = projects.flatMap(({ projectId, text, leadDepartmentId, cooperatingDepartmentIds }) => {
    const { dueDate = LAST_DAY, leaderId = null } = registered.get(projectId) ?? {};
    const project = { text, dueDate, registeredOn: FIRST_DAY };
    const leader = leaderId === null ? null : cast.personOf(leaderId);
    const actorOf = ({ by }: Act): Actor | null =>
      by === 'supervisor' ? cast.supervisor : by === 'leader' ? leader : cast.officerOf(leadDepartmentId, text);
    const script = [
      ...scriptOf(project, behaviour, calendar),
      ...(leader ? questionOf(project, behaviour, calendar) : []),
    ].flatMap((act) => {
      const actor = actorOf(act);
      return actor ? [{ ...act, projectId, actor }] : [];
    });
    const help = cooperatingDepartmentIds.flatMap((id) => {
      const actor = cast.officerOf(id, text);
      return helperScriptOf(project, codes.get(id) ?? '', behaviour, calendar).map((act) => ({ ...act, projectId, actor }));
    });
    return [...script, ...help];
  });
  // The sort is stable: acts of the same minute keep the order of the document.
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Months of the played year spread over the second to the last tenth of the bar. */
function percentOf(month: string): number {
  return 10 + (Number(month.slice(5)) - 1) * 9;
}
