/** The words of one page, in both languages; a missing one is an error of types. */
export interface Words<Zh extends object> {
  'zh-CN': Zh;
  en: Translated<Zh>;
}

/** The same keys. What counts (`…_other`) has a singular (`…_one`) in English besides. */
export type Translated<Zh> = {
  [Key in keyof Zh]: Zh[Key] extends string ? string : Translated<Zh[Key]>;
} & { [Key in keyof Zh as Key extends `${infer Start}_other` ? `${Start}_one` : never]: string };
