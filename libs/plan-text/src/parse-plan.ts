import { endsInSaying } from './announcing.js';
import type { Clause } from './clause/clause.js';
import { splitClauses } from './boundary/split-clauses.js';
import { readClauses } from './clause/read-clauses.js';
import { coveringLetter } from './text/covering-letter.js';
import { describeRead } from './items/describe.js';
import { readSentences, type Span } from './text/document.js';
import { HeadingRules } from './headings/headings.js';
import { keepShapeOf } from './words/kept-shapes.js';
import { Word } from './words/lexicon.js';
import { type NormalForm, normalForm } from './text/normal-form.js';
import type { Heading, ParsedPlan, PlanItemDraft, SkippedText } from './plan/parsed-plan.js';
import { Around } from './plan-sentence/around.js';
import { chooseSentences } from './plan-sentence/chain.js';
import { readAll } from './plan-sentence/seen.js';
import { weighForPlan } from './plan-sentence/weigh.js';
import { detectPlanYear } from './plan/plan-year.js';
import { announcesIndicators } from './quantities/indicator.js';
import { StepReader } from './steps.js';
import type { HeadingStep, SentenceStep, Step } from './plan-sentence/step.js';
import type { SkipReason } from './plan-sentence/zones.js';

export interface ParseOptions {
  planYear?: number;
  issuer?: string;
}

/** Depth of （一）: what lies deeper also numbers points inside an article. */
const OUTER_ORDINALS = 2;

/** Takes a document apart: every sentence becomes an item, a heading, or is skipped with a reason. Never throws. */
export function parsePlan(source: string, options: ParseOptions = {}, weigh = weighForPlan): ParsedPlan {
  const planYear = options.planYear ?? detectPlanYear(source);
  const form = normalForm(source);
  const reader = new PlanReader(source, form, planYear);
  const steps = readSteps(form, planYear);
  const chosen = chooseSentences(steps, weigh);
  for (const step of steps) reader.take(step, step.kind === 'sentence' && chosen.has(step));
  return {
    planYear,
    issuer: options.issuer ?? null,
    items: reader.items,
    headings: reader.headings,
    skipped: reader.skippedInOrder(),
    notes: [],
  };
}

function readSteps(form: NormalForm, planYear: number | null): Step[] {
  const sentences = readSentences(form);
  const seen = readAll(form, sentences, planYear);
  const letter = coveringLetter(sentences, ({ start, end }) => form.text.slice(start, end));
  const plan = seen.slice(letter);
  const opensByWords = !plan.some(({ sentence: { ordinal } }) => ordinal && ordinal.depth <= OUTER_ORDINALS);
  const reader = new StepReader(form, new HeadingRules(form, sentences, planYear), planYear, new Around(seen), opensByWords);
  const steps = plan.map((one, at) => reader.read(one, plan[at + 1], plan[at - 1]));
  markOpeners(steps);
  return [...sentences.slice(0, letter).map((sentence): Step => ({ kind: 'left', sentence, reason: 'situation' })), ...steps];
}

/** What stands between a heading and a deeper one. */
function markOpeners(steps: readonly Step[]): void {
  let next: HeadingStep | null = null;
  let waiting: SentenceStep[] = [];
  for (const step of steps.toReversed()) {
    if (step.kind === 'sentence') waiting.push(step);
    if (step.kind !== 'heading') continue;
    if (next !== null && next.level > step.level) for (const { setting } of waiting) setting.isOpener = true;
    waiting = [];
    next = step;
  }
}

class PlanReader {
  readonly items: PlanItemDraft[] = [];
  readonly headings: Heading[] = [];
  readonly skipped: SkippedText[] = [];
  private readonly stack: Heading[] = [];
  private path: string[] = [];
  /** How many items there were when the last heading was opened. */
  private itemsAbove = 0;

  constructor(
    private readonly source: string,
    private readonly form: NormalForm,
    private readonly planYear: number | null,
  ) {}

  take(step: Step, isPlan: boolean): void {
    if (step.kind === 'heading' && step.isArticle) this.openArticle(step);
    else if (step.kind === 'heading') this.open(step);
    else if (step.kind === 'left') this.skip(step.sentence, step.reason);
    else if (isPlan) this.read(step);
    else this.skip(step.sentence, reasonOf(step));
  }

  skippedInOrder(): SkippedText[] {
    return this.skipped.toSorted((a, b) => a.span.start - b.span.start);
  }

  private read({ sentence, clauses, isTarget }: SentenceStep): void {
    const said = clauses[0]?.start ?? sentence.end;
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
      if ((!part.promises && !isAfterIntro) || part.end - part.start < SHORTEST || endsInSaying(this.form.text, part.end)) {
        isHedged = false;
        this.skip(part, 'description');
        continue;
      }
      const isWhole = next > from && clauses[from]?.start === part.start && clauses[next - 1]?.end === part.end;
      const own = isWhole ? clauses.slice(from, next) : readClauses(this.form, part);
      // 力争甲…,乙…: the hedge holds for what follows without a verb of its own; one inside an item (增长20%、力争25%) doesn't.
      isHedged = (isHedged && own[0]?.actions === 0) || (own[0] !== undefined && opensStriving(own[0]));
      this.add(part, { clauses: own, isAfterIntro, isHedged });
    }
  }

  /** Where a stretch of the normal form stands in the source. */
  private placeOf({ start, end }: Span): Span {
    const { places } = this.form;
    return { start: places[start] ?? 0, end: (places[end - 1] ?? 0) + 1 };
  }

  private open({ sentence, level, isListed }: HeadingStep): void {
    if (isListed && level > (this.stack.at(-1)?.level ?? level)) this.takeBackOpener();
    const span = this.placeOf(sentence);
    const heading: Heading = { span, text: this.source.slice(span.start, span.end), level };
    this.headings.push(heading);
    while ((this.stack.at(-1)?.level ?? -1) >= level) this.stack.pop();
    this.stack.push(heading);
    this.path = this.stack.map((above) => above.text);
    this.itemsAbove = this.items.length;
  }

  /** An article begins anew: its title is no heading above its items. */
  private openArticle({ sentence }: HeadingStep): void {
    this.stack.length = 0;
    this.path = [];
    this.itemsAbove = this.items.length;
    this.skip(sentence, 'situation');
  }

  /** What stands between a heading and the first heading below it sums up the section, unless it gives a number or a date. */
  private takeBackOpener(): void {
    const opener = this.items.slice(this.itemsAbove);
    if (opener.length > LONGEST_OPENER || opener.some(({ quantities, dueText }) => quantities.length > 0 || dueText !== null))
      return;
    this.items.length = this.itemsAbove;
    this.skipped.push(...opener.map(({ span, text }) => ({ span, text, reason: 'description' as const })));
  }

  private add(part: Span, read: { clauses: readonly Clause[]; isAfterIntro: boolean; isHedged: boolean }): PlanItemDraft {
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

/** Why a sentence is left that might have held commitments. */
function reasonOf({ setting: { zone, rule } }: SentenceStep): SkipReason {
  return rule ?? (zone === 'preamble' || zone === 'plan' ? 'situation' : zone);
}

keepShapeOf(new PlanReader('', normalForm(''), null));

const SHORTEST = 4;
const LONGEST_OPENER = 4;

function opensStriving({ opening, manner, verb }: Clause): boolean {
  return ((opening | manner | verb) & Word.strive) !== 0;
}
