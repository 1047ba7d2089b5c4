import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { MeController } from './me.controller.js';

/** Routes of the own account. */
@Module({ imports: [IdentityModule, NotificationsModule], controllers: [MeController] })
export class MeApiModule {}
