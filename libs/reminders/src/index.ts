export { type DaysChange, type DaysCommand, changeDepartmentDays } from './calendar/change-department-days.js';

export { Dispatcher } from './dispatch/dispatcher.js';

export { playPeriod } from './dispatch/play-period.js';
export type { ReminderKind } from './dispatch/reminders.store.js';
export { DueStepsListener } from './due-steps/due-steps-listener.js';
export { RemindersModule } from './reminders.module.js';
export { projectNotice } from './messages/project-notice.js';
export { SignatureLines1700000000647 } from './migrations/1700000000647-signature-lines.js';
export { SUPERVISION_MIGRATIONS } from './migrations/index.js';
export { type Click, ClickLinks } from './one-click/click-links.js';
export { type ClickView, useClick, viewClick } from './one-click/use-click.js';
export { type Adoption, adoptPolicy } from './policy-change/adopt-policy.js';
export type { ChoiceChange } from './policy-change/choice-change.js';
export { type ProposedPolicy, type StepExample, previewChange, sampleRemark } from './policy-change/preview-change.js';
export { STEP_CHANGES, type StepChange, type StepCounts } from './policy-change/step-shifts.js';
export { HANDOVERS, LADDER_EVENTS } from './reminder-events.js';
export { callPeople } from './urge/call-people.js';
