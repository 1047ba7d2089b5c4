/** The longest words between quotation marks that are still a name; what is longer is speech. */
const LONGEST_QUOTED = 24;
const LONGEST_TITLE = 60;
const CLOSERS: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '"': '"', '「': '」', '《': '》', '〈': '〉' };

/**
 * Where the name that opens at `index` has ended, or -1 when none opens there. Words in quotation marks and titles are
 * names: neither their numbers nor their dates are of the plan. Looks ahead a limited way, whatever the text.
 */
export function nameEnd(text: string, index: number): number {
  const opener = text.charAt(index);
  const closer = CLOSERS[opener];
  if (closer === undefined) return -1;
  const last = Math.min(text.length - 1, index + 1 + (opener === '《' || opener === '〈' ? LONGEST_TITLE : LONGEST_QUOTED));
  for (let at = index + 1; at <= last; at += 1) {
    const char = text.charAt(at);
    if (char === closer) return isWholeSpeech(text, index, at) ? -1 : at + 1;
    if (char === '。' || char === ';' || char === '；') return -1;
  }
  return -1;
}

/** A quotation that is all of the text is what somebody promises; a title is a title. */
function isWholeSpeech(text: string, from: number, to: number): boolean {
  return from === 0 && to === text.length - 1 && text.charAt(0) !== '《' && text.charAt(0) !== '〈';
}
