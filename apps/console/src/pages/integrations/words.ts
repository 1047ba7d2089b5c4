import { addWords } from '../../i18n/index.js';
import { en } from './words.en.js';
import { zh } from './words.zh-CN.js';

declare module '../../i18n/index.js' {
  interface Resources {
    integrations: typeof zh;
  }
}

addWords('integrations', { 'zh-CN': zh, en });
