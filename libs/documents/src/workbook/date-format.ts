/** What a number format shows of a date; null for one that shows no day of the calendar. */
export type DateShown = 'day' | 'month' | 'day-without-year' | null;

/** The formats that have a number instead of a text, those of Chinese Excel among them (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<DateShown & string, readonly number[]>> = {
  day: [14, 15, 22, 30, 31],
  month: [17, 27, 36, 50, 52, 57],
  'day-without-year': [16, 28, 29, 51, 53, 54, 58],
};

export function builtInDateShown(id: number): DateShown {
  const found = Object.entries(BUILT_IN).find(([, ids]) => ids.includes(id));
  return (found?.[0] ?? null) as DateShown;
}

/** Reads a format as `yyyy"年"m"月"`: what stands in quotes, brackets or after a backslash is shown as it is. */
export function dateShown(format: string): DateShown {
  const bare = withoutLiterals(format.split(';', 1)[0] ?? '').toLowerCase();
  const [year, month, day] = [/y|e/.test(bare), bare.includes('m'), bare.includes('d')];
  if (/general|#|0|@/.test(bare)) return null;
  if (day && month) return year ? 'day' : 'day-without-year';
  return year && month ? 'month' : null;
}

function withoutLiterals(format: string): string {
  return format
    .replace(/\\./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^\]]*\]/g, '');
}

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A day of a spreadsheet as `[year, month, day]`; null when it is none that a plan could mean. */
export function dayOfSerial(serial: number, from1904: boolean): [number, number, number] | null {
  if (!(serial >= 1) || serial > 100_000) return null;
  const day = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY_MS);
  return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
}
