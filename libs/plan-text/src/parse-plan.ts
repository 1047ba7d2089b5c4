import { announcedHeadings, announces, endsInSaying, introLength, isSaying } from './announcing.js';
import { acts, type Clause } from './clause.js';
import { readClauses, splitClauses } from './clauses.js';
import { describeRead, type ItemDescription } from './describe.js';
import { announcesIndicators } from './quantities/indicator.js';
import { coveringLetter } from './covering-letter.js';
import { readSentences, type Sentence, type Span } from './document.js';
import { HeadingRules, RUN_IN_LEVEL } from './headings.js';
import { keepShapeOf } from './kept-shapes.js';
import { Sign, Word } from './lexicon.js';
import { type NormalForm, normalForm } from './normal-form.js';
import type { PlanNote } from './plan-note.js';
import { detectPlanYear } from './plan-year.js';
import { isPeriodLine } from './time/period.js';
import { isFurniture, looksAhead, readSigns, type Signs, type SkipReason, skipReason, type Zone, zoneOf } from './zones.js';

/** One commitment as the document has it. */
export interface PlanItemDraft extends ItemDescription {
  text: string;
  span: Span;
  /** Headings above it, outermost first. */
  path: string[];
  /** Who answers for it, where the document says so. */
  responsibility: Responsibility | null;
  /** What other columns of its row say, where it stands in a table: 建设内容, 第一季度, 备注. */
  details?: RowDetail[];
}

/** A cell beside the task that belongs to no other field. */
export interface RowDetail {
  /** The words over its column. */
  column: string;
  words: string;
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
  /** What could not be read, or was read by a guess: one note of each kind. */
  notes: PlanNote[];
}

export interface ParseOptions {
  planYear?: number;
  issuer?: string;
}

/** Depth of （一）: what lies deeper also numbers points inside an article. */
const OUTER_ORDINALS = 2;

/** Takes a document apart: every sentence becomes an item, a heading, or is skipped with a reason. Never throws. */
export function parsePlan(source: string, options: ParseOptions = {}): ParsedPlan {
  const planYear = options.planYear ?? detectPlanYear(source);
  const form = normalForm(source);
  const sentences = readSentences(form);
  const reader = new PlanReader(source, form, new HeadingRules(form, sentences), planYear);
  const letter = coveringLetter(sentences, ({ start, end }) => form.text.slice(start, end));
  for (const sentence of sentences.splice(0, letter)) reader.pass(sentence);
  if (!sentences.some(({ ordinal }) => ordinal && ordinal.depth <= OUTER_ORDINALS)) reader.openByWords();
  sentences.forEach((sentence, index) => reader.read(sentence, sentences[index + 1], sentences[index - 1]));
  return {
    planYear,
    issuer: options.issuer ?? null,
    items: reader.items,
    headings: reader.headings,
    skipped: reader.skippedInOrder(),
    notes: [],
  };
}

class PlanReader {
  readonly items: PlanItemDraft[] = [];
  readonly headings: Heading[] = [];
  readonly skipped: SkippedText[] = [];
  /** The headings above, each with the zone it stands in: a heading inside a review doesn't end it. */
  private readonly stack: { heading: Heading; zone: Zone }[] = [];
  private path: string[] = [];
  private zone: Zone = 'preamble';
  private opensByWords = false;
  /** How many items there were when the last heading was opened. */
  private itemsAbove = 0;
  /** So many of the next headings without ordinal are those that a sentence announced: they lie below the one above it. */
  private announced = 0;
  private inFooter = false;
  /** A paragraph that begins with what was done tells of nothing else, unless a sentence looks ahead. */
  private pastParagraph = -1;
  /** The paragraph in which announced indicators go on behind a semicolon. */
  private targetsGoOn = -1;

  constructor(
    private readonly source: string,
    private readonly form: NormalForm,
    private readonly rules: HeadingRules,
    private readonly planYear: number | null,
  ) {}

