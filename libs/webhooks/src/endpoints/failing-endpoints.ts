import { Injectable } from '@nestjs/common';
import { Clock, newId, type RealTime, type Tx } from '#platform';
import { type Notice, OwnerNotices } from '#notifications';
import { civilDateOf } from '#work-calendar';
import type { RecordedHealth } from '../endpoint-queues/endpoint-queue.queries.js';
import { budgetEnd, reachedThreshold, usedBudget } from '../endpoint-queues/failure-budget.js';
import { BACKLOG_DAYS } from '../endpoint-queues/sweep-queues.queries.js';
import { disableEndpoint } from './disable-endpoint.js';
import { EndpointQueue } from './endpoint.entity.js';
import { readEndpoint } from './endpoint.js';

/** Why an endpoint is disabled: its receiver answered 410 Gone, or has failed since. */
export type OffCause = 'gone' | { failingSince: RealTime };

/** Warns the people who answer for an endpoint that takes nothing, and disables it in the end. */
@Injectable()
export class FailingEndpoints {
  constructor(
    private readonly clock: Clock,
    private readonly owners: OwnerNotices,
  ) {}

  /**
   * After a failure: warns when 50, 70 and 90 % of the failure budget are used, and disables the endpoint at 100 %. Each warning is sent
   * once in a row of failures.
   */
  async watch(tx: Tx, endpointId: string, health: RecordedHealth, now: RealTime): Promise<void> {
    const threshold = reachedThreshold(usedBudget(health, now), health.warnedPercent);
    if (threshold === null || !health.failingSince) return;
    await tx.manager.update(EndpointQueue, endpointId, { warnedPercent: threshold });
    const { failingSince, failuresInARow } = health;
    if (threshold === 100) return this.switchOff(tx, endpointId, { failingSince });
    const [since, until] = [civilDateOf(failingSince), civilDateOf(budgetEnd(failingSince))];
    await this.notify(tx, endpointId, (endpoint) => ({
      kind: 'endpoint-failing',
      severity: threshold >= 90 ? 'urgent' : 'warning',
      facts: { ...endpoint, since, failures: failuresInARow, until },
    }));
  }

  /** Disables an endpoint because of how its receiver answers, and says so. Its deliveries are kept. */
  async switchOff(tx: Tx, endpointId: string, cause: OffCause): Promise<void> {
    const gone = cause === 'gone';
    const now = this.clock.now();
    const reason = gone ? '410 Gone' : `nothing was accepted since ${cause.failingSince.toISOString()}`;
    if (!(await disableEndpoint(tx, endpointId, reason, now))) return;
    const since = civilDateOf(gone ? now : cause.failingSince);
    await this.notify(tx, endpointId, (endpoint) => ({
      kind: 'endpoint-off',
      severity: 'urgent',
      facts: { ...endpoint, since, gone, keptDays: BACKLOG_DAYS },
    }));
  }

  private async notify(
    tx: Tx,
    endpointId: string,
    noticeOf: (endpoint: { host: string; description: string }) => Notice,
  ): Promise<void> {
    const { createdBy, url, description } = await readEndpoint(tx, endpointId);
    await this.owners.notify(tx, createdBy, { notice: noticeOf({ host: new URL(url).host, description }), sourceId: newId() });
  }
}
