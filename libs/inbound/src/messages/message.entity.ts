import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AppliedReport } from '../reports/apply-reports.js';

/** Waiting for its turn, applied, skipped by the mapping (`[]`), or failed with a reason. The last two can be replayed. */
export const MESSAGE_STATES = ['waiting', 'applied', 'ignored', 'failed'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What a source sent, and what came of it. */
@Entity('inbound_message')
@Unique('inbound_message_webhook_uq', ['sourceId', 'webhookId'])
@Check('inbound_message_state_ck', `state IN ('waiting', 'applied', 'ignored', 'failed')`)
@Index('inbound_message_waiting_idx', ['sourceId', 'id'], { where: `state = 'waiting'` })
@Index('inbound_message_body_idx', ['finishedAt'], { where: `state IN ('applied', 'ignored') AND octet_length(body) > 0` })
// Descending, which TypeORM can't express.
@Index('inbound_message_source_idx', { synchronize: false })
export class InboundMessageEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'inbound_message_pk' }) id: string;
  @Column('uuid') sourceId: string;
  /** The sender's; a repeat of it is the same message. */
  @Column('text') webhookId: string;
  /** The time of the signature, and what else is worth keeping. */
  @Column('jsonb', { select: false }) headers: Record<string, string>;
  /** As it came; empty when it was deleted after its time. */
  @Column('bytea', { select: false }) body: Buffer;
  @Column('text') state: MessageState;
  /** Why it failed, in a sentence; null otherwise. */
  @Column('text', { nullable: true }) reason: string | null;
  /** What it did, in order; empty unless applied. */
  @Column('jsonb', { default: [] }) reports: AppliedReport[];
  @Column('uuid', { array: true, default: [], select: false }) projectIds: string[];
  /** How often it was tried. */
  @Column('int', { default: 0 }) tries: number;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}

export type InboundMessage = Omit<InboundMessageEntity, 'headers' | 'body' | 'projectIds'>;
