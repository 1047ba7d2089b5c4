import { chapterTitles, lastPlanTitle } from './chapters.js';
import { acts, type Clause } from '../clause/clause.js';
import { readClauses } from '../clause/read-clauses.js';
import type { Sentence, Span } from '../text/document.js';
import { keepShapeOf } from '../words/kept-shapes.js';
import { Word } from '../words/lexicon.js';
import { type NormalForm, normalForm } from '../text/normal-form.js';
import { isDashed, isFirstOrdinal, POINT_DEPTH } from '../text/ordinals.js';
import { hasQuantity } from '../quantities/find-quantities.js';
import { RunInHeadings } from './run-in.js';
import { isPeriodLine } from '../time/period.js';
import { topicLines } from './topic-lines.js';

/** Headings without an ordinal lie below all that have one. */
export const RUN_IN_LEVEL = 7;
/** Chapters without an ordinal lie above all that have one, beside 第一部分. */
const CHAPTER_LEVEL = 0;
const TOPIC_LINE = 20;
const LONGEST_PERIOD = 14;
const LONGEST_LINE = 60;
const LONGEST_RUN_IN = 40;
const PLAIN_TOPIC = 7;
/** Between two numbered lines: line ends, the ordinal, blanks. */
const LARGEST_GAP = 16;

/** What stands above a sentence. */
export interface Place {
  /** The level of the heading above it. */
  above: number;
  last: Sentence | null;
  isPreamble: boolean;
}

/** Tells which sentences of a document are headings, and at which level. */
export class HeadingRules {
  /** Short sentences that head those behind them in their paragraph. */
  private readonly runIn: RunInHeadings;
  /** Paragraphs that are such a heading, over the paragraph of its text. */
  private readonly lines: Set<number>;
  /** Numbered lines that stand in the text twice: first in its table of contents. */
  private readonly listedAgain: ReadonlySet<string>;

  /** Of a month or quarter on a line of its own: it lies above what is numbered below it. */
  private readonly periodLevel: number;
  /** Lines without an ordinal over lists that begin anew below each, with the level of each. */
  private readonly subTitles: ReadonlyMap<Sentence, number>;
  /** Titles of chapters without an ordinal. */
  private readonly chapters: ReadonlySet<Sentence>;
  /** Where the last title of a chapter or outer section stands that names the plan, 0 without one. */
  readonly lastPlanTitle: number;

  constructor(
    private readonly form: NormalForm,
    sentences: readonly Sentence[],
    planYear: number | null,
  ) {
    this.periodLevel = this.levelOfPeriods(sentences);
    this.chapters = chapterTitles(form, sentences, planYear);
    this.subTitles = subTitles(form, sentences);
    this.lastPlanTitle = lastPlanTitle(form, sentences, this.chapters, planYear);
    this.runIn = new RunInHeadings(form, sentences);
    this.lines = topicLines(sentences, (sentence) => isTopic(this.textOf(sentence)) && !this.isBeginning(sentence));
    this.listedAgain = repeated(
      sentences.filter(({ ordinal, endsWithLine }) => ordinal && endsWithLine).map((sentence) => this.textOf(sentence)),
    );
  }

  /** A numbered task that no heading stands above: "1.新建公园3个" right below the title of a list. */
  opensPlan(sentence: Sentence): boolean {
    return sentence.ordinal !== null && !isDashed(sentence.ordinal) && sentence.opensParagraph && this.isPromise(sentence);
  }

  /** The level of the heading that a sentence is, or null when it is none. */
  levelOf(sentence: Sentence, next: Sentence | undefined, previous: Sentence | undefined, place: Place): number | null {
    const text = this.textOf(sentence);
    if (sentence.ordinal) {
      // "——在全体会议上的讲话" stands below a title.
      if (place.isPreamble && isDashed(sentence.ordinal)) return null;
      return this.isOrdinalHeading(sentence, text, next) ? sentence.ordinal.depth : null;
    }
    if (sentence.opensParagraph && sentence.endsWithLine && isPeriodLine(text)) return this.periodLevel;
    if (this.chapters.has(sentence)) return CHAPTER_LEVEL;
    const subTitle = this.subTitles.get(sentence);
    if (subTitle !== undefined) return subTitle;
    if (this.runIn.headings.has(sentence)) return this.runInLevel(sentence, text, previous, place);
    if (!sentence.opensParagraph) return null;
    if (this.lines.has(sentence.paragraph)) return RUN_IN_LEVEL;
    // 五月份 over 召开家长会, 举办艺术节: the lines below a month are its tasks.
    if (place.last && isPeriodLine(this.textOf(place.last)) && this.isPromise(sentence)) return null;
    return !place.isPreamble && (this.isTopicLine(sentence, text, next) || isTitleLine(sentence, text, next))
      ? RUN_IN_LEVEL
      : null;
  }

  /** Inside a paragraph, a heading lies below the one that opened it in parallel to others, or that it follows at once, and else beside it. */
  private runInLevel(sentence: Sentence, text: string, previous: Sentence | undefined, { above, last }: Place): number {
    if (sentence.opensParagraph || above < RUN_IN_LEVEL || !last || last.paragraph !== sentence.paragraph) return RUN_IN_LEVEL;
    const lengthAbove = last.end - last.start;
    if (text.length === lengthAbove && text.length <= PLAIN_TOPIC) return above;
    return previous === last || this.runIn.parallel.has(last) ? above + 1 : above;
  }

