import { newId, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { languageOf } from '../choices/channel-choice.js';
import type { LaneRow } from '../lanes/lane-store.js';
import { endOfPatience, shareToTell, usedPatience } from '../lanes/patience.js';
import type { Notice } from '../messages/notice.js';
import { requestDeliveries } from '../request-deliveries.js';
import { disableEndpoint } from './disable-endpoint.js';
import { readEndpoint } from './endpoint.js';

/** What waits for an endpoint that is off, and what happens meanwhile, is kept so long. */
export const BACKLOG_DAYS = 30;

/**
 * After a failure: tells whoever set the endpoint up when half, 70 % and 90 % of Duban's patience is used, and switches it off
 * at the end. Each share is told once in a row of failures.
 * @param now wire clock
 */
export async function watchFailing(tx: Tx, endpointId: string, lane: LaneRow, now: Date): Promise<void> {
  const share = shareToTell(usedPatience(lane, now), lane.warnedPercent);
  if (share === null || !lane.failingSince) return;
  await tx.query('UPDATE endpoint_lane SET warned_percent = $2 WHERE endpoint_id = $1', [endpointId, share]);
  const { failingSince, failuresInARow } = lane;
  if (share === 100) return switchOff(tx, endpointId, { failingSince }, now);
  const [since, until] = [civilDateOf(failingSince), civilDateOf(endOfPatience(failingSince))];
  await tell(tx, endpointId, now, (endpoint) => ({
    kind: 'endpoint-failing',
    severity: share >= 90 ? 'urgent' : 'warning',
    facts: { ...endpoint, since, failures: failuresInARow, until },
  }));
}

/** Why an endpoint is switched off: its receiver takes no more, or has failed since. */
export type OffCause = 'gone' | { failingSince: Date };

/** Switches an endpoint off because of how its receiver answers, and tells whoever set it up. What waits for it is kept. */
export async function switchOff(tx: Tx, endpointId: string, cause: OffCause, now: Date): Promise<void> {
  const gone = cause === 'gone';
  const reason = gone ? '410 Gone' : `nothing was accepted since ${cause.failingSince.toISOString()}`;
  if (!(await disableEndpoint(tx, endpointId, reason, now))) return;
  const since = civilDateOf(gone ? now : cause.failingSince);
  await tell(tx, endpointId, now, (endpoint) => ({
    kind: 'endpoint-off',
    severity: 'urgent',
    facts: { ...endpoint, since, gone, keptDays: BACKLOG_DAYS },
  }));
}

async function tell(
  tx: Tx,
  endpointId: string,
  now: Date,
  noticeOf: (endpoint: { host: string; description: string }) => Notice,
): Promise<void> {
  const { createdBy, url, description } = await readEndpoint(tx, endpointId);
  if (!createdBy) return;
  const notice = noticeOf({ host: new URL(url).host, description });
  const content = { notice, language: await languageOf(tx, createdBy) };
  await requestDeliveries(
    tx,
    [{ channel: 'inbox', recipientId: createdBy, address: null, sourceId: newId(), projectId: null, content }],
    now,
  );
}
