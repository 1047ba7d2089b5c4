import { Module } from '@nestjs/common';
import { OfficeCalendar } from './calendar/office-calendar.js';

/** Departments, people, roles, and by which days departments work. */
@Module({
  providers: [{ provide: OfficeCalendar, useFactory: () => new OfficeCalendar() }],
  exports: [OfficeCalendar],
})
export class IdentityModule {}
