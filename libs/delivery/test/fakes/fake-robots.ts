import { createHmac } from 'node:crypto';
import { FakeService, PerMinute } from './fake-service.js';
import { clock } from '../given.js';

export const SECRET = 'SEC-of-the-group';

/** What the people of a group's settings can do to a robot. */
export interface Group {
  service: FakeService;
  /** Address that a member copies from the settings. */
  url: string;
  /** The robot was taken out of the group. */
  remove(): void;
  /** The secret was changed. */
  changeSecret(): void;
  /** Messages that came too fast. */
  refused(): number;
  /** The most that it took within any minute, by its own clock. */
  mostInAMinute(): number;
}

/** 企业微信: errcode in HTTP 200, no signature, 20 messages a minute, limits in bytes. */
export async function aWecomGroup(minuteMs = 60_000): Promise<Group> {
  const rate = new PerMinute(20, minuteMs);
  let key = 'the-key-1234';
  const service = await FakeService.open(({ url, body }) => {
    if (url.pathname !== '/cgi-bin/webhook/send' || url.searchParams.get('key') !== key)
      return { answer: { errcode: 93000, errmsg: 'invalid webhook url' } };
    if (rate.isOver(clock.now().getTime())) return { answer: { errcode: 45009, errmsg: 'api freq out of limit' } };
    const sent = JSON.parse(body) as { msgtype: string; text?: { content: string }; markdown?: { content: string } };
    if (sent.msgtype !== 'text' && sent.msgtype !== 'markdown')
      return { answer: { errcode: 40008, errmsg: 'invalid message type' } };
    const content = sent[sent.msgtype]?.content ?? '';
    if (content === '' || Buffer.byteLength(content) > (sent.msgtype === 'text' ? 2048 : 4096))
      return { answer: { errcode: 40058, errmsg: 'content exceed max length' } };
    return { answer: { errcode: 0, errmsg: 'ok' }, taken: sent };
  });
  return {
    service,
    url: `${service.origin}/cgi-bin/webhook/send?key=${key}`,
    remove: () => (key = 'none'),
    changeSecret: () => undefined,
    ...rate.seen,
  };
}

/** 钉钉: signature in the address, 20 messages a minute, errcode in HTTP 200. */
export async function aDingtalkGroup(minuteMs = 60_000): Promise<Group> {
  const rate = new PerMinute(20, minuteMs);
  let secret = SECRET;
  let token = 'the-token-5678';
  const service = await FakeService.open(({ url, body }) => {
    if (url.searchParams.get('access_token') !== token) return { answer: { errcode: 300001, errmsg: 'token is not exist' } };
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    if (sign !== url.searchParams.get('sign') || Math.abs(Number(timestamp) - clock.now().getTime()) > 3_600_000)
      return { answer: { errcode: 310000, errmsg: 'sign not match' } };
    if (rate.isOver(clock.now().getTime()))
      return { answer: { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' } };
    const sent = JSON.parse(body) as { msgtype: string };
    if (sent.msgtype !== 'actionCard' && sent.msgtype !== 'markdown')
      return { answer: { errcode: 400105, errmsg: 'unsupported msgtype' } };
    return { answer: { errcode: 0, errmsg: 'ok' }, taken: sent };
  });
  return {
    service,
    url: `${service.origin}/robot/send?access_token=${token}`,
    remove: () => (token = 'none'),
    changeSecret: () => (secret = 'another'),
    ...rate.seen,
  };
}

/** 飞书: signature in the body, code in HTTP 200, 100 messages a minute. */
export async function aFeishuGroup(): Promise<Group> {
  const rate = new PerMinute(100);
  let secret = SECRET;
  let hook = 'the-hook-9abc';
  const service = await FakeService.open(({ url, body }) => {
    if (url.pathname !== `/open-apis/bot/v2/hook/${hook}`)
      return { answer: { code: 19001, msg: 'param invalid: incoming webhook access token invalid', data: {} } };
    const { timestamp, sign, ...sent } = JSON.parse(body) as { timestamp: string; sign: string; msg_type: string };
    const wanted = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
    if (sign !== wanted || Math.abs(Number(timestamp) * 1000 - clock.now().getTime()) > 3_600_000)
      return { answer: { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time', data: {} } };
    if (rate.isOver(clock.now().getTime())) return { answer: { code: 11232, msg: 'frequency limited psm', data: {} } };
    if (sent.msg_type !== 'interactive') return { answer: { code: 9499, msg: 'Bad Request', data: {} } };
    return { answer: { code: 0, msg: 'success', data: {} }, taken: sent };
  });
  return {
    service,
    url: `${service.origin}/open-apis/bot/v2/hook/${hook}`,
    remove: () => (hook = 'none'),
    changeSecret: () => (secret = 'another'),
    ...rate.seen,
  };
}
