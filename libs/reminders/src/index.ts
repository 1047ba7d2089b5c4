/**
 * Reminders (催办) and escalation (督办升级).
 * - due step: the next step of a project on one track, with the time at which it falls due
 * - dispatcher: takes due steps: reminder, history, messages and the next step in one transaction
 * - digest (每日汇总): one message a person a morning that gathers steps
 * - one-click link: signs for a task, or reports that nothing has changed, from a message without a login
 * - urge (人工催办), raise (提请领导): what a supervisor does by hand
 * - adoption: running projects come under the newest version of a policy
 */
export { CalendarChangeService, type YearChange } from './calendar/calendar-change.service.js';
export { DepartmentDaysChangeService, type DaysChange } from './department-days/department-days-change.service.js';
export { DigestService } from './digest/digest.service.js';
export { gathered } from './digest/gathered.js';
export { DispatchModule } from './dispatch.module.js';
export { playPeriod } from './dispatch/play-period.js';
export { Reminder, type ReminderKind } from './dispatch/reminder.entity.js';
export { RemindersDispatcher } from './dispatch/reminders-dispatcher.js';
export { ProjectNoticesService } from './messages/project-notices.service.js';
export { UpcomingService } from './due-steps/upcoming.service.js';
export { ClickLinks } from './one-click/click-links.js';
export { type ClickView, OneClickService } from './one-click/one-click.service.js';
export type { ChoiceChange } from './policy-change/choice-change.js';
export { type Adoption, PolicyAdoptionService } from './policy-change/policy-adoption.service.js';
export {
  type ChangePreview,
  PolicyChangePreviewService,
  type ProposedPolicy,
  sampleRemark,
  type StepExample,
} from './policy-change/policy-change-preview.service.js';
export { type StepChange, type StepCounts } from './policy-change/step-shifts.js';
export { RemindersModule } from './reminders.module.js';
export { UrgeService } from './urge/urge.service.js';