  private levelOfPeriods(sentences: readonly Sentence[]): number {
    let level = RUN_IN_LEVEL;
    sentences.forEach((sentence, index) => {
      const depth = sentences[index + 1]?.ordinal?.depth;
      if (depth === undefined || depth >= level || sentence.ordinal || !sentence.endsWithLine) return;
      if (sentence.end - sentence.start <= LONGEST_PERIOD && isPeriodLine(this.textOf(sentence))) level = depth - 0.5;
    });
    return level;
  }

  private textOf({ start, end }: Span): string {
    return this.form.text.slice(start, end);
  }

  private firstClause(sentence: Sentence): Clause | undefined {
    return readClauses(this.form, sentence)[0];
  }

  /** "启动碧道建设" is a task, however short its line. */
  private isBeginning(sentence: Sentence): boolean {
    return ((this.firstClause(sentence)?.verb ?? 0) & Word.start) !== 0;
  }

  /** A topic on a line of its own, inside the plan. */
  private isTopicLine({ endsWithLine }: Sentence, text: string, next: Sentence | undefined): boolean {
    return endsWithLine && next !== undefined && text.length <= TOPIC_LINE && isTopic(text) && !text.slice(0, 4).includes(',');
  }

  private isOrdinalHeading(sentence: Sentence, text: string, next: Sentence | undefined): boolean {
    if (text.length > LONGEST_LINE || this.counts(sentence, text) || TELLS_PAST.test(text)) return false;
    if (sentence.endsWithLine) return !this.isPointOfList(sentence, text, next);
    if (text.length > LONGEST_RUN_IN || !next || !sentence.endsWithFullStop) return false;
    if (this.subTitles.has(next) || isPeriodLine(this.textOf(next))) return false;
    return !next.ordinal || next.ordinal.depth > (sentence.ordinal?.depth ?? 0);
  }

  /** A countable target makes a task of it; "三、落地五项重点工作" and "1.五星三名" only count what follows. */
  private counts({ ordinal }: Sentence, text: string): boolean {
    if (!hasQuantity(text)) return false;
    return /\d/.test(text) || (text.length > LONGEST_NAME && (ordinal?.depth ?? 0) > OUTER_DEPTH);
  }

  /** "1.推进…建设" and "一是…" in a list whose lines have no text of their own below them are points, not headings. */
  private isPointOfList(sentence: Sentence, text: string, next: Sentence | undefined): boolean {
    const depth = sentence.ordinal?.depth ?? 0;
    if (next && !this.subTitles.has(next) && (next.ordinal === null || next.ordinal.depth > depth)) return false;
    if (depth >= POINT_DEPTH || (depth >= 3 && next?.ordinal?.depth === depth)) return true;
    return this.isPromise(sentence) && !this.listedAgain.has(text) && !this.isOverTable(sentence, next);
  }

  private isPromise(sentence: Sentence): boolean {
    const clause = this.firstClause(sentence);
    return clause !== undefined && acts(clause);
  }

  /** So much is left out below it that a table or a note stood there. */
  private isOverTable({ end }: Sentence, next: Sentence | undefined): boolean {
    const { places } = this.form;
    const from = places[end - 1] ?? 0;
    const to = places[next ? next.start : places.length - 1] ?? from;
    return to - from > LARGEST_GAP;
  }
}

/** "三是迈出了步子": a point of a review. */
const TELLS_PAST = /了(?!解)/;
const LONGEST_NAME = 5;
/** 一、 and （一）. */
const OUTER_DEPTH = 2;

const LONGEST_SUB_TITLE = 20;

/** "市教育局" over "1.…", "市水务局" over "1.…": lines over numbers that begin anew; a single one tells nothing. */
function subTitles({ text }: NormalForm, sentences: readonly Sentence[]): Map<Sentence, number> {
  const found = new Map<Sentence, number>();
  sentences.forEach((sentence, at) => {
    const next = sentences[at + 1];
    if (sentence.ordinal || !sentence.opensParagraph || !sentence.endsWithLine || !next?.ordinal || !next.opensParagraph) return;
    if (sentence.end - sentence.start > LONGEST_SUB_TITLE || next.ordinal.depth < LEAST_LIST) return;
    if (/[:。,了]/.test(text.slice(sentence.start, sentence.end)) || !isFirstOrdinal(text, next.ordinal, next.start)) return;
    found.set(sentence, next.ordinal.depth - 0.5);
  });
  return found.size >= 2 ? found : new Map<Sentence, number>();
}

/** Lists are numbered by 1. or deeper. */
const LEAST_LIST = 3;

keepShapeOf(new HeadingRules(normalForm(''), [], null));

/** Short, without numbers, and names a field of work rather than a thing or a fact. */
function isTopic(text: string): boolean {
  return text.length >= 4 && text.length <= 24 && !/[《》:是了!]|^各位|^同志/.test(text) && !hasQuantity(text);
}

function repeated(texts: readonly string[]): Set<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const text of texts) (once.has(text) ? again : once).add(text);
  return again;
}

const LONGEST_TITLE = 45;
const PROSE = 30;

/** A line without a stop over a paragraph of prose: "牢牢把握经济建设中心主题,不断壮大发展新动能". */
function isTitleLine({ endsWithLine }: Sentence, text: string, next: Sentence | undefined): boolean {
  if (!endsWithLine || !next || next.ordinal || text.length < 6 || text.length > LONGEST_TITLE || /^“|”$/.test(text))
    return false;
  return (
    next.opensParagraph &&
    !next.endsWithLine &&
    next.end - next.start >= PROSE &&
    !/[《》:了!是]|^各位|^同志/.test(text) &&
    !hasQuantity(text)
  );
}
