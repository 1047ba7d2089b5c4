import { Module } from '@nestjs/common';
import { SchedulesModule } from '#schedules';
import { ViewsController } from './views.controller.js';

/** Routes of saved views. */
@Module({ imports: [SchedulesModule], controllers: [ViewsController] })
export class ViewsApiModule {}
