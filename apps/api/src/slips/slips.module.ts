import { Module } from '@nestjs/common';
import { SlipsModule } from '#slips';
import { SlipsController } from './slips.controller.js';

/** Routes of numbered notices (督办单). */
@Module({
  imports: [SlipsModule],
  controllers: [SlipsController],
})
export class SlipsApiModule {}
