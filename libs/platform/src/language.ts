/** A language in which people are answered. */
export type Language = 'zh-CN' | 'en';
