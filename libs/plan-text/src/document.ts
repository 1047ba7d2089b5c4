/** A stretch of the source: UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A sentence, with what stands before and after it in the source. */
export interface Sentence extends Span {
  /** The ordinal mark at its start, as `(一)`, or null; not part of the span. */
  ordinal: Ordinal | null;
  /** First in its paragraph. */
  opensParagraph: boolean;
  /** Ends with the paragraph instead of with a full stop. */
  endsWithLine: boolean;
  /** Ends with 。, as a heading inside a paragraph does; a list ends its members with ；. */
  endsWithFullStop: boolean;
  /** Number of its paragraph. */
  paragraph: number;
}

export interface Ordinal {
  /** Kinds by depth: 0 第一部分 and 01, 1 一、, 2 （一）, 3 1., 4 (1), 5 ①, 6 一是 and 一要. */
  depth: number;
  length: number;
}

const STOPS = new Set('。；;！!？?\n\r');

const ORDINALS: readonly { depth: number; pattern: RegExp }[] = [
  { depth: 0, pattern: /^0[1-9](?:[.．、]\s*|\s*)(?=[\u4e00-\u9fff])/ },
  { depth: 0, pattern: /^第[一二三四五六七八九十]{1,3}(?:部分|章|篇)[、:：\s]*/ },
  { depth: 1, pattern: /^[一二三四五六七八九十]{1,3}[、.．]\s*/ },
  { depth: 2, pattern: /^[(（〔][一二三四五六七八九十]{1,3}[)）〕][、.]?\s*/ },
  { depth: 3, pattern: /^(?:\d{1,2}[.．、](?![\da-zA-Z])\s*|\d{1,2}\s+(?=[\u4e00-\u9fff]))/ },
  { depth: 4, pattern: /^(?:[(（]\d{1,2}[)）]|\d{1,2}[)）])[、.]?\s*/ },
  { depth: 5, pattern: /^[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮]\s*/ },
  { depth: 6, pattern: /^(?:[一二三四五六七八九十]{1,2}(?:是(?:要)?|要)|首先|其次|再次|最后)[,，、:：]?\s*/ },
];

/** The ordinal that a text begins with, or null. */
export function ordinalAt(text: string): Ordinal | null {
  const head = text.slice(0, 16);
  for (const { depth, pattern } of ORDINALS) {
    const match = pattern.exec(head);
    if (match && match[0].length < text.length) return { depth, length: match[0].length };
  }
  return null;
}

/** Cuts the source into sentences at 。；;！？ and at line ends, except where a line was broken inside a sentence. */
export function readSentences(source: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let opensParagraph = true;
  let start = 0;
  let waiting: Ordinal | null = null;
  for (let index = 0; index <= source.length; index += 1) {
    const char = source.charAt(index);
    const isEnd = index === source.length;
    if (!isEnd && !STOPS.has(char)) continue;
    const isLineEnd = isEnd || char === '\n' || char === '\r';
    if (isLineEnd && !isEnd && isBrokenLine(source, start, index)) continue;
    const sentence = trimmed(source, start, index);
    const lone = isLineEnd && sentence ? loneOrdinal(source.slice(sentence.start, sentence.end)) : null;
    if (lone) {
      waiting = lone;
    } else if (sentence) {
      sentences.push({
        ...sentence,
        ordinal: sentence.ordinal ?? waiting,
        opensParagraph,
        endsWithLine: isLineEnd,
        endsWithFullStop: char === '。',
        paragraph,
      });
      opensParagraph = false;
      waiting = null;
    }
    if (isLineEnd && !opensParagraph) {
      paragraph += 1;
      opensParagraph = true;
    }
    start = index + 1;
  }
  return sentences;
}

/** "01" or "一" on a line of its own numbers the line after it. */
function loneOrdinal(line: string): Ordinal | null {
  if (/^0[1-9]$/.test(line)) return { depth: 0, length: 0 };
  return /^[一二三四五六七八九十]{1,2}$/.test(line) ? { depth: 1, length: 0 } : null;
}

const LONG_LINE = 30;

/** A long line without a stop, followed at once by one that begins with neither blank nor ordinal. */
function isBrokenLine(source: string, start: number, lineEnd: number): boolean {
  const line = source.slice(Math.max(start, source.lastIndexOf('\n', lineEnd - 1) + 1), lineEnd);
  if (line.trim().length < LONG_LINE || ordinalAt(source.slice(start, start + 20).trimStart())) return false;
  const next = source.slice(lineEnd + (source.startsWith('\r\n', lineEnd) ? 2 : 1), lineEnd + 40);
  return (
    /^[^\s]/.test(next) &&
    !ordinalAt(next) &&
    /[,，、]$|[\u4e00-\u9fff]$/.test(line) &&
    /^[\u4e00-\u9fff]/.test(next) &&
    !/[:：]$/.test(line)
  );
}

const IDLE = /[\s\u3000\ufeff,，、:：.．·]/;
/** At the end 、 and commas go, quotation marks and brackets stay. */
const IDLE_END = /[\s\u3000\ufeff,，、:：]/;

function trimmed(source: string, from: number, to: number): (Span & { ordinal: Ordinal | null }) | null {
  let start = from;
  let end = to;
  while (start < end && IDLE.test(source.charAt(start))) start += 1;
  while (end > start && IDLE_END.test(source.charAt(end - 1))) end -= 1;
  const ordinal = ordinalAt(source.slice(start, end));
  if (ordinal) start += ordinal.length;
  return end > start ? { start, end, ordinal } : null;
}
