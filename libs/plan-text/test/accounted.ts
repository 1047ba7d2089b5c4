import type { ParsedPlan } from '../src/plan/parsed-plan.js';

/** Marks, digits, control characters and ordinals may stand between the parts of a plan: they say nothing by themselves. */
const MARKS = /[\s\u3000\ufeff\p{P}\p{S}\p{N}\p{C}一二三四五六七八九十第部分章要是首先其次再最后]/u;

/** Each sentence of a source, and whether all of its words are in an item, a heading or a skipped part. */
export function accountedSentences(source: string, plan: ParsedPlan): { sentences: number; lost: string[] } {
  const kept = new Uint8Array(source.length);
  for (const { span } of [...plan.items, ...plan.headings, ...plan.skipped]) kept.fill(1, span.start, span.end);
  const lost: string[] = [];
  let sentences = 0;
  for (const match of source.matchAll(/[^。;；\n]+/g)) {
    const words = [...match[0]].length === match[0].length;
    if (![...match[0]].some((char) => !MARKS.test(char))) continue;
    sentences += 1;
    for (let at = 0; at < match[0].length; at += 1) {
      if (kept[match.index + at] === 1 || MARKS.test(match[0].charAt(at))) continue;
      if (!words && /[\ud800-\udfff]/.test(match[0].charAt(at))) continue;
      lost.push(match[0]);
      break;
    }
  }
  return { sentences, lost };
}
