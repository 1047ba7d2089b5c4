import { type Database, newId, readConfig } from '#platform';
import { SmsChannel } from '../src/channels/sms-channel.js';
import type { SmsGateway } from '../src/channels/sms-gateway.js';
import { WecomAppChannel } from '../src/channels/wecom-app-channel.js';
import { OwnerNotices } from '../src/addressing/owner-notices.js';
import { createRobot } from '../src/robots/manage-robots.js';
import { RobotChannel, type RobotChannelOptions } from '../src/robots/robot-channel.js';
import type { RobotVendor } from '../src/vendors/vendor.js';
import { dingtalk } from '../src/vendors/dingtalk.js';
import { feishu } from '../src/vendors/feishu.js';
import { wecomRobot } from '../src/vendors/wecom-robot.js';
import { expect } from 'vitest';
import type { ChannelUnderTest, OpenChannel } from './channel-contract.js';
import { aDingtalkGroup, aFeishuGroup, aWecomGroup, type Group, SECRET } from './fakes/fake-robots.js';
import { FakeService, PerMinute } from './fakes/fake-service.js';
import { clock, engineClock, supervisor, encryption } from '../../../test/setup/deliveries.js';

/** What a channel of robots needs besides. */
export const robotOptions = (database: Database): Omit<RobotChannelOptions, keyof typeof TIMEOUTS> => ({
  database,
  encryption,
  engineClock,
  owners: new OwnerNotices(engineClock, readConfig({})),
});

/** Longer than a slow answer of the fakes, much shorter than silence. */
export const TIMEOUTS = { clock, allowPrivate: true, timeoutMs: 400 };

/** A robot of a group of a vendor, set up as a supervisor would. */
export async function aRobot(database: Database, vendor: RobotVendor, url: string, secret: string | null): Promise<string> {
  const input = { name: newId(), vendor: vendor.name, departmentId: null, language: 'zh-CN' as const, url, secret };
  const options = { now: clock.now(), encryption, allowPrivate: true };
  return (await database.transaction((tx) => createRobot(tx, input, supervisor, options))).id;
}

const robot =
  (vendor: RobotVendor, aGroup: () => Promise<Group>, secret: string | null, perMinute: number) =>
  async (database: Database): Promise<OpenChannel> => {
    const group = await aGroup();
    const recipientId = await aRobot(database, vendor, group.url, secret);
    const channel = new RobotChannel(vendor, { ...TIMEOUTS, ...robotOptions(database) });
    const sendMany = async (): Promise<void> => {
      for (let n = 0; n < perMinute; n += 1) await fetchOnce(group, vendor, secret);
    };
    return {
      channel,
      to: { recipientId, address: null },
      taken: () => group.service.taken,
      behave: (mode) => (group.service.mode = mode),
      refusals: {
        'it was too fast': { provoke: sendMany, means: { retryable: true }, waitsMs: 60_000 },
        'the robot was removed': { provoke: group.remove, means: { retryable: false, record: expect.any(Function) as never } },
        'the secret does not fit': { provoke: group.changeSecret, means: { retryable: false } },
      },
      close: group.service.close,
    };
  };

/** A message of somebody else to the same group. */
async function fetchOnce(group: Group, vendor: RobotVendor, secret: string | null): Promise<void> {
  const message = { language: 'zh-CN', severity: 'info', title: 't', notes: [], opening: 'o', details: [], actions: [] } as const;
  const { url, body } = vendor.sign(
    new URL(group.url),
    secret,
    clock.now(),
    vendor.compose({ ...message, notes: [], details: [], actions: [] }),
  );
  await (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).text();
}

