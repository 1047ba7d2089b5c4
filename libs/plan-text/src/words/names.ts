import { CodeSet } from './code-set.js';

/** The longest words between quotation marks that are still a name; what is longer is speech. */
const LONGEST_QUOTED = 24;
const LONGEST_TITLE = 60;
/** The mark that closes what each opens, 0 for all other characters. */
const CLOSERS = new Uint16Array(0x10000);
for (const pair of ['“”', '‘’', '""', '「」', '《》', '〈〉']) CLOSERS[pair.charCodeAt(0)] = pair.charCodeAt(1);
const TITLES = new CodeSet('《〈');
const STOPS = new CodeSet('。;；');

/**
 * Where the name that opens at `index` has ended, or -1 when none opens there. Words in quotation marks and titles are
 * names: neither their numbers nor their dates are of the plan. Looks ahead a limited way, whatever the text.
 */
export function nameEnd(text: string, index: number): number {
  const closer = CLOSERS[text.charCodeAt(index)] ?? 0;
  if (closer === 0) return -1;
  const last = Math.min(text.length - 1, index + 1 + (TITLES.at(text, index) ? LONGEST_TITLE : LONGEST_QUOTED));
  for (let at = index + 1; at <= last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === closer) return isWholeSpeech(text, index, at) ? -1 : at + 1;
    if (STOPS.has(code)) return -1;
  }
  return -1;
}

/** A quotation that is all of the text is what somebody promises; a title is a title. */
function isWholeSpeech(text: string, from: number, to: number): boolean {
  return from === 0 && to === text.length - 1 && !TITLES.at(text, 0);
}
