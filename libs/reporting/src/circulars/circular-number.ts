/** As it is printed: 通报〔2022〕6号. */
function circularNumber(year: number, number: number): string {
  return `通报〔${year}〕${number}号`;
}

/** The number of one that may be a draft; null: it has none yet. */
export function numberOf({ year, number }: { year: number | null; number: number | null }): string | null {
  return year === null || number === null ? null : circularNumber(year, number);
}
