/**
 * As it is printed: 督〔2022〕12号. The slips of confidential projects are numbered apart, below zero: a gap in the open series would
 * tell of them. -3 is printed 督密〔2022〕3号.
 */
export function slipNumber(year: number, number: number): string {
  return number < 0 ? `督密〔${year}〕${-number}号` : `督〔${year}〕${number}号`;
}
