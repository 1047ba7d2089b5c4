import { expect, it, vi } from 'vitest';
import type { Language } from '../messages/message.js';
import type { NewNotification, Notification } from '../rendering/notification.js';
import type { Notice } from '../messages/notice.js';
import type { Addressee } from './addressees.js';
import { notificationsTo } from './notifications-to.js';

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

const contents = (notifications: readonly NewNotification[]): Notification[] => notifications.map(({ content }) => content);

it('everybody is notified in their own language', () => {
  expect(contents(notificationsTo(TWO_LANGUAGES, { ...source, notice })).map(({ language }) => language)).toEqual([
    'zh-CN',
    'zh-CN',
    'en',
  ]);
});

it('a notice of their own is made once for each person, however many channels', () => {
  const notices = vi.fn((): Notice => ({ ...notice }));
  const notifications = contents(notificationsTo(TWO_LANGUAGES, { ...source, notice: notices }));
  expect(notices).toHaveBeenCalledTimes(2);
  expect(new Set(notifications.map((one) => one.notice)).size).toBe(2);
});
