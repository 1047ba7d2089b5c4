import { Module } from '@nestjs/common';
import { ReportingModule } from '#reporting';
import { SchedulesModule } from '#schedules';
import { BoardController } from './board.controller.js';
import { OverdueController } from './overdue.controller.js';
import { CircularsController } from './circulars.controller.js';
import { ScorecardsController } from './scorecards.controller.js';
import { ScoreRulesController } from './score-rules.controller.js';
import { AppealsController } from './appeals.controller.js';
import { DraftsController } from './drafts.controller.js';

/** Routes of board, overdue desk, circulars, scorecards. */
@Module({
  imports: [ReportingModule, SchedulesModule],
  controllers: [
    BoardController,
    OverdueController,
    CircularsController,
    ScorecardsController,
    ScoreRulesController,
    AppealsController,
    DraftsController,
  ],
})
export class ReportingApiModule {}
