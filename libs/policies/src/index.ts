export { DIFFERENCES, type PolicyDifference, diffPolicies } from './difference/diff-policies.js';
export type { Anchor } from './escalation/anchors.js';
export { EscalationPolicy } from './escalation/escalation-policy.js';
export type { PlannedStep } from './escalation/occurrences.js';
export { LEVEL_NAMES } from './policy/level-names.js';
export { type DueCondition, conditionSql } from './lamp/due-condition.js';
export { LAMPS, type Lamp, type LampSubject, lampConditions, lampConditionsOf, lampOf, overdueConditions } from './lamp/lamp.js';
export {
  type ConditionAnswer,
  type CurrentFacts,
  type ProjectFacts,
  asksForCurrentState,
  checkStep,
} from './policy/check-condition.js';
export { type PolicyCandidates, type PolicyChoice } from './policy/policy-candidates.js';
export type { StepCondition } from './policy/condition.js';
export { DEFAULT_POLICY, DEFAULT_POLICY_NAME } from './policy/default-policy.js';
export { parsePolicy } from './policy/parse-policy.js';
export { PoliciesService } from './policies.service.js';
export { Policy } from './policy/policy.entity.js';
export { ensureDefaultPolicy } from './policy/save-policy.js';
export { AUDIENCES, type Audience, PolicyDefinition, type PolicyStep, TRACKS, type Track } from './policy/policy.js';

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
export { PERSONAL_CHANNELS, type PersonalChannel } from './policy/personal-channels.js';
export { isOwed, shareBy } from './progress/indicator-progress.js';
export { PoliciesModule } from './policies.module.js';
export { POLICY_EVENTS } from './policy-events.js';