  read(sentence: Sentence, next: Sentence | undefined, previous: Sentence | undefined): void {
    const signs = readSigns(this.form, sentence);
    this.inFooter ||= this.opensFooter(sentence);
    if (this.inFooter || (!sentence.ordinal && isFurniture(signs, sentence))) return this.skip(sentence, 'page-furniture');
    const heading = this.stack.at(-1)?.heading;
    const place = { above: heading?.level ?? 0, lengthAbove: heading?.text.length ?? 0, isPreamble: this.zone === 'preamble' };
    const level = this.rules.levelOf(sentence, next, previous, place);
    if (level !== null) return this.open(sentence, level);
    const text = this.form.text.slice(sentence.start, sentence.end);
    if (this.zone === 'preamble' && ((this.opensByWords && looksAhead(text, signs)) || this.rules.opensPlan(sentence)))
      this.zone = 'plan';
    this.readInZone(sentence, text, signs);
  }

  skippedInOrder(): SkippedText[] {
    return this.skipped.toSorted((a, b) => a.span.start - b.span.start);
  }

  /** An article without numbered headings begins its plan where it first looks ahead. */
  openByWords(): void {
    this.opensByWords = true;
  }

  /** A sentence of the letter that the plan was sent with. */
  pass(sentence: Sentence): void {
    this.skip(sentence, 'situation');
  }

  private readInZone(sentence: Sentence, text: string, signs: Signs): void {
    const intro = introLength(text);
    const isTarget = intro > 0 || this.targetsGoOn === sentence.paragraph;
    this.targetsGoOn = isTarget && !sentence.endsWithFullStop ? sentence.paragraph : -1;
    if (this.zone !== 'plan' && !(isTarget && (this.zone === 'guiding-thought' || this.zone === 'preamble')))
      return this.skip(sentence, this.zone === 'preamble' ? 'situation' : this.zone);
    const whole = readClauses(this.form, { start: sentence.start + intro, end: sentence.end });
    if (sentence.endsWithLine) this.announced = announcedHeadings(text);
    const clauses = this.isAttribution(whole) ? whole.slice(1) : whole;
    const said = clauses[0]?.start ?? sentence.end;
    const reason = this.reasonToSkip(sentence, this.form.text.slice(said, sentence.end), signs, clauses);
    if (reason) return this.skip(sentence, reason);
    if (said > sentence.start) this.skip({ start: sentence.start, end: said }, 'description');
    this.readParts(clauses, isTarget);
  }

  private readParts(clauses: readonly Clause[], isAfterIntro: boolean): void {
    let next = 0;
    let isHedged = false;
    for (const part of splitClauses(this.form, clauses)) {
      const from = next;
      while (next < clauses.length && (clauses[next]?.end ?? 0) <= part.end) next += 1;
      if (part.end - part.start === 1) {
        this.skip(part, 'description');
        continue;
      }
      if (!part.promises || part.end - part.start < SHORTEST || endsInSaying(this.form.text, part.end)) {
        isHedged = false;
        this.skip(part, 'description');
        continue;
      }
      const isWhole = next > from && clauses[from]?.start === part.start && clauses[next - 1]?.end === part.end;
      const own = isWhole ? clauses.slice(from, next) : readClauses(this.form, part);
      // 力争甲…,乙…: the hedge holds for what follows without a verb of its own; one inside an item (增长20%、力争25%) doesn't.
      isHedged = (isHedged && own[0]?.actions === 0) || (own[0] !== undefined && opensStriving(own[0]));
      this.take(part, { clauses: own, isAfterIntro, isHedged });
    }
  }

  private reasonToSkip(sentence: Sentence, text: string, signs: Signs, clauses: readonly Clause[]): SkipReason | null {
    if (sentence.opensParagraph) this.pastParagraph = -1;
    if ((signs.all & Sign.ahead) !== 0 && looksAhead(text, signs)) this.pastParagraph = -1;
    if (this.pastParagraph === sentence.paragraph && (signs.all & Sign.ahead) === 0) return 'review-of-past';
    const reason = skipReason(text, signs, { clauses, isQuestion: sentence.isQuestion }, this.planYear);
    if (reason === 'review-of-past' && sentence.opensParagraph) this.pastParagraph = sentence.paragraph;
    return reason ?? (announces(text) ? 'description' : null);
  }

  /** "何敏介绍," before what was said. */
  private isAttribution([first, second]: readonly Clause[]): boolean {
    return first !== undefined && second !== undefined && !acts(first) && isSaying(this.form.text, first.start, first.end);
  }

