import { newId, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import type { LaneRow } from '../lanes/lane-store.js';
import { endOfPatience, shareToTell, usedPatience } from '../lanes/patience.js';
import type { Message } from '../messages/message.js';
import { requestDeliveries } from '../request-deliveries.js';
import { disableEndpoint } from './disable-endpoint.js';
import { type Endpoint, readEndpoint } from './endpoint.js';

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
  if (share === 100) {
    const since = lane.failingSince;
    const reason = `nothing was accepted since ${since.toISOString()}`;
    await switchOff(tx, endpointId, reason, `自${civilDateOf(since)}起没有一次推送成功`, now);
    return;
  }
  const { failingSince, failuresInARow } = lane;
  await tell(tx, endpointId, now, (host) => ({
    severity: share >= 90 ? 'urgent' : 'warning',
    title: `【回调】${host} 持续推送失败`,
    opening: `自${civilDateOf(failingSince)}起没有一次推送成功，已连续失败${failuresInARow}次。若到${civilDateOf(endOfPatience(failingSince))}仍不成功，该地址将被停用。请检查接收程序。`,
  }));
}

/**
 * Switches an endpoint off because of how its receiver answers, and tells whoever set it up. What waits for it is kept.
 * @param inChinese the reason as a person reads it
 */
export async function switchOff(tx: Tx, endpointId: string, reason: string, inChinese: string, now: Date): Promise<void> {
  if (!(await disableEndpoint(tx, endpointId, reason, now))) return;
  await tell(tx, endpointId, now, (host) => ({
    severity: 'urgent',
    title: `【回调】${host} 已停用`,
    opening: `该地址已停用，原因：${inChinese}。未送达的消息保留${BACKLOG_DAYS}天；修复后请重新启用，届时依次补发。`,
  }));
}

type Words = Pick<Message, 'severity' | 'title' | 'opening'>;

async function tell(tx: Tx, endpointId: string, now: Date, words: (host: string) => Words): Promise<void> {
  const endpoint: Endpoint = await readEndpoint(tx, endpointId);
  if (!endpoint.createdBy) return;
  const content: Message = {
    language: 'zh-CN',
    notes: [],
    details: [
      { label: '地址', value: new URL(endpoint.url).host },
      ...(endpoint.description ? [{ label: '说明', value: endpoint.description }] : []),
    ],
    actions: [],
    ...words(new URL(endpoint.url).host),
  };
  const recipientId = endpoint.createdBy;
  await requestDeliveries(
    tx,
    [{ channel: 'inbox', recipientId, address: null, sourceId: newId(), projectId: null, content }],
    now,
  );
}
