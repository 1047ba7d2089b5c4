import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProjectsModule } from '#projects';
import { ReportingModule } from '#reporting';
import { ScreensController, WallController } from './screens.controller.js';

/** Routes of screens on walls. */
@Module({
  imports: [IdentityModule, ProjectsModule, ReportingModule],
  controllers: [ScreensController, WallController],
})
export class ScreensApiModule {}
