import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ProjectsModule } from '#projects';
import { RemindersModule } from '#reminders';
import { SlipsModule } from '#slips';
import { DeskActionDone } from './overdue/desk-action.entity.js';
import { OverdueActionsService } from './overdue/overdue-actions.service.js';

@Module({
  imports: [ProjectsModule, SlipsModule, RemindersModule, TypeOrmModule.forFeature([DeskActionDone])],
  providers: [OverdueActionsService],
  exports: [OverdueActionsService],
})
export class ReportingModule {}
