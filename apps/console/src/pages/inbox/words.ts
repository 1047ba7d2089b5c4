import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  unreadOnly: '只看未读',
  all: '全部',
  empty: '没有消息',
  emptyUnread: '没有未读消息',
  markRead: '标为已读',
  markAll: '全部已读',
  allRead: '已读 {{count}} 条',
  unread: '未读',
  goOn: '去办理',
  choose: '从左边选一条消息',
  gone: '没有这条消息，或它更早，请往下翻',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    unreadOnly: 'Unread',
    all: 'All',
    empty: 'No messages',
    emptyUnread: 'No unread messages',
    markRead: 'Mark as read',
    markAll: 'Mark all as read',
    allRead: '{{count}} marked as read',
    unread: 'Unread',
    goOn: 'Go to the task',
    choose: 'Choose a message on the left',
    gone: 'There is no such message here; it may be an older one',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    inbox: typeof zh;
  }
}

addWords('inbox', words);
