import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  title: '登录',
  lead: '每件事都有人办，每个期限都有人催。',
  ownPassword: '设置自己的密码',
  ownPasswordLead: '现在的密码是别人给的，换成只有您知道的，再继续。',
  saveAndGoOn: '保存并继续',
  demonstration: '演示账号',
  demonstrationHint: '密码都是 {{password}}，点一下填好账号。',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    title: 'Log in',
    lead: 'Every task has an owner, every deadline is followed up.',
    ownPassword: 'Choose your own password',
    ownPasswordLead: 'Somebody else gave you the present one. Choose one that only you know, then go on.',
    saveAndGoOn: 'Save and go on',
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
