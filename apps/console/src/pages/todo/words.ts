import { addWords, type Words } from '../../i18n/index.js';

const zh = { empty: '今天没有要您办的事' };

const words: Words<typeof zh> = { 'zh-CN': zh, en: { empty: 'Nothing waits for you today' } };

declare module '../../i18n/index.js' {
  interface Resources {
    todo: typeof zh;
  }
}

addWords('todo', words);
