import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  password: '修改密码',
  current: '现在的密码',
  next: '新密码',
  nextHint: '至少 10 个字符，不要用常见的密码、姓名或日期',
  again: '再输一遍新密码',
  notSame: '两次输入不一样',
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
    password: 'Change password',
    current: 'Password now',
    next: 'New password',
    nextHint: 'At least 10 characters; no common password, name or date',
    again: 'New password again',
    notSame: 'The two are not the same',
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
