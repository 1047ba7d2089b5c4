/**
 * The demonstration (演示): the real job on the plan of 2022, played up to 10 October of that year through the real engine and
 * queue. Its database lives in its own time.
 */
export { type AssignmentRules, parseAssignmentRules } from './assignment.js';
export { type DemonstrationNumbers } from './count.queries.js';
export { dropDemonstration, readDatabaseState, type DemonstrationRecord } from './demonstration-record.js';
export { DemonstrationWebhooks, webhookFileOf } from './demonstration-webhook.js';
export { loadDemonstration, DEMONSTRATION_PASSWORD } from './load-demonstration.js';
export { RegistrationByRules, RegistrationByRulesModule } from './registration-by-rules.js';
export { serviceOptions } from './service-options.js';
