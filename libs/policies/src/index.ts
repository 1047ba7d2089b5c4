export { DIFFERENCES, type PolicyDifference, diffPolicies } from './difference/diff-policies.js';
export type { Anchor } from './escalation/anchors.js';
export { EscalationPolicy } from './escalation/escalation-policy.js';
export type { PlannedStep } from './escalation/occurrences.js';
export { LEVEL_NAMES } from './policy/level-names.js';
export { type DueCondition, conditionSql } from './lamp/due-condition.js';
export { LAMPS, type Lamp, type LampSubject, lampConditions, lampConditionsOf, lampOf, overdueConditions } from './lamp/lamp.js';
export { type ConditionAnswer, type CurrentFacts, asksForCurrentState, checkStep } from './policy/check-condition.js';
export { PolicyChooser, type Candidate, choosePolicy, inAskedOrder, readCandidates } from './policy/choose-policy.js';
export type { StepCondition } from './policy/condition.js';
export { DEFAULT_POLICY } from './policy/default-policy.js';
export { parsePolicy } from './policy/parse-policy.js';
export {
  DEFAULT_POLICY_NAME,
  type Policy,
  currentPolicy,
  ensureDefaultPolicy,
  listPolicies,
  lockPolicy,
  readPolicy,
  savePolicy,
  versionsOf,
} from './policy/policies.js';
export { AUDIENCES, type Audience, PolicyDefinition, type PolicyStep, TRACKS, type Track } from './policy/policy.js';

export { factsOf, factsOfRegistered } from './policy/project-facts.js';
export { indicatorAtRiskDates } from './progress/indicator-at-risk-dates.js';
export {
  type Progress,
  expectedBy,
  goalOf,
  lastKnown,
  periodsOf,
  progressAt,
  reportingDateOf,
} from './progress/indicator-progress.js';
export {
  CADENCES,
  COMPARISONS,
  type Cadence,
  DIRECTIONS,
  type Direction,
  type Indicator,
  type IndicatorComparison,
  MEASURES,
  type Measure,
  type MeasuredIndicator,
} from './progress/indicator.js';
export { type Milestone, nextMilestoneDate, percentDone } from './progress/milestone.js';
export { type Month, addMonths, isMonth, monthOf, monthsBetween } from './progress/month.js';
export { PlannedProgress } from './planned-progress.service.js';
export { PolicyStore } from './policy-store.js';
export { atRiskDates, pointsBehind } from './progress/planned-progress.js';
export { ORIGINS, type Origin, PRIORITIES, type Priority } from './projects/project-origin.js';
export { OPEN, PROJECT_STATES, type ProjectState, hasEnded, isOpen } from './projects/project-state.js';
export { type ProgressFacts, NO_PROGRESS_FACTS } from './progress/progress-facts.js';
export { type DraftAttributes, factsOfDraft } from './policy/project-facts.js';
export { type PolicyChoice } from './policy/choose-policy.js';
export { PERSONAL_CHANNELS, type PersonalChannel } from './policy/personal-channels.js';
export { isOwed, shareBy } from './progress/indicator-progress.js';
export { PoliciesModule } from './policies.module.js';
export { POLICY_EVENTS } from './policy-events.js';
