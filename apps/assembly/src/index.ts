/**
 * The house put together: every room on one database and one queue. Apps choose what of it they run.
 * - demonstration (演示): the real job on the plan of 2022, played up to 10 October of that year
 * - simulation (演练): a period played on a throw-away schema, to see what would be sent
 */
export { parseAssignmentRules, type AssignmentRules } from './demonstration/assignment.js';
export type { DemonstrationNumbers } from './demonstration/count.js';
export {
  dropDemonstration,
  readDemonstration,
  readDatabaseState,
  type DatabaseState,
  type DemonstrationRecord,
} from './demonstration/demonstration-record.js';
export { resumeDemonstrationWebhook, webhookFileOf } from './demonstration/demonstration-webhook.js';
export {
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_ROSTER,
  DEMONSTRATION_RULES,
  loadDemonstration,
  type DemonstrationOptions,
} from './demonstration/load-demonstration.js';
export { ShiftedClock } from './demonstration/shifted-clock.js';
export { WebhookReceiver } from './demonstration/webhook-receiver.js';
export { Application, queueBackendOf, type ApplicationOptions } from './house.js';
export { FEATURES } from './features.js';
export { migrate, openDatabase } from './migrate.js';
export { openServiceApplication } from './open-service-house.js';
export { ENTITIES, EVENT_CATALOGUE, MIGRATIONS } from './rooms.js';
export { runUntilStopped } from './run-until-stopped.js';
export { type ChangePlay, MAX_PLAYED_DAYS, playChange, type PlayedCount } from './simulation/play-change.js';
export { parseRoster } from './simulation/parse-roster.js';
export { WorkerModule, type WorkerModuleOptions } from './worker.module.js';
export { MAX_SIMULATED_DAYS, type SimulatedPeriod, type Simulation } from './simulation/simulate.js';
export type { PlannedMessage, SimulatedDay, SimulationTotals } from './simulation/planned-messages.js';
export { simulateFiles, type SimulatedFiles } from './simulation/simulate-files.js';
export { simulatePlan } from './simulation/simulate-plan.js';
export { chance, pick } from './demonstration/chance.js';
