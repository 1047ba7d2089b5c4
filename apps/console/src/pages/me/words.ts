import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  changed: '密码已修改，其他地方的登录已退出',
  logins: '登录的地方',
  here: '现在这里',
  unknown: '不明的程序',
  expires: '{{since}} 登录，{{until}} 到期',
  end: '退出',
  endOthers: '退出其他所有地方',
  ended: '已退出',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    changed: 'The password was changed; all other logins have ended',
    logins: 'Where you are logged in',
    here: 'here',
    unknown: 'Unknown program',
    expires: 'since {{since}}, until {{until}}',
    end: 'Log out',
    endOthers: 'Log out everywhere else',
    ended: 'Logged out',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    me: typeof zh;
  }
}

addWords('me', words);
