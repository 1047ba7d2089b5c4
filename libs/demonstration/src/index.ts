/**
 * The demonstration (演示): the real job on the plan of 2022, played up to 10 October of that year through the real engine and
 * queue. Its database lives in its own time.
 */
export { openServiceApplication } from './open-service.js';
export { dropDemonstration, readDatabaseState, type DemonstrationRecord } from './demonstration-record.js';
export { loadDemonstration, DEMONSTRATION_ROSTER, DEMONSTRATION_RULES, DEMONSTRATION_PASSWORD } from './load-demonstration.js';
export { parseAssignmentRules, type AssignmentRules } from './assignment.js';
export { resumeDemonstrationWebhook, webhookFileOf } from './demonstration-webhook.js';
export { type DemonstrationNumbers } from './count.js';
export { registerByRules } from './register-by-rules.js';
export { chance, pick } from './chance.js';
