import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { RemindersModule } from '#reminders';
import { DepartmentDaysController } from './department-days.controller.js';

/** Routes of the working days of departments; a change moves reminders. */
@Module({ imports: [IdentityModule, RemindersModule], controllers: [DepartmentDaysController] })
export class DepartmentDaysApiModule {}
