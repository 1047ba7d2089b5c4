/** What a number format shows for positive numbers, without colours and conditions. */
function mainSection(format: string): string {
  return (format.split(';', 1)[0] ?? '').replace(/\[[^\]]*\]/g, '').replace(/_.|\*./g, '');
}

/** A number as its format shows it. */
export function numberText(value: number, format: string): string {
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
