import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { RecordedEvent } from '#outbox';
import type { Tx } from '#platform';

export interface DelegationChange {
  personId: string;
  personName: string;
  deputyId: string;
  from: string;
  to: string;
  events: readonly RecordedEvent[];
}

/** Takes part when a deputy is named or a delegation ends, inside the same transaction. {@link DelegationListeners} finds it by its type. */
export abstract class DelegationListener {
  abstract delegationChanged(tx: Tx, change: DelegationChange): Promise<void>;
}

/** All providers of the application that are a {@link DelegationListener}. */
@Injectable()
export class DelegationListeners {
  constructor(private readonly discovery: DiscoveryService) {}

  async delegationChanged(tx: Tx, change: DelegationChange): Promise<void> {
    const instances = this.discovery.getProviders().map(({ instance }): unknown => instance);
    const listeners = new Set(instances.filter((instance) => instance instanceof DelegationListener));
    for (const listener of listeners) await listener.delegationChanged(tx, change);
  }
}
