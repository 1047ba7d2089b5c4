/**
 * When, to whom and through what a project is urged, and what follows for it on a day. Below projects: it knows of a project only what
 * its rules read.
 * - policy definition (催办督办规则): what is saved, in versions    - escalation policy: a definition in force, with its arithmetic
 * - track, anchor: what steps count from, and its date    - lamp (亮灯): red, yellow, green, derived at every reading
 * - planned progress (应达进度): what should be reached by a day, by milestones and indicators
 */
export type { Anchor } from './escalation/anchors.js';
export { EscalationPolicy } from './escalation/escalation-policy.js';
export { type Lamp, lampConditions, lampOf, LAMPS } from './lamp/lamp.js';
export { lampReasonOf, lampWords } from './lamp/lamp-reason.js';
export { PlannedProgress } from './planned-progress.service.js';
export { PoliciesModule } from './policies.module.js';
export { PoliciesService } from './policies.service.js';
export { PolicyStore } from './policy-store.js';
export { checkStep, CONDITION_WORDS, type ProjectFacts } from './policy/check-condition.js';
export { DEFAULT_POLICY } from './policy/default-policy.js';
export { parsePolicy } from './policy/parse-policy.js';
export { PERSONAL_CHANNELS, type PersonalChannel } from './policy/personal-channels.js';
export { Policy } from './policy/policy.entity.js';
export { type Audience, AUDIENCES, PolicyDefinition, type PolicyStep, type Track, TRACKS } from './policy/policy.js';
export { indicatorProgress } from './progress/indicator-arithmetic.js';
export { type Indicator, INDICATOR_TERMS, type MeasuredIndicator } from './progress/indicator.js';
export type { Milestone } from './progress/milestone.js';
export { NO_PROGRESS_FACTS } from './progress/progress-facts.js';
export { type Origin, ORIGINS, PRIORITIES, type Priority } from './projects/project-origin.js';
export { hasEnded, isOpen, PROJECT_STATES, type ProjectState } from './projects/project-state.js';
