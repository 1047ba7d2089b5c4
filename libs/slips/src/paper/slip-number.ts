/** As it is printed: 督〔2022〕12号. */
export function slipNumber(year: number, number: number): string {
  return `督〔${year}〕${number}号`;
}
