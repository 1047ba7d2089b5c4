import { addWords, type Words } from '../../i18n/index.js';

export const zh = { empty: '今天没有要您办的事' };

export const words: Words<typeof zh> = { 'zh-CN': zh, en: { empty: 'Nothing waits for you today' } };

addWords('todo', words);