  /** Where a stretch of the normal form stands in the source. */
  private placeOf({ start, end }: Span): Span {
    const { places } = this.form;
    return { start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 };
  }

  /** What a web page says below its text: "版权声明:". */
  private opensFooter({ start, end }: Sentence): boolean {
    return end - start <= LONGEST_FOOTER && start > this.form.text.length / 2 && FOOTER.test(this.form.text.slice(start, end));
  }

  private open(sentence: Sentence, kind: number): void {
    const level = kind === RUN_IN_LEVEL && this.announced > 0 ? kind + 1 : kind;
    const isListed = level > kind || !sentence.endsWithLine;
    this.announced = level > kind ? this.announced - 1 : 0;
    if (isListed && level > (this.stack.at(-1)?.heading.level ?? level)) this.takeBackOpener();
    const span = this.placeOf(sentence);
    const heading: Heading = { span, text: this.source.slice(span.start, span.end), level };
    this.headings.push(heading);
    while ((this.stack.at(-1)?.heading.level ?? -1) >= level) this.stack.pop();
    this.zone = this.zoneBelow(sentence, this.stack.at(-1)?.zone);
    this.stack.push({ heading, zone: this.zone });
    this.path = this.stack.map((above) => above.heading.text);
    this.itemsAbove = this.items.length;
  }

  /** What stands between a heading and the first heading below it sums up the section, unless it gives a number or a date. */
  private takeBackOpener(): void {
    const opener = this.items.slice(this.itemsAbove);
    if (opener.length > LONGEST_OPENER || opener.some(({ quantities, dueText }) => quantities.length > 0 || dueText !== null))
      return;
    this.items.length = this.itemsAbove;
    this.skipped.push(...opener.map(({ span, text }) => ({ span, text, reason: 'description' as const })));
  }

  /** The zone that a heading opens; one that names none lies in that of the heading above; without one, an ordinal begins the plan. */
  private zoneBelow(sentence: Sentence, above: Zone | undefined): Zone {
    const [first] = readClauses(this.form, sentence);
    const text = this.form.text.slice(sentence.start, sentence.end);
    const signs = readSigns(this.form, sentence);
    const named = zoneOf(text, signs, this.planYear, first !== undefined && acts(first));
    if (named) return named;
    if (above && above !== 'preamble') return above;
    return sentence.ordinal || isPeriodLine(text) ? 'plan' : this.zone;
  }

  private take(part: Span, read: { clauses: readonly Clause[]; isAfterIntro: boolean; isHedged: boolean }): PlanItemDraft {
    const { clauses, isHedged } = read;
    const span = this.placeOf(part);
    const text = this.source.slice(span.start, span.end);
    const words = text.trim();
    const offset = words.length === text.length ? span.start : span.start + text.indexOf(words);
    const said = describeRead({ text: words, offset, form: this.form, clauses, isHedged }, this.planYear);
    const isIndicator = said.quantities.length > 0 && (read.isAfterIntro || announcesIndicators(this.path.at(-1) ?? ''));
    const kind = isIndicator ? 'indicator' : said.kind;
    const item: PlanItemDraft = {
      text,
      span,
      path: this.path,
      responsibility: null,
      kind,
      action: said.action,
      object: said.object,
      dueText: said.dueText,
      due: said.due,
      start: said.start,
      recurrence: said.recurrence,
      isUrgent: said.isUrgent,
      quantities: said.quantities,
      targets: said.targets,
      commitment: said.commitment,
      title: said.title,
    };
    this.items.push(item);
    return item;
  }

  private skip(part: Span, reason: SkipReason): void {
    const span = this.placeOf(part);
    this.skipped.push({ span, text: this.source.slice(span.start, span.end), reason });
  }
}

const NOTHING = normalForm('');
keepShapeOf(new PlanReader('', NOTHING, new HeadingRules(NOTHING, []), null));

const SHORTEST = 4;
const LONGEST_OPENER = 4;
const LONGEST_FOOTER = 20;
const FOOTER = /^(?:版权声明|免责声明|网友跟贴|网友评论|相关阅读|相关链接|热门推荐)/;

function opensStriving({ opening, manner, verb }: Clause): boolean {
  return ((opening | manner | verb) & Word.strive) !== 0;
}
