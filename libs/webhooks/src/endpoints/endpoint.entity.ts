import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { EngineTime, RealTime } from '#platform';
import type { EndpointFilter } from '../events/endpoint-filter.js';

/** An address of another program that is told of events. Its secrets are only selected to send. */
@Entity('webhook_endpoint')
@Check('webhook_endpoint_max_in_flight_ck', 'max_in_flight BETWEEN 1 AND 50')
@Check('webhook_endpoint_rate_ck', 'rate_per_minute BETWEEN 1 AND 6000')
@Check('webhook_endpoint_state_ck', `state IN ('active', 'paused', 'disabled')`)
@Check('webhook_endpoint_key_ck', '(public_key IS NULL) = (encrypted_private_key IS NULL)')
@Check('webhook_endpoint_headers_ck', `(header_names = '{}') = (encrypted_headers IS NULL)`)
export class WebhookEndpoint {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'webhook_endpoint_pk' }) id: string;
  @Column('text') url: string;
  @Column('text') description: string;
  @Column('bytea', { select: false }) encryptedSecret: Buffer;
  /** Types (`project.registered`) and families (`project.*`); empty for every event. */
  @Column('text', { array: true }) eventTypes: string[];
  /** Why Duban disabled it; null unless disabled. */
  @Column('text', { nullable: true }) disabledReason: string | null;
  @Column('uuid', { nullable: true }) createdBy: string | null;
  @Column('timestamptz') createdAt: EngineTime;
  @Column('int', { default: 1 }) version: number;
  /** Attempts that may be under way at the same time. */
  @Column('int', { default: 4 }) maxInFlight: number;
  /** At most so many attempts a minute, evenly spread; null: no limit. */
  @Column('int', { nullable: true }) ratePerMinute: number | null;
  /** Paused by a person, or disabled by Duban; either way its deliveries are kept for 30 days. */
  @Column('text') state: 'active' | 'paused' | 'disabled';
  @Column('timestamptz', { default: () => 'now()' }) stateSince: RealTime;
  /** Verifies `v1a` signatures; null: messages carry none. */
  @Column('text', { nullable: true }) publicKey: string | null;
  @Column('bytea', { nullable: true, select: false }) encryptedPrivateKey: Buffer | null;
  /** Headers that each message carries besides; their values are never read back. */
  @Column('text', { array: true, default: [] }) headerNames: string[];
  @Column('bytea', { nullable: true, select: false }) encryptedHeaders: Buffer | null;
  /** What else decides whether it gets an event; `{}`: nothing. */
  @Column('jsonb', { default: {} }) filter: EndpointFilter;
  /** Events about one subject (a project, a plan …) come in the order of its history; one that fails is tried to its end before the next. */
  @Column('boolean', { default: false }) ordered: boolean;
}

/** A secret that was replaced and still signs, beside the new one, until its overlap ends; with the key pair of that time. */
@Entity('endpoint_previous_secret')
@Check('endpoint_previous_secret_key_ck', '(public_key IS NULL) = (encrypted_private_key IS NULL)')
export class EndpointPreviousSecret {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'endpoint_previous_secret_pk' }) id: string;
  @ForeignKey(() => WebhookEndpoint, { name: 'endpoint_previous_secret_endpoint_fk', onDelete: 'CASCADE' })
  @Column('uuid')
  @Index('endpoint_previous_secret_endpoint_idx')
  endpointId: string;
  @Column('bytea', { select: false }) encryptedSecret: Buffer;
  @Column('text', { nullable: true }) publicKey: string | null;
  @Column('bytea', { nullable: true, select: false }) encryptedPrivateKey: Buffer | null;
  @Column('timestamptz') validUntil: RealTime;
}

/** The delivery queue of an endpoint: how the endpoint has answered lately, and when the next attempt may be made. */
@Entity('endpoint_queue')
export class EndpointQueue {
  @ForeignKey(() => WebhookEndpoint, { name: 'endpoint_queue_endpoint_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'endpoint_queue_pk' })
  endpointId: string;
  /** How the last attempt ended; null before the first. */
  @Column('boolean', { nullable: true }) lastOk: boolean | null;
  @Column('int', { default: 0 }) failuresInARow: number;
  @Column('timestamptz', { nullable: true }) windowStartedAt: RealTime | null;
  @Column('int', { default: 0 }) windowAttempts: number;
  @Column('int', { default: 0 }) windowFailures: number;
  /** Nothing is sent until then: the circuit breaker is open. */
  @Column('timestamptz', { nullable: true }) openUntil: RealTime | null;
  /** Nothing is sent until then: the receiver asked for a pause (429 or 503 with Retry-After). */
  @Column('timestamptz', { nullable: true }) pausedUntil: RealTime | null;
  /** By the rate limit. */
  @Column('timestamptz', { nullable: true }) nextSendAt: RealTime | null;
  @Column('timestamptz', { nullable: true }) failingSince: RealTime | null;
  /** The warning threshold of the failure budget that was reported last. */
  @Column('int', { default: 0 }) warnedPercent: number;
}

/** What an endpoint missed is being sent again; one recovery of an endpoint at a time. */
@Entity('endpoint_recovery')
export class EndpointRecovery {
  @ForeignKey(() => WebhookEndpoint, { name: 'endpoint_recovery_endpoint_fk', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'endpoint_recovery_pk' })
  endpointId: string;
  /** The background job that shows how far it is. */
  @Column('uuid') jobId: string;
  /** The span: deliveries requested from this instant on, */
  @Column('timestamptz') since: Date;
  /** and before this one. */
  @Column('timestamptz') until: Date;
  /** Deliveries in the span. */
  @Column('int') total: number;
  /** How many are in the queue by now. */
  @Column('int', { default: 0 }) put: number;
  /** Request and id of the last of them. */
  @Column('timestamptz') lastCreatedAt: Date;
  @Column('uuid') lastId: string;
}
