import { splitClauses } from './clauses.js';
import { describeItem, type ItemDescription } from './describe.js';
import { readSentences, type Sentence, type Span } from './document.js';
import { ACTIONS, LEANING } from './lexicon.js';
import { detectPlanYear } from './plan-year.js';
import { findQuantities } from './quantities.js';
import { type SkipReason, skipReason, type Zone, zoneOfHeading } from './zones.js';

/** One commitment as the document has it. */
export interface PlanItemDraft extends ItemDescription {
  text: string;
  span: Span;
  /** Headings above it, outermost first. */
  path: string[];
}

export interface SkippedText {
  span: Span;
  text: string;
  reason: SkipReason;
}

export interface Heading {
  span: Span;
  text: string;
  /** 0 is the outermost kind. */
  level: number;
}

export interface ParsedPlan {
  /** Null when neither the text nor the caller tells it; dates that need it are null then. */
  planYear: number | null;
  issuer: string | null;
  items: PlanItemDraft[];
  headings: Heading[];
  skipped: SkippedText[];
}

export interface ParseOptions {
  planYear?: number;
  issuer?: string;
}

/** Headings without an ordinal lie below all that have one. */
const RUN_IN_LEVEL = 7;
const TOPIC_LINE = 20;

/** Takes a document apart: every sentence becomes an item, a heading, or is skipped with a reason. Never throws. */
export function parsePlan(source: string, options: ParseOptions = {}): ParsedPlan {
  const planYear = options.planYear ?? detectPlanYear(source);
  const reader = new PlanReader(source, planYear);
  const sentences = readSentences(source);
  sentences.forEach((sentence, index) => reader.read(sentence, sentences[index + 1], sentences[index - 1]));
  return { planYear, issuer: options.issuer ?? null, items: reader.items, headings: reader.headings, skipped: reader.skipped };
}

class PlanReader {
  readonly items: PlanItemDraft[] = [];
  readonly headings: Heading[] = [];
  readonly skipped: SkippedText[] = [];
  private stack: Heading[] = [];
  private zone: Zone = 'preamble';
  /** The level of the heading that set the zone: only one as high ends it. */
  private zoneLevel = 0;

  constructor(
    private readonly source: string,
    private readonly planYear: number | null,
  ) {}

  read(sentence: Sentence, next: Sentence | undefined, previous: Sentence | undefined): void {
    const level = this.headingLevel(sentence, next, previous);
    if (level !== null) return this.open(sentence, level);
    const text = this.textOf(sentence);
    const reason = skipReason(text, this.zone, sentence, this.planYear);
    if (reason) this.skip(sentence, reason);
    else this.takeItems(sentence);
  }

  private textOf({ start, end }: Span): string {
    return this.source.slice(start, end);
  }

  private open(sentence: Sentence, level: number): void {
    const heading: Heading = { span: { start: sentence.start, end: sentence.end }, text: this.textOf(sentence), level };
    this.headings.push(heading);
    this.stack = [...this.stack.filter((above) => above.level < level), heading];
    const zone = zoneOfHeading(heading.text, this.planYear);
    if (zone) this.enter(zone, level);
    else if (level <= this.zoneLevel || this.zone === 'preamble')
      this.enter(sentence.ordinal || this.zone === 'plan' ? 'plan' : this.zone, level);
  }

  private enter(zone: Zone, level: number): void {
    this.zone = zone;
    this.zoneLevel = level;
  }

  /** The level of the heading that a sentence is, or null when it is none. */
  private headingLevel(sentence: Sentence, next: Sentence | undefined, previous: Sentence | undefined): number | null {
    const text = this.textOf(sentence);
    if (sentence.ordinal) return this.isOrdinalHeading(sentence, text, next) ? sentence.ordinal.depth : null;
    const isFollowed = sentence.endsWithFullStop && next?.paragraph === sentence.paragraph;
    if (sentence.opensParagraph)
      return (isFollowed && isTopic(text)) || this.isTopicLine(sentence, text, next) ? RUN_IN_LEVEL : null;
    const isBelowTopic = (this.stack.at(-1)?.level ?? 0) >= RUN_IN_LEVEL && previous?.paragraph === sentence.paragraph;
    return isBelowTopic && isFollowed && next && isSubTopic(text, next.end - next.start) ? RUN_IN_LEVEL + 1 : null;
  }

  /** A topic on a line of its own, inside the plan. */
  private isTopicLine(sentence: Sentence, text: string, next: Sentence | undefined): boolean {
    return (
      sentence.endsWithLine &&
      next !== undefined &&
      this.zone !== 'preamble' &&
      text.length <= TOPIC_LINE &&
      isTopic(text) &&
      !/[,，]/.test(text.slice(0, 4))
    );
  }

  private isOrdinalHeading(sentence: Sentence, text: string, next: Sentence | undefined): boolean {
    if (sentence.endsWithLine) return text.length <= 60 && findQuantities(text).length === 0;
    return text.length <= 40 && next !== undefined && next.paragraph === sentence.paragraph && findQuantities(text).length === 0;
  }

  private takeItems(sentence: Sentence): void {
    for (const span of splitClauses(this.source, sentence)) {
      const text = this.textOf(span);
      if (isCommitment(text))
        this.items.push({ text, span, path: this.stack.map((heading) => heading.text), ...describeItem(text, this.planYear) });
      else this.skip(span, 'description');
    }
  }

  private skip({ start, end }: Span, reason: SkipReason): void {
    this.skipped.push({ span: { start, end }, text: this.source.slice(start, end), reason });
  }
}

/** Short, without numbers, and names a field of work rather than a thing. */
function isTopic(text: string): boolean {
  return text.length >= 4 && text.length <= 24 && findQuantities(text).length === 0 && !/[《》:：]/.test(text);
}

function isSubTopic(text: string, nextLength: number): boolean {
  return text.length >= 6 && text.length <= 20 && nextLength >= 30 && !/[,，、“"《\d]/.test(text) && ACTIONS.at(text, 0) !== null;
}

/** An action, a countable target, or a topic that leans on one. */
function isCommitment(text: string): boolean {
  return ACTIONS.in(text) !== null || findQuantities(text).length > 0 || LEANING.at(text, 0) !== null;
}
