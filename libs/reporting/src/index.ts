export { type Board, readBoard } from './board/board.js';
export type { Scope } from './board/projects-with-lamp.js';
export { type Statistics, type Tally, readStatistics } from './board/statistics.js';
export type { CircularContext } from './circulars/circular-context.js';
export type {
  CircularFigures,
  CircularScope,
  Mention,
  MentionReason,
  RankingLine,
  RedLine,
} from './circulars/circular-figures.js';
export { DEFAULT_CIRCULAR_RULES } from './circulars/circular-rules.js';
export { CIRCULAR_TEXT_FIELDS, type CircularText } from './circulars/circular-text.js';
export { CIRCULAR_STATES, CIRCULAR_TRANSITIONS, type CircularState } from './circulars/circular-transitions.js';
export { Circular } from './circulars/circular.entity.js';
export { draftCircular } from './circulars/draft-circular.js';
export {
  type CircularHead,
  type CircularView,
  listCirculars,
  readCircular,
  readCircularHistory,
} from './circulars/read-circulars.js';
export { editCircular, issueCircular, refreshCircular, withdrawCircular } from './circulars/transition-circular.js';
export type { CircularFormat } from './circulars/write-circular.js';
export { writeCircularOffloaded } from './circulars/write-offloaded.js';
export { type IndicatorLine, type TableFilter, listIndicators } from './indicators/indicator-table.js';
export { DESK_ACTIONS, type DeskAction, type DeskOutcome, OverdueActionsService } from './overdue/overdue-actions.service.js';
export { type OverdueProject, REASON_SOURCES, readOverdueDesk } from './overdue/overdue-desk.js';
export { PROPOSED_ACTIONS, type Proposal } from './overdue/proposal.js';
export { REPORTING_EVENTS } from './reporting-events.js';
export {
  APPEAL_STATES,
  type Appeal,
  type AppealState,
  VERDICT_NAMES,
  decideAppeal,
  listAppeals,
  readAppeal,
  submitAppeal,
} from './scorecards/appeals.js';
export { DEFAULT_SCORE_RULES } from './scorecards/parse-score-rules.js';
export { type Period, periodBetween, periodOf } from './scorecards/period.js';
export type { ScoreContext, ScoreQuestion } from './scorecards/read-facts.js';
export { type CardLine, type Ranking, type Scorecard, readRanking, readScorecard } from './scorecards/read-scorecards.js';
export {
  type SavedScoreRules,
  ensureDefaultScoreRules,
  listScoreRules,
  publishScoreRules,
  rulesFor,
  scoreRulesAt,
} from './scorecards/saved-score-rules.js';
export { LINE_STATES } from './scorecards/score-of.js';
export { DEDUCTIONS, SCORE_ROLES, type ScoreRulesDocument } from './scorecards/score-rules.js';
export { type Unreachable, listUnreachable } from './unreachable/list-unreachable.js';
export { ReportingModule } from './reporting.module.js';
