import type { ValidationError } from 'class-validator';

/** One fault of one field. `pointer` is a JSON pointer (RFC 6901) into the body, or names the query parameter. */
export interface FieldFault {
  pointer: string;
  detail: string;
  /** The same in Chinese. */
  zh?: string;
}

/** The faults that a check of a class found, field by field. Of a field that is missing only that is said. */
export function* fieldFaults(faults: readonly ValidationError[], path = ''): Iterable<FieldFault> {
  for (const { property, constraints = {}, children, value } of faults) {
    const pointer = `${path}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isUnknown = 'whitelistValidation' in constraints;
    if (value === undefined && !isUnknown && Object.keys(constraints).length > 0) {
      yield { pointer, detail: `${property} cannot be left out`, zh: `缺少 ${property}` };
      continue;
    }
    for (const [name, detail] of Object.entries(constraints)) yield { pointer, detail, zh: chineseOf(name, property, detail) };
    yield* fieldFaults(children ?? [], pointer);
  }
}

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

function chineseOf(name: string, property: string, detail: string): string {
  const choices = /one of the following values: (.*)$/.exec(detail)?.[1];
  if (choices !== undefined) return `${property} 应为其中之一：${choices}`;
  const words = WORDS[name];
  if (words === undefined) return `${property} 填写有误（${detail}）`;
  return `${property} ${words.replace('#', () => /-?\d+(?!.*\d)/.exec(detail)?.[0] ?? '')}`;
}
