import { addWords } from '../../i18n/index.js';
import { en } from './words.en.js';
import { zh } from './words.zh-CN.js';

declare module '../../i18n/index.js' {
  interface Resources {
    admin: typeof zh;
  }
}

addWords('admin', { 'zh-CN': zh, en });
