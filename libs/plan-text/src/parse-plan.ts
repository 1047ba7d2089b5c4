import { splitClauses } from './clauses.js';
import { describeItem, type ItemDescription } from './describe.js';
import { readSentences, type Sentence, type Span } from './document.js';
import { ACTIONS, LEANING } from './lexicon.js';
import { detectPlanYear } from './plan-year.js';
import { findQuantities } from './quantities/find-quantities.js';
import { isFurniture, looksAhead, type SkipReason, skipReason, type Zone, zoneOfHeading } from './zones.js';

/** One commitment as the document has it. */
export interface PlanItemDraft extends ItemDescription {
  text: string;
  span: Span;
  /** Headings above it, outermost first. */
  path: string[];
  /** Who answers for it, where the document says so. */
  responsibility: Responsibility | null;
}

/** Who answers for an item, in the document's own names. */
export interface Responsibility {
  leads: string[];
  cooperating: string[];
  /** 分管领导, 责任领导. */
  leaders: string[];
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
/** Depth of （一）: what lies deeper also numbers points inside an article. */
const OUTER_ORDINALS = 2;

/** Takes a document apart: every sentence becomes an item, a heading, or is skipped with a reason. Never throws. */
export function parsePlan(source: string, options: ParseOptions = {}): ParsedPlan {
  const planYear = options.planYear ?? detectPlanYear(source);
  const reader = new PlanReader(source, planYear);
  const sentences = readSentences(source);
  if (!sentences.some(({ ordinal }) => ordinal && ordinal.depth <= OUTER_ORDINALS)) reader.openByWords();
  sentences.forEach((sentence, index) => reader.read(sentence, sentences[index + 1], sentences[index - 1]));
  return { planYear, issuer: options.issuer ?? null, items: reader.items, headings: reader.headings, skipped: reader.skipped };
}

class PlanReader {
  readonly items: PlanItemDraft[] = [];
  readonly headings: Heading[] = [];
  readonly skipped: SkippedText[] = [];
  /** The headings above, each with the zone it stands in: a heading inside a review doesn't end it. */
  private stack: (Heading & { zone: Zone })[] = [];
  private zone: Zone = 'preamble';

  private opensByWords = false;

  constructor(
    private readonly source: string,
    private readonly planYear: number | null,
  ) {}

  read(sentence: Sentence, next: Sentence | undefined, previous: Sentence | undefined): void {
    const text = this.textOf(sentence);
    if (!sentence.ordinal && isFurniture(text, sentence)) return this.skip(sentence, 'page-furniture');
    const level = this.headingLevel(sentence, next, previous);
    if (level !== null) return this.open(sentence, level);
    if (this.opensByWords && this.zone === 'preamble' && looksAhead(text)) this.zone = 'plan';
    const reason = skipReason(text, this.zone, sentence, this.planYear);
    if (reason) this.skip(sentence, reason);
    else this.takeItems(sentence);
  }

  /** An article without numbered headings begins its plan where it first looks ahead. */
  openByWords(): void {
    this.opensByWords = true;
  }

  private textOf({ start, end }: Span): string {
    return this.source.slice(start, end);
  }

  private open(sentence: Sentence, level: number): void {
    const heading: Heading = { span: { start: sentence.start, end: sentence.end }, text: this.textOf(sentence), level };
    this.headings.push(heading);
    const above = this.stack.filter((one) => one.level < level);
    this.zone = zoneOfHeading(heading.text, this.planYear) ?? this.zoneBelow(above.at(-1), sentence.ordinal !== null);
    this.stack = [...above, { ...heading, zone: this.zone }];
  }

  /** The zone of a heading that names none: that of the heading above; without one, an ordinal begins the plan. */
  private zoneBelow(above: { zone: Zone } | undefined, isOrdinal: boolean): Zone {
    if (above && above.zone !== 'preamble') return above.zone;
    return isOrdinal ? 'plan' : this.zone;
  }

  /** The level of the heading that a sentence is, or null when it is none. */
  private headingLevel(sentence: Sentence, next: Sentence | undefined, previous: Sentence | undefined): number | null {
    const text = this.textOf(sentence);
    if (sentence.ordinal) return this.isOrdinalHeading(sentence, text, next) ? sentence.ordinal.depth : null;
    const isFollowed = sentence.endsWithFullStop && next?.paragraph === sentence.paragraph;
    if (sentence.opensParagraph)
      return (isFollowed && isTopic(text)) || this.isTopicLine(sentence, text, next) ? RUN_IN_LEVEL : null;
    const isBelowTopic = (this.stack.at(-1)?.level ?? 0) >= RUN_IN_LEVEL && previous?.paragraph === sentence.paragraph;
    return isBelowTopic && isFollowed && next && isSubTopic(text, this.textOf(next)) ? RUN_IN_LEVEL + 1 : null;
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
    const intro = INDICATORS_INTRO.exec(this.textOf(sentence))?.[0].length ?? 0;
    if (intro > 0) this.skip({ start: sentence.start, end: sentence.start + intro }, 'description');
    for (const span of splitClauses(this.source, { start: sentence.start + intro, end: sentence.end })) {
      const text = this.textOf(span);
      if (isCommitment(text))
        this.items.push({
          text,
          span,
          path: this.stack.map((heading) => heading.text),
          responsibility: null,
          ...describeItem(text, this.planYear),
        });
      else this.skip(span, 'description');
    }
  }

  private skip({ start, end }: Span, reason: SkipReason): void {
    this.skipped.push({ span: { start, end }, text: this.source.slice(start, end), reason });
  }
}

/** "今年主要预期目标是:", before the indicators themselves. */
const INDICATORS_INTRO = /^[^。:：]{0,40}(?:目标|指标)(?:任务)?[是为]?[:：]\s*(?=.*\d)/;

/** Short, without numbers, and names a field of work rather than a thing or a fact. */
function isTopic(text: string): boolean {
  return text.length >= 4 && text.length <= 24 && findQuantities(text).length === 0 && !/[《》:：是]/.test(text);
}

/** A sentence that sums up what the next one lists: an action without a thing that could be handed in. */
function isSubTopic(text: string, next: string): boolean {
  const lists = next.length >= 30 || (next.length >= 20 && findQuantities(next).length > 0);
  const named = /[“"]/.test(text) && !/^(?:打造|建设|构建)/.test(text);
  return (
    lists &&
    text.length >= 6 &&
    text.length <= 20 &&
    !named &&
    !/[,，、《\d]/.test(text) &&
    !DELIVERABLE.test(text) &&
    ACTIONS.at(text, 0) !== null
  );
}

const DELIVERABLE = /一批|[一二三四五六七八九十百]+[项件个]|(?:政策|方案|意见|规划|条例|平台|项目|系统|计划|实事|活动)$/;

/** Tells who spoke: "他在接受采访时表示". */
const ATTRIBUTION = /(?:表示|指出|强调|认为|介绍|说)$/;

/** An action, a countable target, or a topic that leans on one. */
function isCommitment(text: string): boolean {
  if (ATTRIBUTION.test(text)) return false;
  return ACTIONS.in(text) !== null || findQuantities(text).length > 0 || LEANING.at(text, 0) !== null;
}
