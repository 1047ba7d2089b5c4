/**
 * Plans and projects.
 * - plan (计划): an imported document; plan item (事项): one commitment in it
 * - review: a supervisor corrects draft items; registration (立项): an item becomes a project
 * - project (督办项目): who answers for it and until when; move: one step of its life, all of them in one table
 * - revision: a later version of a plan's text, compared with the items it has, applied after confirmation
 * - watcher: takes part in each change of a project, in its transaction
 */
export { assignFromLedger, type LedgerAssignment } from './ledger/assign-from-ledger.js';
export { MAX_LEDGER_BYTES, readLedgerFile } from './ledger/ledger-file.js';
export { ledgerOfParsedPlan } from './ledger/parsed-plan-ledger.js';
export { LEDGER_STATES, readPlanLedger, type LedgerState, type PlanLedger } from './ledger/read-plan-ledger.js';
export { readProjectLedger } from './ledger/read-project-ledger.js';
export type { LedgerProblem } from './ledger/read-wishes.js';
export { ledgerTitleOf } from './ledger/ledger-title.js';
export { TRACKING_EVENTS } from './events/tracking-events.js';
export { TRACKING_MIGRATIONS } from './migrations/index.js';
export { type AttachmentStorage, DiskStorage } from './attachments/attachment-storage.js';
export {
  type Attachment,
  Attachments,
  listAttachments,
  MAX_ATTACHMENT_BYTES,
  MAX_ATTACHMENTS,
} from './attachments/attachments.js';
export { listReports, type ReportView } from './projects/read-reports.js';
export {
  BLOCKER_KINDS,
  BLOCKER_TRANSITION_NAMES,
  BLOCKER_STATES,
  type BlockerKind,
  type BlockerTransition,
  type BlockerState,
  type BlockerView,
} from './blockers/blocker.js';
export { type BlockerCommand, transitionBlocker } from './blockers/move-blocker.js';
export { raiseBlocker } from './blockers/raise-blocker.js';
export { type BlockerFilter, listBlockers, readBlocker } from './blockers/read-blockers.js';
export {
  CALL_IN_TRANSITIONS,
  CALL_IN_STATES,
  type CallInTransition,
  type CallInState,
  type CallInView,
} from './call-ins/call-in.js';
export { type CallInCommand, transitionCallIn } from './call-ins/move-call-in.js';
export { type NewCallIn, raiseCallIn } from './call-ins/raise-call-in.js';
export { type CallInFilter, listCallIns, readCallIn } from './call-ins/read-call-ins.js';
export { ParentProgressListener } from './sub-tasks/family-keeper.js';
export type { Milestone } from './milestones/milestone.js';
export { readMilestones } from './milestones/milestones.store.js';
export { planMilestones, reachMilestone, type PlannedMilestone } from './milestones/plan-milestones.js';
export { fromTemplate, MILESTONE_TEMPLATES, type MilestoneTemplate } from './milestones/templates.js';
export { completeIndicators, type PlannedIndicator } from './indicators/complete-indicator.js';
export {
  CADENCES,
  type Cadence,
  COMPARISONS,
  type Direction,
  DIRECTIONS,
  type Indicator,
  type IndicatorComparison,
  type Measure,
  type MeasuredIndicator,
  MEASURES,
} from './indicators/indicator.js';
export {
  expectedBy,
  goalOf,
  isOwed,
  lastKnown,
  periodsOf,
  presumed,
  progressAt,
  reportingDateOf,
} from './indicators/indicator-course.js';
export { type IndicatorFilter, listMeasured, type MeasuredRow } from './indicators/list-measured.js';
export { addMonths, dayAfter, isMonth, type Month, monthOf } from './indicators/month.js';
export { proposeIndicators } from './indicators/propose-indicators.js';
export { type IndicatorView, readIndicatorProgress } from './indicators/read-indicators.js';
export { reportValue, type ValueCommand } from './indicators/report-value.js';
export { setIndicators } from './indicators/set-indicators.js';
export { type ProgressFacts, NO_PROGRESS_FACTS, readProgressFacts, readProgressFactsOf } from './projects/course-facts.js';
export { changePolicies, type PolicyChange } from './projects/change-policy.js';
export {
  assertProjectsVisible,
  countRunning,
  lockRunning,
  nextRunning,
  RUNNING,
  runningConditions,
  type RunningScope,
} from './projects/running-projects.js';
export { rescheduleAtRiskDates } from './projects/retime-courses.js';
export type { PlannedProgress } from './projects/project-course.js';
export { PlanImporter, planImport, submitPlan, type PlanSubmission, type SubmittedPlan } from './plans/import-plan.js';
export { parseOffloaded } from './plans/parse-aside.js';
export { writeLedgerOffloaded } from './ledger/write-aside.js';
export { runInThread } from './run-in-thread.js';
export { documentOfPlan, MAX_PLAN_BYTES, type PlanFile, planOfText, readPlanFile } from './plans/plan-file.js';
export { PlanItem, type PlanItemState } from './plans/plan-item.entity.js';
export { Plan } from './plans/plan.entity.js';
export { listItems, listPlans, readPlan, readPlanSource, type PlanItemView, type PlanView } from './plans/read-plans.js';
export { dropItem, editItem, mergeItems, restoreItem, splitItem, type ItemEdit, type Review } from './plans/review-items.js';
export { listProjects, readProject, type ProjectView } from './projects/list-projects.js';
export type { ProjectFilter } from './projects/project-filter.js';
export { isConfidential, lockProject, visibleTo } from './projects/project-access.js';
export { asOfRelation } from './projects/kept-at.js';
export { projectsAsOf } from './projects/projects-at.js';
export { type ProjectScope, takesPart, withinScope } from './projects/project-scope.js';
export { conditionSql, type ProgressState, type DueCondition } from './projects/due-condition.js';
export { transitionProject, type TrackingContext } from './projects/move-project.js';
export { isLegal } from './projects/project-moves.js';
export {
  legalTransitions,
  type TransitionCommand,
  PROJECT_TRANSITIONS,
  type ProjectTransition,
} from './projects/project-moves.js';
export type { TransitionStatement, TransitionSubject } from './projects/moves/move-rule.js';
export { LIMIT_KINDS, type LimitKind } from './projects/default-limit.js';
export { ORIGINS, type Origin, PRIORITIES, type Priority } from './projects/project-origin.js';
export { type DirectRegistration, registerProjects } from './projects/register-project.js';
export type { PolicyChooser, UnruledProject } from './projects/policy-chooser.js';
export type { TransitionRule } from './projects/project-guard.js';
export type { ProjectChange, ProjectListener } from './projects/project-watcher.js';
export { hasEnded, isOpen, PROJECT_STATES, type ProjectState } from './projects/project-state.js';
export { ProgressReport } from './projects/progress-report.entity.js';
export { Project } from './projects/project.entity.js';
export { registerItems, type RegisteredItem, type Registration } from './projects/register-items.js';
export { acceptSuggestions, type AcceptedSuggestion } from './suggestion/accept-suggestions.js';
export {
  readItemSuggestions,
  readPlanSuggestions,
  type ItemSuggestions,
  type SuggestionView,
} from './suggestion/read-suggestions.js';
export { DepartmentSuggester } from './suggestion/suggester.js';
export type { EarlierItem, SuggestibleItem, Suggestion } from './suggestion/suggestion.js';
export { applyRevision, type ApplyCommand } from './revisions/apply-revision.js';
export type { ChoiceDefaults, Decision, EntryChoice, RevisionOutcome } from './revisions/choices.js';
export { discardRevision } from './revisions/discard-revision.js';
export { PlanRevision } from './revisions/plan-revision.entity.js';
export { listRevisions, readRevision, type RevisionEntryView, type RevisionView } from './revisions/read-revisions.js';
export { NO_LONGER_IN_PLAN } from './revisions/revision-entry.js';
export { RevisionReader } from './revisions/revision-reader.js';
export { submitRevision, type SubmittedRevision } from './revisions/submit-revision.js';
