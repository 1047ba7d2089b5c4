import { Module } from '@nestjs/common';
import { PlansModule } from '#plans';
import { LedgerController } from './ledger.controller.js';
import { TakeoverController } from './takeover.controller.js';
import { UnmatchedNamesController } from './unmatched-names.controller.js';

/** Routes of ledgers: out, back in, taken over, and the names in them that nobody knows. */
@Module({ imports: [PlansModule], controllers: [LedgerController, TakeoverController, UnmatchedNamesController] })
export class LedgerApiModule {}
