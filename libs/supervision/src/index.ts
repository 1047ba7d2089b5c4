/**
 * What a supervision office does on time.
 * - policy (催办督办规则): steps relative to a date: when, to whom, through what, at which level
 * - track: what a step counts from: due date, signature, report date, review
 * - ladder: the steps of one project in order; due step: the next one, a row with a time
 * - reminder (催办): a step that was taken; escalation (督办升级): one after the due date; draft: one a person decides
 * - lamp (红黄绿灯): derived from state and due date
 */
export { nextFireAt } from './dispatch/due-steps.store.js';
export { Dispatcher, type DispatcherOptions } from './dispatch/dispatcher.js';
export { playPeriod } from './dispatch/play-period.js';
export type { Reminder, ReminderKind } from './dispatch/reminders.store.js';
export { PolicyCourse, turningDays, type TurningDays } from './ladder/course.js';
export { LadderKeeper } from './ladder/ladder-keeper.js';
export { LAMPS, lampConditions, lampOf, type Lamp, type LampSubject } from './ladder/lamp.js';
export { Supervision1700000000600 } from './migrations/1700000000600-supervision.js';
export { DEFAULT_POLICY } from './policy/default-policy.js';
export { MoreTracks1700000000610 } from './migrations/1700000000610-more-tracks.js';
export { PolicyGuard } from './policy/policy-guard.js';
export { parsePolicy } from './policy/parse-policy.js';
export {
  currentPolicy,
  DEFAULT_POLICY_NAME,
  ensureDefaultPolicy,
  listPolicies,
  type Policy,
  PolicyShelf,
  readPolicy,
  savePolicy,
} from './policy/policies.js';
export { AUDIENCES, PolicyDefinition, PolicyStep, TRACKS, type Audience, type Track } from './policy/policy.js';
