import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { OutboxModule } from '#outbox';
import { ProjectsModule } from '#projects';
import { inboundMessage } from './messages/inbound-job.js';
import { MessageApplier } from './messages/message-applier.js';
import { InboundMessageEntity } from './messages/message.entity.js';
import { MessagesService } from './messages/messages.service.js';
import { InboundSourceEntity, SourcePreviousSecret } from './sources/source.entity.js';
import { SourcesService } from './sources.service.js';
import { Inbound1796071740000 } from './migrations/1796071740000-inbound.js';
import { INBOUND_EVENTS } from './inbound-events.js';
import type { SecretEncryption, Tx } from '#platform';
import { reencryptSourceSecrets } from './sources/reencrypt-source-secrets.js';

/** What other systems report by webhook: sources, their messages, and how these are applied to projects. */
@Module({
  imports: [
    IdentityModule,
    ProjectsModule,
    OutboxModule.forFeature([inboundMessage]),
    TypeOrmModule.forFeature([InboundMessageEntity, InboundSourceEntity, SourcePreviousSecret]),
  ],
  providers: [MessageApplier, MessagesService, SourcesService],
  exports: [MessageApplier, MessagesService, SourcesService],
})
export class InboundModule {
  static readonly migration = Inbound1796071740000;
  static readonly events = INBOUND_EVENTS;

  static afterMigration(tx: Tx, { encryption }: { encryption: SecretEncryption }): Promise<unknown> {
    return reencryptSourceSecrets(tx, encryption);
  }
}
