import { useMemo, useSyncExternalStore } from 'react';
import zhCN from './common.zh-CN.js';
import type { Words } from './translated.js';

export type Language = 'zh-CN' | 'en';

export type { Words };

/** The words by page; each page adds its own by declaration, so that nothing has to be listed here. */
export interface Resources {
  common: typeof zhCN;
}

/** The keys of some words: `action.retry`; of what counts without its ending. */
type Key<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Counted<Name> : `${Name}.${Key<Tree[Name]>}`;
}[keyof Tree & string];
type Counted<Name extends string> = Name extends `${infer Start}_other` ? Start : Name;

export type WordKey<Name extends keyof Resources> = Key<Resources[Name]>;
type Values = Readonly<Record<string, string | number | undefined>>;
export type Translate<Name extends keyof Resources> = (key: WordKey<Name>, values?: Values) => string;

const STORED = 'duban.language';
const bundles: Record<Language, Map<string, object>> = { 'zh-CN': new Map([['common', zhCN]]), en: new Map() };
const listeners = new Set<() => void>();
let language: Language = 'zh-CN';

/** Called by each page with its own words when its script is loaded. */
export function addWords<Name extends Exclude<keyof Resources, 'common'>>(name: Name, words: Words<Resources[Name]>): void {
  bundles['zh-CN'].set(name, words['zh-CN']);
  bundles.en.set(name, words.en);
}

export function currentLanguage(): Language {
  return language;
}

/** Switches the language; English is loaded when it is first wanted. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === 'en' && !bundles.en.has('common')) bundles.en.set('common', (await import('./common.en.js')).default);
  language = next;
  document.documentElement.lang = next;
  localStorage.setItem(STORED, next);
  for (const listener of listeners) listener();
}

/** The language that was chosen on this device, if any. */
export function storedLanguage(): Language | null {
  const stored = localStorage.getItem(STORED);
  return stored === 'en' || stored === 'zh-CN' ? stored : null;
}

/** Words in the language of now. i18next with react-i18next does the same for 19 KB more, which the phone's first load has no place for. */
export function translate<Name extends keyof Resources>(name: Name, key: WordKey<Name>, values?: Values): string {
  return translateInto(language, name, key, values);
}

/** Words of the shell and the domain, outside of React. */
export const t: Translate<'common'> = (key, values) => translate('common', key, values);

/** The words of a page; it is drawn anew when the language changes. */
export function useTranslation<Name extends keyof Resources = 'common'>(name?: Name): { t: Translate<Name> } {
  const current = useSyncExternalStore(subscribe, currentLanguage);
  return useMemo(() => ({ t: (key, values) => translateInto(current, name ?? 'common', key, values) }), [name, current]);
}

function translateInto(into: Language, name: string, key: string, values: Values = {}): string {
  const words = bundles[into].get(name);
  const counted =
    'count' in values ? find(words, `${key}_${new Intl.PluralRules(into).select(Number(values.count))}`) : undefined;
  const text = counted ?? find(words, key) ?? key;
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, value: string) => String(values[value] ?? ''));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function find(words: object | undefined, key: string): string | undefined {
  let place: unknown = words;
  for (const part of key.split('.'))
    place = typeof place === 'object' && place !== null ? (place as Record<string, unknown>)[part] : undefined;
  return typeof place === 'string' ? place : undefined;
}
