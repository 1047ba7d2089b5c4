/**
 * What other systems report by webhook.
 * - source (来源系统): an OA or project system with a secret, a department and a mapping; an actor of its own
 * - message: one webhook of a source, kept as it came, applied whole or not at all, replayed after a correction
 * - mapping: a JSONata expression that makes reports of a body, evaluated in a process of its own
 * - report: progress or completion of one project, applied through transitions of projects
 */
export { REPORT_KINDS } from './mapping/report.js';
export { InboundModule } from './inbound.module.js';
export { InboundProcessorsModule } from './inbound-processors.module.js';
export { MessagesService } from './messages/messages.service.js';
export { SourcesService } from './sources.service.js';
export { type MessageWithBody } from './messages/message.js';
export { MAX_MESSAGE_BYTES, type Receipt, type ReceivedRequest } from './messages/receive-message.queries.js';
export type { AppliedReport } from './reports/apply-reports.js';
export { type InboundSource } from './sources/source.js';
export { type InboundMessage, MESSAGE_STATES, type MessageState } from './messages/message.entity.js';
