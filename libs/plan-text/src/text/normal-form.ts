import { joinLines } from './line-wrap.js';
import { WordsOfText } from '../words/words-of-text.js';

/**
 * A text in one canonical form, so that all rules see one comma, one semicolon, one set of brackets and quotation marks:
 * full-width letters, digits and marks become half-width, all kinds of quotation marks become “ and ”, blanks beside Chinese
 * characters and line ends inside a sentence go, other line ends stay (as \n). `places` leads each of its characters back to the source.
 */
export interface NormalForm {
  codes: Uint16Array;
  text: string;
  /** The words of the lexicon in it. */
  words: WordsOfText;
  /** UTF-16 offset in the source of each character, and of the end. */
  places: Uint32Array;
}

const DROPPED = 0xffff;
const BLANK = 0x20;
const LINE_END = 0x0a;
const QUOTE = 0x22;
const OPEN_QUOTE = 0x201c;
const CLOSE_QUOTE = 0x201d;

/** What each code becomes. */
const FORMS = forms();

function forms(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0;
  const pairs = [
    '｡。',
    '〔(',
    '〕)',
    '［[',
    '］]',
    '「“',
    '」”',
    '『“',
    '』”',
    '｢“',
    '｣”',
    '﹐,',
    '﹔;',
    '﹕:',
    '〇0',
    '﹝(',
    '﹞)',
    '﹙(',
    '﹚)',
  ];
  for (const pair of [...pairs, '−-', '‐-', '‑-', '﹣-', '∶:', '〈《', '〉》']) table[pair.charCodeAt(0)] = pair.charCodeAt(1);
  table[0xff02] = QUOTE;
  for (const blank of [0x09, 0x0b, 0x0c, 0xa0, 0x3000, 0x1680, 0x202f, 0x205f]) table[blank] = BLANK;
  for (let code = 0x2000; code <= 0x200a; code += 1) table[code] = BLANK;
  for (const lineEnd of [0x0d, 0x85, 0x2028, 0x2029]) table[lineEnd] = LINE_END;
  for (const nothing of [0x00, 0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff, 0xffff]) table[nothing] = DROPPED;
  return table;
}

const DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

export function normalForm(source: string): NormalForm {
  const codes = new Uint16Array(source.length);
  const places = new Uint32Array(source.length + 1);
  let length = 0;
  let isQuoteOpen = false;
  const lineEnds: number[] = [];
  for (let index = 0; index < source.length; index += 1) {
    let code = FORMS[source.charCodeAt(index)] ?? 0;
    if (code <= QUOTE) {
      if (code === LINE_END) {
        if (source.charCodeAt(index) === LINE_END && index > 0 && source.charCodeAt(index - 1) === 0x0d) continue;
        isQuoteOpen = false;
        if (length > 0 && codes[length - 1] === BLANK) length -= 1;
        lineEnds.push(length);
      } else if (code === BLANK) {
        const before = length === 0 ? LINE_END : (codes[length - 1] ?? 0);
        if (before === BLANK || before === LINE_END) continue;
      } else if (code === QUOTE) {
        code = isQuoteOpen ? CLOSE_QUOTE : OPEN_QUOTE;
        isQuoteOpen = !isQuoteOpen;
      }
    } else if (code === DROPPED) continue;
    // a blank stays only between two words of Latin letters or digits, or beside one
    else if (code > 0x7f && length > 1 && codes[length - 1] === BLANK && (codes[length - 2] ?? 0) > 0x7f) length -= 1;
    codes[length] = code;
    places[length] = index;
    length += 1;
  }
  places[length] = source.length;
  length = joinLines(codes.subarray(0, length), places, lineEnds);
  const used = codes.subarray(0, length);
  return { codes: used, text: DECODER.decode(used), words: new WordsOfText(used), places: places.subarray(0, length + 1) };
}
