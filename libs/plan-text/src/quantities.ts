/** A number as plans write it: 2520, 1-2, 1.5, 8～10, 百余, 十. */
const NUMBER = String.raw`(?:\d+(?:\.\d+)?(?:[-~～—至]\d+(?:\.\d+)?)?|[一二两三四五六七八九十百千万]{1,6}余?)`;
const UNIT = String.raw`(?:个百分点|百分点|万亿元|亿美元|万美元|亿元|万元|万平方米|平方公里|平方米|万人次|人次|万千瓦|公里|千米|万亩|亩|公顷|万吨|吨|万户|万套|万个|万家|万人|万名|元|倍|个|家|项|条|名|人|套|所|座|间|场|次|批次|户|件|宗|辆|台|张|处|位|班|届|株|棵|米|部|支|只|天|小时|分钟|栋|幢|门|份|款|笔|村|例|%|％|成)`;
const TAIL = String.raw`(?:以上|以下|以内|左右|余)?`;
const DIGITS = new RegExp(String.raw`(?<![\d.A-Za-z第“"+\-])${NUMBER}\s?(?:多|余)?${UNIT}${TAIL}`, 'g');
const ORDINAL_BEFORE = /[第期阶]$/;
/** Words that look like a number with a unit but count nothing. */
const IDIOM = /^(?:[一两三四五六七八九十百千万]+(?:个|家|项|条|批|站|件|体|流|部|步|定|位|张|门|支|所|场|户|次|级|人|村))$/;

/** Countable targets in a text, verbatim with their unit: `2520个`, `20条以上`, `7%`. Years, ordinals and names are none. */
export function findQuantities(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(DIGITS)) {
    const before = text.slice(0, match.index);
    if (ORDINAL_BEFORE.test(before)) continue;
    const isDigits = /\d/.test(match[0]);
    if (!isDigits && (IDIOM.test(match[0]) || !/(?:以上|余|万名|百家|千家|万人)/.test(match[0]))) continue;
    if (isDigits && /^\d+(?:年|号|期)/.test(match[0])) continue;
    if (/^\d+个?项?(?:$)/.test(match[0]) && text.charAt(match.index + match[0].length) === '年') continue;
    found.push(match[0]);
  }
  return found;
}
