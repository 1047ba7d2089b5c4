import { createHmac } from 'node:crypto';
import { FakeService, PerMinute } from './fake-service.js';
import { clock } from '../../../../test/setup/deliveries.js';

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

interface WecomBody {
  msgtype: 'text' | 'markdown' | 'template_card';
  text?: { content: string };
  markdown?: { content: string };
  template_card?: {
    card_type: string;
    main_title: { title: string; desc: string };
    quote_area?: { type: number };
    sub_title_text: string;
    horizontal_content_list: { keyname: string; value: string }[];
    jump_list: { type: number; title: string; url: string }[];
    card_action: { type: number; url: string };
  };
}

const isWithin = (text: string | undefined, most: number): boolean => [...(text ?? '')].length <= most;
const isBytes = (text = '', most: number): boolean => text !== '' && Buffer.byteLength(text) <= most;
const isWeb = (url: string): boolean => /^https?:\/\/\S+$/.test(url);

/** What the vendor's page states of each form; lengths that it only advises are enforced. */
const WECOM_TAKES: Record<WecomBody['msgtype'], (sent: WecomBody) => boolean> = {
  text: ({ text }) => isBytes(text?.content, 2048),
  markdown: ({ markdown }) => isBytes(markdown?.content, 4096),
  template_card: ({ template_card: card }) =>
    card?.card_type === 'text_notice' &&
    (card.main_title.title !== '' || card.sub_title_text !== '') &&
    isWithin(card.main_title.title, 26) &&
    isWithin(card.main_title.desc, 30) &&
    isWithin(card.sub_title_text, 112) &&
    card.horizontal_content_list.length <= 6 &&
    card.horizontal_content_list.every(({ keyname, value }) => keyname !== '' && isWithin(keyname, 5) && isWithin(value, 26)) &&
    card.jump_list.length <= 3 &&
    card.jump_list.every(({ type, title, url }) => type === 1 && isWithin(title, 13) && isWeb(url)) &&
    card.card_action.type === 1 &&
    isWeb(card.card_action.url),
};

/** 企业微信: errcode in HTTP 200, no signature, 20 messages a minute, limits in bytes. */
export async function aWecomGroup(minuteMs = 60_000): Promise<Group> {
  const rate = new PerMinute(20, minuteMs);
  let key = 'the-key-1234';
  const service = await FakeService.open(({ url, body }) => {
    if (url.pathname !== '/cgi-bin/webhook/send' || url.searchParams.get('key') !== key)
      return { answer: { errcode: 93000, errmsg: 'invalid webhook url' } };
    if (rate.isOver(clock.now().getTime())) return { answer: { errcode: 45009, errmsg: 'api freq out of limit' } };
    const sent = JSON.parse(body) as WecomBody;
    if (!(sent.msgtype in WECOM_TAKES)) return { answer: { errcode: 40008, errmsg: 'invalid message type' } };
    if (!WECOM_TAKES[sent.msgtype](sent)) return { answer: { errcode: 40058, errmsg: 'content exceed max length' } };
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
    if (Buffer.byteLength(body) > 20_000) return { answer: { errcode: 40035, errmsg: 'message too long' } };
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

interface FeishuBody {
  msg_type: string;
  card?: { header: { title: { tag: string; content: string } }; elements: { tag: string }[] };
  content?: { post: Record<string, { title: string; content: Record<string, string>[][] }> };
}

/** What each node of a post must have. */
const FEISHU_NODES: Record<string, (node: Record<string, string>) => boolean> = {
  text: ({ text }) => text !== undefined,
  a: ({ text, href = '' }) => text !== undefined && isWeb(href),
  at: ({ user_id = '' }) => /^(all|[\w-]+)$/.test(user_id),
};

function feishuTakes({ msg_type: type, card, content }: FeishuBody): boolean {
  if (type === 'interactive') return card?.header.title.tag === 'plain_text' && card.elements.length > 0;
  const post = content?.post['zh_cn'] ?? content?.post['en_us'];
  return (
    type === 'post' &&
    post !== undefined &&
    post.content.length > 0 &&
    post.content.flat().every((node) => FEISHU_NODES[node['tag'] ?? '']?.(node) ?? false)
  );
}

/** 飞书: signature in the body, code in HTTP 200, 100 messages a minute. */
export async function aFeishuGroup(): Promise<Group> {
  const rate = new PerMinute(100);
  let secret = SECRET;
  let hook = 'the-hook-9abc';
  const service = await FakeService.open(({ url, body }) => {
    if (url.pathname !== `/open-apis/bot/v2/hook/${hook}`)
      return { answer: { code: 19001, msg: 'param invalid: incoming webhook access token invalid', data: {} } };
    const { timestamp, sign, ...sent } = JSON.parse(body) as FeishuBody & { timestamp: string; sign: string };
    const wanted = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
    if (sign !== wanted || Math.abs(Number(timestamp) * 1000 - clock.now().getTime()) > 3_600_000)
      return { answer: { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time', data: {} } };
    if (rate.isOver(clock.now().getTime())) return { answer: { code: 11232, msg: 'frequency limited psm', data: {} } };
    if (Buffer.byteLength(body) > 20 * 1024 || !feishuTakes(sent))
      return { answer: { code: 9499, msg: 'Bad Request', data: {} } };
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
