import { expect, it, vi } from 'vitest';
import type { Language } from '../messages/message.js';
import type { NewDelivery } from '../delivery.js';
import type { Notice } from '../messages/notice.js';
import type { Addressee } from './addressees.js';
import { deliveriesTo } from './deliveries-to.js';

const notice: Notice = {
  kind: 'call',
  severity: 'warning',
  facts: {
    call: 'urge',
    from: '王督查',
    message: '请抓紧办理。',
    title: '启动碧道建设',
    text: '启动碧道建设',
    dueDate: '2022-06-30',
    daysLeft: 3,
    percent: 40,
    link: 'https://duban.example/projects/1',
  },
};
type Saying = Extract<NewDelivery['content'], { notice: Notice }>;
const source = { sourceId: 's', projectId: 'p' };

function addressee(id: string, channel: string, language: Language): Addressee {
  return {
    channel,
    address: null,
    language,
    person: { id, name: id, email: null, role: 'officer', departmentId: 'd' },
    handovers: [],
  };
}
const TWO_LANGUAGES = [addressee('a', 'inbox', 'zh-CN'), addressee('a', 'email', 'zh-CN'), addressee('b', 'inbox', 'en')];

const said = (deliveries: readonly NewDelivery[]): Saying[] => deliveries.map(({ content }) => content as Saying);

it('everybody is told in the own language', () => {
  expect(said(deliveriesTo(TWO_LANGUAGES, { ...source, notice })).map(({ language }) => language)).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
  ]);
});

it('a notice of their own is made once for each person, however many the ways', () => {
  const notices = vi.fn((): Notice => ({ ...notice }));
  const saying = said(deliveriesTo(TWO_LANGUAGES, { ...source, notice: notices }));
  expect(notices).toHaveBeenCalledTimes(2);
  expect(new Set(saying.map((one) => one.notice)).size).toBe(2);
});
