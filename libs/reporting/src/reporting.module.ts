import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { PlansModule } from '#plans';
import { NoticesModule } from '#notices';
import { PoliciesModule } from '#policies';
import { ProjectsModule } from '#projects';
import { RemindersModule } from '#reminders';
import { SlipsModule } from '#slips';
import { BoardService } from './board/board.service.js';
import { Circular, CircularCounter } from './circulars/circular.entity.js';
import { CircularStateMachine } from './circulars/circular-state-machine.js';
import { CircularsService } from './circulars/circulars.service.js';
import { FiguresGatherer } from './circulars/figures-gatherer.js';
import { DraftDecision } from './drafts/draft-decision.entity.js';
import { DraftsService } from './drafts/drafts.service.js';
import { Interview, InterviewCounter } from './drafts/interview.entity.js';
import { InterviewsService } from './drafts/interviews.service.js';
import { DeskActionDone } from './overdue/desk-action.entity.js';
import { OverdueActionsService } from './overdue/overdue-actions.service.js';
import { OverdueService } from './overdue/overdue.service.js';
import { AppealsService } from './scorecards/appeals.service.js';
import { FactsReader } from './scorecards/facts-reader.js';
import { SavedScoreRules } from './scorecards/saved-score-rules.entity.js';
import { ScoreAppeal } from './scorecards/score-appeal.entity.js';
import { ensureDefaultScoreRules, ScoreRulesService } from './scorecards/score-rules.service.js';
import { ScorecardsService } from './scorecards/scorecards.service.js';
import { UnreachableService } from './unreachable/unreachable.service.js';
import { Reporting1796071920000 } from './migrations/1796071920000-reporting.js';
import { REPORTING_EVENTS } from './reporting-events.js';
import type { Tx } from '#platform';

@Module({
  imports: [
    IdentityModule,
    PoliciesModule,
    PlansModule,
    ProjectsModule,
    SlipsModule,
    RemindersModule,
    NoticesModule,
    TypeOrmModule.forFeature([
      Circular,
      CircularCounter,
      DeskActionDone,
      DraftDecision,
      Interview,
      InterviewCounter,
      ScoreAppeal,
      SavedScoreRules,
    ]),
  ],
  providers: [
    BoardService,
    OverdueService,
    OverdueActionsService,
    FactsReader,
    ScoreRulesService,
    ScorecardsService,
    AppealsService,
    FiguresGatherer,
    CircularStateMachine,
    CircularsService,
    DraftsService,
    InterviewsService,
    UnreachableService,
  ],
  exports: [
    BoardService,
    OverdueService,
    OverdueActionsService,
    ScoreRulesService,
    ScorecardsService,
    AppealsService,
    CircularsService,
    DraftsService,
    InterviewsService,
    UnreachableService,
  ],
})
export class ReportingModule {
  static readonly migration = Reporting1796071920000;
  static readonly events = REPORTING_EVENTS;

  static afterMigration(tx: Tx, { now }: { now: Date }): Promise<void> {
    return ensureDefaultScoreRules(tx, now);
  }
}
