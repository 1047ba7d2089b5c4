import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { RemindersModule } from '#reminders';
import { CalendarController } from './calendar.controller.js';

/** Routes of the official calendar; a new year moves reminders. */
@Module({ imports: [IdentityModule, RemindersModule], controllers: [CalendarController] })
export class CalendarApiModule {}
