/**
 * Reports over all projects.
 * - board: lamps of a day, by part, department and series    - statistics: how far a plan is, in one sentence
 * - overdue desk (督查): overdue projects with what is proposed next, and what a supervisor does to many of them
 * - scorecard (考核): the score of a department in a period; an appeal (申诉) contests one line of it
 * - draft (拟通报、拟约谈): the ladder made it, a supervisor approves or dismisses it; an interview (约谈) has a numbered notice
 * - circular (通报): the figures of a period as they were known, and the text that people make of them
 */
export { BoardService } from './board/board.service.js';
export type { Scope } from './board/projects-with-lamp.js';
export type { Board } from './board/board.js';
export type { Statistics, Tally } from './board/statistics.js';
export { type CircularText } from './circulars/circular-text.js';
export { CIRCULAR_STATES, type CircularState } from './circulars/circular-transitions.js';
export type { CircularHead, CircularView } from './circulars/circular-view.js';
export { CircularsService } from './circulars/circulars.service.js';
export type { CircularFormat } from './circulars/write-circular.js';
export { writeCircularOffloaded } from './circulars/write-offloaded.js';

export { DraftsService } from './drafts/drafts.service.js';
export { InterviewsService } from './drafts/interviews.service.js';
export { type Draft, DRAFT_STATES } from './drafts/read-drafts.js';
export { OverdueActionsService } from './overdue/overdue-actions.service.js';
export type { DeskFilter } from './overdue/overdue-desk.queries.js';
export { REASON_SOURCES } from './overdue/overdue-project.js';
export { OverdueService } from './overdue/overdue.service.js';
export { type Proposal } from './overdue/proposal.js';
export { ReportingModule } from './reporting.module.js';
export type { Appeal } from './scorecards/appeals.queries.js';
export { AppealsService } from './scorecards/appeals.service.js';
export { DEFAULT_SCORE_RULES } from './scorecards/parse-score-rules.js';
export { type Period, periodBetween, periodOf } from './scorecards/period.js';
export { APPEAL_STATES } from './scorecards/score-appeal.entity.js';
export type { ScoreQuestion } from './scorecards/score-question.js';
export { ScoreRulesDocument } from './scorecards/score-rules.js';
export { ScoreRulesService } from './scorecards/score-rules.service.js';
export { type CardLine, type CardRow, ScorecardsService } from './scorecards/scorecards.service.js';
export { type Unreachable, UnreachableService } from './unreachable/unreachable.service.js';
export { DESK_ACTIONS, type DeskAction } from './overdue/desk-action.js';
