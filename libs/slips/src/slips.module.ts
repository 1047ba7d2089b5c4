import { Module } from '@nestjs/common';
import { SlipsListener } from './slips-listener.js';

/** Formal notices (督办单). */
@Module({ providers: [SlipsListener] })
export class SlipsModule {}
