import { CodeSet } from '../words/code-set.js';
import { keepShapeOf } from '../words/kept-shapes.js';
import { type NormalForm, normalForm } from './normal-form.js';
import {
  dashed,
  isCountedPoint,
  loneOrdinal,
  numberBeforeNumber,
  numberOf,
  opensList,
  type Ordinal,
  ordinalAt,
  settleDashes,
} from './ordinals.js';

/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A sentence of the normal form, with what stands before and after it. */
export interface Sentence extends Span {
  /** The ordinal mark at its start, as `(一)`, or null; not part of the span. */
  ordinal: Ordinal | null;
  /** First in its paragraph. */
  opensParagraph: boolean;
  /** Ends with the paragraph instead of with a stop. */
  endsWithLine: boolean;
  /** Ends with 。, as a heading inside a paragraph does; a list ends its members with ；. */
  endsWithFullStop: boolean;
  /** Number of its paragraph. */
  paragraph: number;
  isQuestion: boolean;
}

const LINE_END = 0x0a;
const DASH = 0x2014;
const COLON = 0x3a;
/** After one of these a point may begin inside a sentence: "任务:一是…,二是…". */
const BEFORE_POINT = new CodeSet(',:');
/** A bracket longer than this is no aside, and its stops count. */
const LONGEST_ASIDE = 200;
const LONGEST_QUOTE = 60;

const STOPS = new CodeSet('。;!?');
const IDLE_START = new CodeSet(` ,、:.·•●○■□◆◇★☆▲△►▶※*#>-—–_~|”’)》】\n`);
/** At the end 、 and commas go, quotation marks and brackets stay. */
const IDLE_END = new CodeSet(' ,、:\n');

/** Cuts a text into sentences at 。；！？ and at line ends, except where a line was broken inside a sentence. */
export function readSentences(form: NormalForm): Sentence[] {
  const sentences = new SentenceReader(form).read();
  settleDashes(sentences);
  return sentences;
}

class SentenceReader {
  private readonly sentences: Sentence[] = [];
  private paragraph = 0;
  private opensParagraph = true;
  private start = 0;
  private waiting: Ordinal | null = null;
  /** The last number that opened a paragraph as an ordinal. */
  private lastNumber = 0;
  /** Up to here we are inside an aside, where stops cut nothing. */
  private asideEnd = 0;
  /** Up to here no close was found, so that it isn't looked for again. */
  private searched = 0;

  constructor(private readonly form: NormalForm) {}

  read(): Sentence[] {
    const { codes } = this.form;
    for (let index = 0; index < codes.length; index += 1) {
      const code = codes[index] ?? 0;
      if (code === LINE_END) this.add(index, code);
      else if (STOPS.has(code)) {
        if (index >= this.asideEnd) this.add(index, code);
      } else if (BEFORE_POINT.has(code)) {
        if (index >= this.asideEnd && (isCountedPoint(codes, index + 1) || (code === COLON && opensList(codes, index + 1))))
          this.add(index, code);
      } else if (code === 0x28) this.skipAside(index, 0x29, LONGEST_ASIDE);
      else if (code === 0x201c) this.skipAside(index, 0x201d, LONGEST_QUOTE);
      else if (code === 0x300a) this.skipAside(index, 0x300b, LONGEST_QUOTE);
    }
    this.add(codes.length, LINE_END);
    return this.sentences;
  }

  private skipAside(open: number, close: number, longest: number): void {
    if (open < this.asideEnd || open < this.searched) return;
    const { codes } = this.form;
    const last = Math.min(codes.length, open + longest);
    let index = open + 1;
    while (index < last && codes[index] !== close && codes[index] !== LINE_END && codes[index] !== 0x3002) index += 1;
    if (codes[index] === close) this.asideEnd = index;
    else this.searched = index;
  }

  private ordinalFrom(index: number): Ordinal | null {
    return ordinalAt(this.form.text, index, this.form.codes.length);
  }

  private add(end: number, stop: number): void {
    const isLineEnd = stop === LINE_END;
    const sentence = this.trimmed(end);
    const lone = isLineEnd && sentence ? loneOrdinal(this.form.text, sentence) : null;
    if (lone) this.waiting = lone;
    else if (sentence) {
      const { paragraph, opensParagraph } = this;
      const ordinal = sentence.ordinal ?? this.waiting;
      this.sentences.push({
        start: sentence.start,
        end: sentence.end,
        ordinal,
        opensParagraph,
        endsWithLine: isLineEnd,
        endsWithFullStop: stop === 0x3002,
        paragraph,
        isQuestion: stop === 0x3f,
      });
      this.opensParagraph = false;
      this.waiting = null;
    }
    if (isLineEnd && !this.opensParagraph && !this.isListGoingOn(end)) {
      this.paragraph += 1;
      this.opensParagraph = true;
    }
    this.start = end + 1;
  }

  /** A page that breaks the line after each ； doesn't begin a paragraph there. */
  private isListGoingOn(lineEnd: number): boolean {
    return (
      this.form.codes[lineEnd - 1] === 0x3b && lineEnd + 1 < this.form.codes.length && this.ordinalFrom(lineEnd + 1) === null
    );
  }

  private trimmed(to: number): (Span & { ordinal: Ordinal | null }) | null {
    const { codes, text } = this.form;
    let start = this.start;
    let end = to;
    let isDashed = false;
    for (; start < end && IDLE_START.has(codes[start] ?? 0); start += 1) isDashed ||= codes[start] === DASH;
    while (end > start && IDLE_END.has(codes[end - 1] ?? 0)) end -= 1;
    const ordinal =
      ordinalAt(text, start, end) ??
      (this.opensParagraph ? numberBeforeNumber(text, start, end, this.lastNumber) : null) ??
      (isDashed && this.opensParagraph ? dashed() : null);
    if (ordinal) start += ordinal.length;
    if (ordinal && this.opensParagraph) this.lastNumber = numberOf(text, ordinal, start);
    return end > start ? { start, end, ordinal } : null;
  }
}

keepShapeOf(new SentenceReader(normalForm('')));
