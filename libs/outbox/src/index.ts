/**
 * The event log and the queue.
 * - event: something that happened; the history of its subject, and what webhooks announce
 * - outbox job: work that a transaction enqueues; a relay hands it to BullMQ, a sweep hands it over again if lost
 * - catalogue: what each type of event means and what its data look like; each module describes its own
 * - job kind: the name and payload of one sort of background work
 * - background job: long work that a person watches
 */
export { BackgroundJob } from './jobs/background-job.entity.js';
export { BackgroundJobs } from './jobs/background-jobs.service.js';
export { BackgroundJobsModule } from './jobs/background-jobs.module.js';
export { EventCatalogue, type EventDescription, eventsAbout } from './catalogue/event-catalogue.js';
export { type JsonSchema, schema } from './catalogue/schema.js';
export { SYSTEM_ACTOR, type ActorRef, type NewEvent, type RecordedEvent } from './events/event.js';
export { readEvent, readUnannouncedBefore, readEventsOf, readHistory, recordEvents } from './events/events.queries.js';
export { defineJob, eventPublished } from './jobs/job-kinds.js';
export { rescheduleJobs, enqueueJobs, acknowledgeJobs } from './jobs/outbox-jobs.queries.js';
export { checkQueue } from './queue/check-queue.js';
export { queueBackendOf, schemasOf } from './queue/queue-backend.js';
export { OutboxModule } from './outbox.module.js';
export { QueueModule } from './queue.module.js';
export { Queues } from './queue/queues.js';
export { JobProcessor } from './worker/job-processor.js';
export { OutboxRelay } from './worker/outbox-relay.js';
export { Scheduler } from './worker/scheduler.js';
export {
  incompleteTransition,
  isLegalTransition,
  legalTransitionsOf,
  type TransitionRule,
} from './transitions/transition-rule.js';
export { type MadeTransition, type StateMachine, transition, type TransitionRequest } from './transitions/transition.js';
export { migrateQueue } from './queue/migrate-queue.queries.js';
