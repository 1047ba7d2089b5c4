/**
 * Who is told of what happens, when it happens.
 * - who is told: the one table that says of each event who must act next and who waits
 * - party: whom an event concerns, as lead, helpers, decider; for each event it means certain people
 * - assignment notice (交办通知): says to a department that a task is its own, with one click to sign
 */
export { NoticesModule } from './notices.module.js';
export { NoticesService } from './notices.service.js';
