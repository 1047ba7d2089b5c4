import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  title: '登录',
  lead: '每件事都有人办，每个期限都有人催。',
  demonstration: '演示账号',
  demonstrationHint: '密码都是 {{password}}，点一下填好账号。',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    title: 'Log in',
    lead: 'Every task has an owner, every deadline is followed up.',
    demonstration: 'Logins of the demonstration',
    demonstrationHint: 'The password of all is {{password}}.',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    login: typeof zh;
  }
}

addWords('login', words);
