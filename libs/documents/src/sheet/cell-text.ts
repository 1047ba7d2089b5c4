import type { Cell, CellValue } from 'exceljs';

/** A cell as it is shown: numbers and dates by their format, formulas by their result. */
export function cellText(cell: Pick<Cell, 'value' | 'numFmt'>): string {
  return shown(cell.value, cell.numFmt ?? '');
}

function shown(value: CellValue | undefined, format: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value, format);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return '';
  if ('text' in value) return shown(value.text as CellValue, '');
  return 'result' in value ? shown(value.result as CellValue, format) : '';
}

/** What a number format shows for positive numbers, without colours and conditions. */
function mainSection(format: string): string {
  return (format.split(';', 1)[0] ?? '').replace(/\[[^\]]*\]/g, '').replace(/_.|\*./g, '');
}

function numberText(value: number, format: string): string {
  if (!Number.isFinite(value)) return '';
  const section = mainSection(format);
  const pattern = /[#0?][#0?,]*(?:\.([0#?]+))?(%?)/.exec(section.replace(/"[^"]*"|\\./g, (text) => ' '.repeat(text.length)));
  if (!pattern || section === 'General') return plainNumber(value);
  const isPercent = section.includes('%');
  const scaled = isPercent ? value * 100 : value;
  const places = pattern[1] ?? '';
  const fixed = new Intl.NumberFormat('en', {
    useGrouping: pattern[0].includes(','),
    minimumFractionDigits: Math.min(20, places.replace(/[^0]/g, '').length),
    maximumFractionDigits: Math.min(20, places.length),
  }).format(Number(scaled.toPrecision(15)));
  const before = literal(section.slice(0, pattern.index));
  const after = literal(section.slice(pattern.index + pattern[0].length).replace('%', ''));
  return `${before}${fixed}${isPercent ? '%' : ''}${after}`;
}

function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** Quoted and escaped text of a format: `0"个"` shows 5个. */
function literal(part: string): string {
  return part.replace(
    /"([^"]*)"|\\(.)|([^"\\])/g,
    (_, quoted?: string, escaped?: string, plain?: string) => quoted ?? escaped ?? (plain === '@' ? '' : (plain ?? '')),
  );
}

/** exceljs gives dates as UTC; only the day matters to a plan, and the pattern that people read it in. */
function dateText(value: Date, format: string): string {
  if (Number.isNaN(value.getTime())) return '';
  const [year, month, day] = [value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate()];
  const section = mainSection(format).replace(/"([^"]*)"|\\(.)/g, '$1$2');
  if (/年/.test(section) && !/d|日/.test(section)) return `${year}年${month}月`;
  if (/年/.test(section)) return `${year}年${month}月${day}日`;
  if (/月/.test(section)) return `${month}月${day}日`;
  if (/[hs]/i.test(section) && !/[yd]/i.test(section)) return value.toISOString().slice(11, 16);
  return value.toISOString().slice(0, 10);
}
