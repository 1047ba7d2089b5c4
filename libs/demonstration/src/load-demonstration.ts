import type { Roster } from '#identity';
import { type Config, createLogger, SimulatedClock } from '#platform';
import { PlansService } from '#plans';
import { instantAt } from '#work-calendar';
import { Application } from '#application';
import { type AssignmentRules, parseAssignmentRules } from './assignment.js';
import { type Behaviour, scriptOf } from './behaviour.js';
import { type Cast, castRoster } from './cast.js';
import { countDemonstration, type DemonstrationNumbers } from './count.js';
import assignmentRules from './data/assignment-rules.json' with { type: 'json' };
import behaviourData from './data/behaviour.json' with { type: 'json' };
import plan from './data/plan.json' with { type: 'json' };
import roster from './data/roster.json' with { type: 'json' };
import { type DemonstrationRecord, writeDemonstration } from './demonstration-record.js';
import { createDemonstrationWebhook } from './demonstration-webhook.js';
import { waitForDisk } from './wait-for-disk.js';
import { type CastAct, keepPromises, playYear } from './play-year.js';
import { type RegisteredProject, registerByRules } from './register-by-rules.js';

/** When the plan is taken in, and when the played part of the year ends. */
const FIRST_DAY = '2022-01-17';
const LAST_DAY = '2022-10-10';

/** Stands in the database until the playing has come to its end. */
const CUT_OFF: DemonstrationRecord = { state: 'playing', clockAt: '', loadedAt: '', webhook: null, numbers: null };

export const DEMONSTRATION_END = instantAt(LAST_DAY, '18:00');
export const DEMONSTRATION_ROSTER = roster as Roster;
export const DEMONSTRATION_RULES: AssignmentRules = parseAssignmentRules(assignmentRules);
export const DEMONSTRATION_PASSWORD = 'duban-demo-2022';

const behaviour = behaviourData as unknown as Behaviour;

export interface DemonstrationOptions {
  config: Config;
  databaseUrl: string;
  secret: string;
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
  const { onProgress } = options;
  const clock = new SimulatedClock(instantAt(FIRST_DAY, '09:00'));
  onProgress(0, '建库 Preparing the database');
  const application = await openStage(options, clock);
  try {
    await application.migrate();
    await writeDemonstration(application.database, CUT_OFF);
    if (options.fast) await waitForDisk(application.database, false);
    const cast = await castRoster(application, DEMONSTRATION_ROSTER, DEMONSTRATION_PASSWORD, 'ducha1');
    const { receiver, webhook } = await createDemonstrationWebhook(application, options.secret, {
      id: cast.supervisor.id,
      name: cast.supervisor.name,
    });
    try {
      await play(application, clock, cast, options);
    } finally {
      await receiver.close();
    }
    const numbers = await countDemonstration(
      application.database,
      LAST_DAY,
      await application.calendar.ofAll(application.database),
    );
    const loadedAt = application.wireClock.now().toISOString();
    const record = { state: 'ready' as const, clockAt: DEMONSTRATION_END.toISOString(), loadedAt, webhook, numbers };
    await writeDemonstration(application.database, record);
    return record;
  } finally {
    if (options.fast) await waitForDisk(application.database, true);
    await application.close();
  }
}

/** A house of its own: simulated time, letters to the outbox folder only, webhooks to this machine. */
async function openStage({ config, databaseUrl, secret }: DemonstrationOptions, clock: SimulatedClock): Promise<Application> {
  const { SMTP_URL: _mail, WECOM_APP_URL: _app, SMS_GATEWAY: _sms, ...rest } = config;
  return Application.open({
    config: { ...rest, WEBHOOK_ALLOW_PRIVATE: true },
    databaseUrl,
    secret,
    role: 'demonstration',
    clock,
    dispatching: false,
    // Thousands of deliveries in half a minute: only what goes wrong is news.
    logger: createLogger(config.LOG_LEVEL === 'info' ? 'warn' : config.LOG_LEVEL, 'demonstration'),
  });
}

async function play(
  application: Application,
  clock: SimulatedClock,
  cast: Cast,
  { signal, onProgress }: DemonstrationOptions,
): Promise<void> {
  await application.startProcessors();
  onProgress(5, '导入 Importing the plan of 2022');
  const { planId } = await application.get(PlansService).submit(cast.supervisor, plan);
  await keepPromises(application, signal);
  onProgress(8, '立项 Registering its items');
  const projects = await registerByRules(application, planId, DEMONSTRATION_RULES, cast.supervisor);
  const acts = await castActs(application, projects, cast);
  await playYear({ application, clock }, acts, DEMONSTRATION_END, {
    signal,
    onMonth: (month) => onProgress(percentOf(month), `推演 Playing ${month}`),
  });
}

async function castActs(application: Application, projects: readonly RegisteredProject[], cast: Cast): Promise<CastAct[]> {
  const dueDates = await application.database.query<{ id: string; dueDate: string }>(
    'SELECT id, due_date AS "dueDate" FROM project',
  );
  const dueDateOf = new Map(dueDates.map(({ id, dueDate }) => [id, dueDate]));
  const acts = projects.flatMap(({ projectId, text, leadDepartmentId }) => {
    const script = scriptOf(
      { text, dueDate: dueDateOf.get(projectId) ?? LAST_DAY, registeredOn: FIRST_DAY },
      behaviour,
      application.calendar,
    );
    return script.map((act) => ({
      ...act,
      projectId,
      actor: act.by === 'supervisor' ? cast.supervisor : cast.officerOf(leadDepartmentId, text),
    }));
  });
  // The sort is stable: acts of the same minute keep the order of the document.
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Months of the played year spread over the second to the last tenth of the bar. */
function percentOf(month: string): number {
  return 10 + (Number(month.slice(5)) - 1) * 9;
}
