import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import zhCN from './common.zh-CN.js';
import type { Resources } from './resources.js';

export type Language = 'zh-CN' | 'en';

/** The words of one page, in both languages; a missing one is an error of types. */
export interface Words<Zh extends object> {
  'zh-CN': Zh;
  en: Translated<Zh>;
}

/** The same keys. What counts (`…_other`) has a singular (`…_one`) in English besides. */
export type Translated<Zh> = {
  [Key in keyof Zh]: Zh[Key] extends string ? string : Translated<Zh[Key]>;
} & { [Key in keyof Zh as Key extends `${infer Start}_other` ? `${Start}_one` : never]: string };

const STORED = 'duban.language';

await i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: false,
  defaultNS: 'common',
  ns: ['common'],
  resources: { 'zh-CN': { common: zhCN } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Called by each page with its own words when its script is loaded. */
export function addWords<Name extends Exclude<keyof Resources, 'common'>>(name: Name, words: Words<Resources[Name]>): void {
  for (const [language, bundle] of Object.entries(words)) i18next.addResourceBundle(language, name, bundle);
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

/** Switches the language; English is loaded when it is first wanted. */
export async function setLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'common')) {
    i18next.addResourceBundle('en', 'common', (await import('./common.en.js')).default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(STORED, language);
}

/** The language that was chosen on this device, if any. */
export function storedLanguage(): Language | null {
  const stored = localStorage.getItem(STORED);
  return stored === 'en' || stored === 'zh-CN' ? stored : null;
}

export { useTranslation } from 'react-i18next';
export { t } from 'i18next';
