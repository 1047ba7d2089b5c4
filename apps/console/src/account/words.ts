import { addWords, type Words } from '../i18n/index.js';

const zh = {
  change: '修改密码',
  current: '现在的密码',
  next: '新密码',
  nextHint: '至少 10 个字符，不要用常见的密码、姓名或日期',
  again: '再输一遍新密码',
  notSame: '两次输入不一样',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    change: 'Change password',
    current: 'Password now',
    next: 'New password',
    nextHint: 'At least 10 characters; no common password, name or date',
    again: 'New password again',
    notSame: 'The two are not the same',
  },
};

declare module '../i18n/index.js' {
  interface Resources {
    account: typeof zh;
  }
}

addWords('account', words);
