export { DiskStorage } from './attachments/attachment-storage.js';
export { type Attachment, Attachments, MAX_ATTACHMENT_BYTES, listAttachments } from './attachments/attachments.js';

export { type PlannedIndicator, completeIndicators } from './indicators/complete-indicator.js';
export { type IndicatorFilter, type MeasuredRow, listMeasured } from './indicators/list-measured.js';
export { proposeIndicators } from './indicators/propose-indicators.js';
export { type IndicatorView, readIndicatorProgress } from './indicators/read-indicators.js';
export { IndicatorsService } from './indicators/indicators.service.js';
export { TRACKING_MIGRATIONS } from './migrations/index.js';
export { readMilestones } from './milestones/milestones.store.js';
export { MilestonesService, type PlannedMilestone } from './milestones/milestones.service.js';
export { MILESTONE_TEMPLATES, type MilestoneTemplate, fromTemplate } from './milestones/templates.js';

export { readProgressFacts, readProgressFactsOf } from './progress/progress-facts.js';
export { type PolicyChange, changePolicies } from './projects/change-policy.js';
export type { DaysOfDepartments } from './projects/days-of-departments.js';
export { LIMIT_KINDS, type LimitKind } from './projects/default-limit.js';
export { type Assignment, assertAssigneesKnown, newProject } from './projects/enter-project.js';
export { type ProjectView, listProjects, readProject } from './projects/list-projects.js';

export { ProgressReport } from './projects/progress-report.entity.js';
export { assertKnown, isConfidential, lockProject, visibleTo } from './projects/project-access.js';
export { type ProjectFilter, passing } from './projects/project-filter.js';
export { type ProjectScope, takesPart, withinScope } from './projects/project-scope.js';
export { Project } from './projects/project.entity.js';
export { projectsAsOf } from './projects/projects-as-of.js';
export { type ReportView, listReports } from './projects/read-reports.js';
export type { DirectRegistration } from './projects/register-project.js';
export {
  type RunningScope,
  assertProjectsVisible,
  countRunning,
  lockRunning,
  nextRunning,
  runningConditions,
} from './projects/running-projects.js';
export { type ProjectChange, ProjectListener } from './projects/project-listener.js';
export { ProjectListeners } from './projects/project-listeners.js';
export { ProjectsModule } from './projects.module.js';
export {
  PROJECT_TRANSITIONS,
  type ProjectTransition,
  type TransitionCommand,
  isLegal,
  legalTransitions,
} from './transitions/project-transitions.js';
export type { TransitionStatement } from './transitions/table/transition-definition.js';
export { assertDueDate } from './projects/assert-due-date.js';
export { ProjectsService } from './transitions/projects.service.js';
export { type PolicyPreview, previewPolicy } from './projects/preview-policy.js';
export { EVENTS_OF_PROJECTS } from './events/events-of-projects.js';
export { type UnruledProject } from './projects/unruled-project.js';