const wecomApp = async (): Promise<OpenChannel> => {
  const rate = new PerMinute(1000);
  const state = { token: 0, visible: true, secret: 'the-secret', busy: false };
  const service = await FakeService.open(({ url, body }) => {
    const query = url.searchParams;
    if (url.pathname === '/cgi-bin/gettoken') {
      if (query.get('corpid') !== 'corp' || query.get('corpsecret') !== state.secret)
        return { answer: { errcode: 40001, errmsg: 'invalid credential' } };
      state.token += 1;
      return { answer: { errcode: 0, errmsg: 'ok', access_token: `token-${state.token}`, expires_in: 7200 } };
    }
    if (query.get('access_token') !== `token-${state.token}`)
      return { answer: { errcode: 40014, errmsg: 'invalid access_token' } };
    if (state.busy || rate.isOver(clock.now().getTime())) return { answer: { errcode: 45009, errmsg: 'api freq out of limit' } };
    const sent = JSON.parse(body) as { touser: string; agentid: number; msgtype: string };
    if (sent.agentid !== 1000002) return { answer: { errcode: 40056, errmsg: 'invalid agentid' } };
    if (!state.visible) return { answer: { errcode: 0, errmsg: 'ok', invaliduser: sent.touser } };
    return { answer: { errcode: 0, errmsg: 'ok', msgid: 'm' }, taken: sent };
  });
  const url = `${service.origin.replace('http://', 'http://corp:the-secret@')}/1000002`;
  return {
    channel: new WecomAppChannel({ ...TIMEOUTS, url }),
    to: { recipientId: newId(), address: 'lisi' },
    taken: () => service.taken,
    behave: (mode) => (service.mode = mode),
    refusals: {
      'it was too fast': { provoke: () => void (state.busy = true), means: { retryable: true }, waitsMs: 60_000 },
      'the person is not visible': { provoke: () => void (state.visible = false), means: { retryable: false } },
      'the secret does not fit': { provoke: () => void (state.secret = 'another'), means: { retryable: true } },
    },
    close: service.close,
  };
};

const sms = async (): Promise<OpenChannel> => {
  const state = { code: 0 as number | string };
  const service = await FakeService.open(({ headers, body }) => {
    if (headers['authorization'] !== 'Bearer key') return { status: 401, answer: { code: 401 } };
    return { answer: { data: { code: state.code } }, ...(state.code === 0 ? { taken: JSON.parse(body) as unknown } : {}) };
  });
  const gateway: SmsGateway = {
    url: `${service.origin}/send?to={{ mobile }}`,
    headers: { Authorization: 'Bearer key' },
    body: { mobile: '{{ mobile }}', content: '【督办】{{ text }}', outId: '{{ id }}' },
    answer: { field: 'data.code', sent: [0], wait: ['LIMIT'], refused: ['BLACK'] },
  };
  return {
    channel: new SmsChannel({ ...TIMEOUTS, gateway }),
    to: { recipientId: newId(), address: '13800000001' },
    taken: () => service.taken,
    behave: (mode) => (service.mode = mode),
    refusals: {
      'it was too fast': { provoke: () => void (state.code = 'LIMIT'), means: { retryable: true }, waitsMs: 60_000 },
      'the number wants none': { provoke: () => void (state.code = 'BLACK'), means: { retryable: false } },
    },
    close: service.close,
  };
};

/** Text that is shown as it stands has no marks. */
const NO_MARKS = /(?!)/;
const MARKDOWN = /\]\(http:\/\/evil|<@|<at|<b>|\*\*粗|`c`|@所有人|^# h/m;

/** Every channel that goes over a network. */
export const CHANNELS_UNDER_TEST: ChannelUnderTest[] = [
  {
    name: 'wecom-robot',
    open: robot(wecomRobot, aWecomGroup, null, 20),
    refuses: ['it was too fast', 'the robot was removed'],
    forbidden: MARKDOWN,
  },
  {
    name: 'dingtalk',
    open: robot(dingtalk, aDingtalkGroup, SECRET, 20),
    refuses: ['it was too fast', 'the robot was removed', 'the secret does not fit'],
    forbidden: MARKDOWN,
  },
  {
    name: 'feishu',
    open: robot(feishu, aFeishuGroup, SECRET, 100),
    refuses: ['it was too fast', 'the robot was removed', 'the secret does not fit'],
    forbidden: NO_MARKS,
  },
  {
    name: 'wecom-app',
    open: wecomApp,
    refuses: ['it was too fast', 'the person is not visible', 'the secret does not fit'],
    forbidden: NO_MARKS,
  },
  { name: 'sms', open: sms, refuses: ['it was too fast', 'the number wants none'], forbidden: NO_MARKS },
];
