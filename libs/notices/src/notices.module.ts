import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoordinationModule } from '#coordination';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { PoliciesModule } from '#policies';
import { ProjectsModule } from '#projects';
import { RemindersModule } from '#reminders';
import { CoordinationNotices, DelegationNotices, TransitionNotices } from './listeners.js';
import { Notices1796071890000 } from './migrations/1796071890000-notices.js';
import { NoticesService } from './notices.service.js';
import { ProjectNotice } from './project-notice.entity.js';

/** Who is told of what happens to projects, blockers, calls and deputies, when it happens. */
@Module({
  imports: [
    CoordinationModule,
    IdentityModule,
    NotificationsModule,
    PoliciesModule,
    ProjectsModule,
    RemindersModule,
    TypeOrmModule.forFeature([ProjectNotice]),
  ],
  providers: [NoticesService, TransitionNotices, CoordinationNotices, DelegationNotices],
  exports: [NoticesService],
})
export class NoticesModule {
  static readonly migration = Notices1796071890000;
}
