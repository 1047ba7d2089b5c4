/**
 * What a supervision office does on time.
 * - policy (催办督办规则): steps relative to a date: when, to whom, through what, at which level
 * - track: what a step counts from: due date, signature, report date, review
 * - ladder: the steps of one project in order; due step: the next one, a row with a time
 * - reminder (催办): a step that was taken; escalation (督办升级): one after the due date; draft: one a person decides
 * - digest (每日汇总): one message a person a morning; line: what a reminder puts into it
 * - lamp (红黄绿灯): derived from state and due date
 * - slip (督办单): a numbered notice in a colour that demands an answer by a date
 * - scorecard (考核): the score of a department in a period, with the facts behind it
 * - circular (通报): figures of a period over all departments, and the text that people make of them
 * - overdue desk: the supervisor's queue of what is late, with the next step proposed
 */
export { checkFilter } from './events/check-filter.js';
export { readCircumstances } from './events/event-circumstances.js';
export { SUPERVISION_EVENTS } from './events/supervision-events.js';
export { readBoard, type Board } from './board/board.js';
export type { Scope } from './board/lit-projects.js';
export { readStatistics, type Statistics, type Tally } from './board/statistics.js';
export { changeDepartmentDays, type DaysChange, type DaysCommand, type DaysContext } from './calendar/change-days.js';
export { OfficeCalendar } from './calendar/office-calendar.js';
export type { CircularContext } from './circular/circular-context.js';
export type {
  CircularFigures,
  CircularScope,
  Mention,
  MentionReason,
  Named,
  RankingLine,
  RedLine,
} from './circular/circular-figures.js';
export { CIRCULAR_TRANSITIONS, type CircularTransition, CIRCULAR_STATES, type CircularState } from './circular/circular-moves.js';
export { DEFAULT_CIRCULAR_RULES } from './circular/circular-rules.js';
export { CIRCULAR_TEXT_FIELDS, type CircularText, type CircularTextField } from './circular/circular-text.js';
export { Circular } from './circular/circular.entity.js';
export { type CircularDraft, draftCircular } from './circular/draft-circular.js';
export {
  type CircularCommand,
  editCircular,
  issueCircular,
  refreshCircular,
  withdrawCircular,
} from './circular/move-circular.js';
export {
  type CircularHead,
  type CircularView,
  listCirculars,
  readCircular,
  readCircularHistory,
} from './circular/read-circulars.js';
export { writeCircularOffloaded } from './circular/write-aside.js';
export type { CircularFormat } from './circular/write-circular.js';
export { nextFireAt } from './dispatch/due-steps.store.js';
export { Dispatcher, type DispatcherOptions } from './dispatch/dispatcher.js';
export { playPeriod } from './dispatch/play-period.js';
export type { Reminder, ReminderKind } from './dispatch/reminders.store.js';
export { type IndicatorLine, listIndicators, type TableFilter } from './indicators/indicator-table.js';
export { PolicyPlannedProgress, atRiskDates } from './ladder/course.js';
export type { AtRiskDates } from './ladder/turning-days.js';
export { DueStepsListener } from './ladder/ladder-keeper.js';
export { LAMPS, lampConditions, lampConditionsOf, lampOf, type Lamp, type LampSubject } from './ladder/lamp.js';
export { listUnreachable, type Unreachable } from './reach/list-unreachable.js';
export { SUPERVISION_MIGRATIONS } from './migrations/index.js';
export { DEFAULT_POLICY } from './policy/default-policy.js';
export { ByConditions } from './policy/choose-policy.js';
export { previewPolicy, type PolicyPreview } from './policy/preview-policy.js';
export type { DraftAttributes } from './policy/project-facts.js';
export { PolicyTransitionRule } from './policy/policy-guard.js';
export { parsePolicy } from './policy/parse-policy.js';
export {
  currentPolicy,
  DEFAULT_POLICY_NAME,
  ensureDefaultPolicy,
  listPolicies,
  type Policy,
  PolicyStore,
  readPolicy,
  savePolicy,
} from './policy/policies.js';
export { AUDIENCES, PolicyDefinition, PolicyStep, TRACKS, type Audience, type Track } from './policy/policy.js';
export { type Adoption, type AdoptionCommand, type AdoptionContext, adoptPolicy } from './policy-change/adopt-policy.js';
export type { ChoiceChange } from './policy-change/choice-change.js';
export { DIFFERENCES, type PolicyDifference } from './policy-change/diff-policies.js';
export {
  type ChangeContext,
  type ChangePreview,
  previewChange,
  type ProposedPolicy,
  sampleRemark,
  type StepEffect,
  type StepExample,
} from './policy-change/preview-change.js';
export { STEP_CHANGES, type StepChange, type StepCounts } from './policy-change/step-moves.js';
export type { SlipChoice, SlipDraft } from './slips/draft-slip.js';
export { readDraftSlip } from './slips/read-draft-slip.js';
export { issueSlip, type SlipIssue } from './slips/issue-slip.js';
export { transitionSlip, type SlipTransitionCommand } from './slips/move-slip.js';
export { projectNotice } from './messages/project-notice.js';
export { listSlips, readSlip, type SlipFilter, type SlipView } from './slips/read-slips.js';
export { SLIP_COLOURS, type SlipColour } from './slips/slip-colour.js';
export type { SlipContext } from './slips/slip-context.js';
export { DOCX_MEDIA_TYPE, slipDocx } from './slips/slip-docx.js';
export { SlipsListener } from './slips/slip-keeper.js';
export { PERSONS_SLIP_TRANSITIONS, type PersonsSlipTransition } from './slips/slip-moves.js';
export { SLIP_STATES, type SlipState } from './slips/slip-state.js';
export { Slip } from './slips/slip.entity.js';
export {
  actOnOverdue,
  DESK_ACTIONS,
  type DeskAction,
  type DeskCommand,
  type DeskContext,
  type DeskOutcome,
} from './desk/act-on-overdue.js';
export {
  type DeskFilter,
  type GivenReason,
  type OpenSlip,
  type OverdueProject,
  readOverdueDesk,
  REASON_SOURCES,
} from './desk/overdue-desk.js';
export { PROPOSED_ACTIONS, type Proposal, type ProposedAction } from './desk/proposal.js';
export {
  type Appeal,
  APPEAL_STATES,
  type AppealState,
  decideAppeal,
  listAppeals,
  readAppeal,
  submitAppeal,
  type Verdict,
  VERDICT_NAMES,
} from './scorecard/appeals.js';
export { type Click, CLICK_TRANSITIONS, ClickLinks, type ClickTransition } from './one-click/click-links.js';
export { type ClickView, useClick, viewClick } from './one-click/use-click.js';
export { type Period, periodBefore, periodBetween, periodOf } from './scorecard/period.js';
export type { Rate, Rates } from './scorecard/rates.js';
export type { ScoreContext, ScoreQuestion } from './scorecard/read-facts.js';
export {
  type CardLine,
  type RankedScore,
  type Ranking,
  readRanking,
  readScorecard,
  type Scorecard,
} from './scorecard/read-scorecards.js';
export { LINE_STATES, type LineState, type Score, type ScoreLine, scoreOf } from './scorecard/score-of.js';
export { DEFAULT_SCORE_RULES, parseScoreRules } from './scorecard/parse-score-rules.js';
export {
  ensureDefaultScoreRules,
  listScoreRules,
  publishScoreRules,
  readScoreRules,
  rulesFor,
  type SavedScoreRules,
  scoreRulesAt,
} from './scorecard/saved-score-rules.js';
export { DEDUCTIONS, SCORE_ROLES, type ScoreRole, type ScoreRules, type ScoreRulesDocument } from './scorecard/score-rules.js';
