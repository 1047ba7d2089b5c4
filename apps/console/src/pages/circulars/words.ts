import { addWords, type Words } from '../../i18n/index.js';
import en from './words.en.js';
import zh from './words.zh-CN.js';

const words: Words<typeof zh> = { 'zh-CN': zh, en };

declare module '../../i18n/index.js' {
  interface Resources {
    circulars: typeof zh;
  }
}

addWords('circulars', words);
