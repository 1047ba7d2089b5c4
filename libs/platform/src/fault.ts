/** By the name of the check; `#` stands for the number in its English sentence. */
const WORDS: Readonly<Record<string, string>> = {
  whitelistValidation: '没有这个字段',
  isString: '应为文字',
  isInt: '应为整数',
  isNumber: '应为数字',
  isBoolean: '应为 true 或 false',
  isUuid: '应为编号（UUID）',
  isEmail: '应为邮箱地址',
  isUrl: '应为网址',
  isDate: '应为日期',
  isArray: '应为列表',
  isObject: '应为对象',
  nestedValidation: '应为对象',
  isDefined: '不能为空',
  isNotEmpty: '不能为空',
  arrayNotEmpty: '至少要有一项',
  arrayMinSize: '至少要有 # 项',
  arrayMaxSize: '不能超过 # 项',
  arrayUnique: '不能有重复',
  minLength: '不能少于 # 个字',
  maxLength: '不能超过 # 个字',
  min: '不能小于 #',
  max: '不能大于 #',
  matches: '格式不对',
};

/** What is wrong with a field, and where, in words for whoever puts it right. */
export class Fault {
  /** A JSON pointer (RFC 6901). */
  pointer: string;
  detail: string;
  /** The same in Chinese. */
  zh: string;

  /** What a check of class-validator found; `detail` is its sentence. */
  static ofCheck(check: string, pointer: string, detail: string): Fault {
    return { pointer, detail, zh: inChinese(check, pointer.slice(pointer.lastIndexOf('/') + 1), detail) };
  }
}

/** What a check of class-validator says, in Chinese; `detail` is its sentence in English. */
function inChinese(check: string, property: string, detail: string): string {
  const choices = /(?:one of the following values:|must be one of|must be among) (.*)$/.exec(detail)?.[1];
  if (choices !== undefined) return `${property} 应为其中之一：${choices}`;
  const example = / as ([\d:-]+)(?: or ([\d:-]+))?$/.exec(detail);
  if (example) return `${property} 应写成 ${example[1]}${example[2] ? ` 或 ${example[2]}` : ''}`;
  if (detail.endsWith('lower-case letters, digits and dashes')) return `${property} 只能用小写字母、数字和连字符`;
  const words = WORDS[check];
  if (words === undefined) return `${property} 填写有误（${detail}）`;
  return `${property} ${words.replace('#', () => /-?\d+(?!.*\d)/.exec(detail)?.[0] ?? '')}`;
}
