import { acts, type Clause } from './clause.js';
import { readClauses } from './clauses.js';
import type { Sentence, Span } from './document.js';
import { keepShapeOf } from './kept-shapes.js';
import { Word } from './lexicon.js';
import { type NormalForm, normalForm } from './normal-form.js';
import { isDashed, POINT_DEPTH } from './ordinals.js';
import { hasQuantity } from './quantities/find-quantities.js';
import { isPeriodLine } from './time/period.js';
import { topicLines } from './topic-lines.js';

/** Headings without an ordinal lie below all that have one. */
export const RUN_IN_LEVEL = 7;
const TOPIC_LINE = 20;
const LONGEST_PERIOD = 14;
const LONGEST_LINE = 60;
const LONGEST_RUN_IN = 40;
/** So great a part of the paragraphs of several sentences begin with a topic where a document has run-in headings. */
const LEAST_SHARE = 0.6;
const PLAIN_TOPIC = 7;
const LEAST_TEXT = 12;
/** Between two numbered lines: line ends, the ordinal, blanks. */
const LARGEST_GAP = 16;

/** Tells which sentences of a document are headings, and at which level. */
export class HeadingRules {
  /** Paragraphs that begin with a run-in heading. */
  private readonly runIn: Set<number>;
  /** Paragraphs that are such a heading, over the paragraph of its text. */
  private readonly lines: Set<number>;
  /** Numbered lines that stand in the text twice: first in its table of contents. */
  private readonly listedAgain: ReadonlySet<string>;

  /** Of a month or quarter on a line of its own: it lies above what is numbered below it. */
  private readonly periodLevel: number;

  constructor(
    private readonly form: NormalForm,
    sentences: readonly Sentence[],
  ) {
    this.periodLevel = this.levelOfPeriods(sentences);
    this.runIn = this.sectionsWithRunIn(sentences);
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
  levelOf(
    sentence: Sentence,
    next: Sentence | undefined,
    previous: Sentence | undefined,
    place: { above: number; lengthAbove: number; isPreamble: boolean },
  ): number | null {
    const text = this.textOf(sentence);
    if (sentence.ordinal) {
      // "——在全体会议上的讲话" stands below a title.
      if (place.isPreamble && isDashed(sentence.ordinal)) return null;
      return this.isOrdinalHeading(sentence, text, next) ? sentence.ordinal.depth : null;
    }
    if (sentence.opensParagraph) {
      if (sentence.endsWithLine && isPeriodLine(text)) return this.periodLevel;
      if (this.runIn.has(sentence.paragraph) || this.lines.has(sentence.paragraph)) return RUN_IN_LEVEL;
      if (this.isPlainTopic(sentence, next)) return RUN_IN_LEVEL;
      return !place.isPreamble && (this.isTopicLine(sentence, text, next) || isTitleLine(sentence, text, next))
        ? RUN_IN_LEVEL
        : null;
    }
    const isBelowTopic = place.above >= RUN_IN_LEVEL && previous?.paragraph === sentence.paragraph;
    const isFollowed = sentence.endsWithFullStop && next?.paragraph === sentence.paragraph;
    if (!isBelowTopic || !isFollowed || !next || !this.isSubTopic(sentence, text, next)) return null;
    return text.length === place.lengthAbove && text.length <= PLAIN_TOPIC ? place.above : RUN_IN_LEVEL + 1;
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

  /** Where most paragraphs of a section begin with a topic, those are headings; a section of one paragraph follows the document. */
  private sectionsWithRunIn(sentences: readonly Sentence[]): Set<number> {
    const sections: { topics: number[]; paragraphs: number }[] = [];
    let all = 0;
    let topics = 0;
    sentences.forEach((sentence, index) => {
      const next = sentences[index + 1];
      if (sections.length === 0 || (sentence.ordinal && sentence.opensParagraph)) sections.push({ topics: [], paragraphs: 0 });
      const section = sections.at(-1);
      if (!section || sentence.ordinal || !sentence.opensParagraph || next?.paragraph !== sentence.paragraph) return;
      section.paragraphs += 1;
      all += 1;
      if (!this.isRunIn(sentence, next)) return;
      section.topics.push(sentence.paragraph);
      topics += 1;
    });
    const isCustom = topics >= 3 && topics / all >= LEAST_SHARE;
    const isUsed = ({ topics: own, paragraphs }: { topics: number[]; paragraphs: number }): boolean =>
      own.length >= 2 ? own.length / paragraphs >= LEAST_SHARE : isCustom;
    return new Set(sections.filter(isUsed).flatMap((section) => section.topics));
  }

  private isRunIn(sentence: Sentence, next: Sentence | undefined): boolean {
    return sentence.endsWithFullStop && next?.paragraph === sentence.paragraph && isTopic(this.textOf(sentence));
  }

  /** So short an action that nothing could be handed in, before a longer sentence: "优化空间布局。" */
  private isPlainTopic(sentence: Sentence, next: Sentence | undefined): boolean {
    if (sentence.end - sentence.start > PLAIN_TOPIC || !next || !this.isRunIn(sentence, next)) return false;
    const clause = this.firstClause(sentence);
    return clause !== undefined && acts(clause) && !clause.hasName && next.end - next.start >= LEAST_TEXT;
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
    if (text.length > LONGEST_LINE || hasQuantity(text)) return false;
    if (sentence.endsWithLine) return !this.isPointOfList(sentence, text, next);
    if (text.length > LONGEST_RUN_IN || !next || !sentence.endsWithFullStop || isPeriodLine(this.textOf(next))) return false;
    return !next.ordinal || next.ordinal.depth > (sentence.ordinal?.depth ?? 0);
  }

  /** "1.推进…建设" and "一是…" in a list whose lines have no text of their own below them are points, not headings. */
  private isPointOfList(sentence: Sentence, text: string, next: Sentence | undefined): boolean {
    const depth = sentence.ordinal?.depth ?? 0;
    if (next && (next.ordinal === null || next.ordinal.depth > depth)) return false;
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

  /** A sentence that sums up what the next one lists: an action without a thing that could be handed in. */
  private isSubTopic(sentence: Sentence, text: string, next: Sentence): boolean {
    const following = this.textOf(next);
    const lists = following.length >= 30 || (following.length >= 20 && hasQuantity(following));
    if (!lists || text.length < 6 || text.length > 20 || /[,、《\d]/.test(text) || DELIVERABLE.test(text)) return false;
    const named = /[“"]/.test(text) && !/^(?:打造|建设|构建)/.test(text);
    const clause = this.firstClause(sentence);
    return !named && clause !== undefined && acts(clause);
  }
}

keepShapeOf(new HeadingRules(normalForm(''), []));

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

const DELIVERABLE = /一批|[一二三四五六七八九十百]+[项件个]|(?:政策|方案|意见|规划|条例|平台|项目|系统|计划|实事|活动)$/;

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
