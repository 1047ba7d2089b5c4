import { Module } from '@nestjs/common';
import { RemindersModule } from '#reminders';
import { ClickController } from './click.controller.js';

/** Routes of one-click answers. */
@Module({
  imports: [RemindersModule],
  controllers: [ClickController],
})
export class RemindersApiModule {}
