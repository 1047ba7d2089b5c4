import type { zh as acts } from '../acts/words.js';
import type { zh as inbox } from '../pages/inbox/words.js';
import type { zh as login } from '../pages/login/words.js';
import type { zh as project } from '../pages/project/words.js';
import type { zh as projects } from '../pages/projects/words.js';
import type { zh as todo } from '../pages/todo/words.js';
import type common from './common.zh-CN.js';

/** The words by page; each page adds its own here. */
export interface Resources {
  acts: typeof acts;
  common: typeof common;
  inbox: typeof inbox;
  login: typeof login;
  project: typeof project;
  projects: typeof projects;
  todo: typeof todo;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Resources;
    returnNull: false;
  }
}
