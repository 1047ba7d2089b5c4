import { actKind, endKind, lengthKind, objectKind, verbKind } from '../clause/kinds.js';
import { acts, type Clause } from '../clause/clause.js';
import { readClauses } from '../clause/read-clauses.js';
import type { Sentence } from '../text/document.js';
import { Word } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';
import { hasQuantity } from '../quantities/find-quantities.js';
import { sharesWords } from '../clause/shared-words.js';
import { CUES, RUN_IN } from './run-in-cues.js';

/** A text of fewer sentences has no habit of such headings: what begins it is no heading. */
const LEAST_SENTENCES = 6;
const SHORTEST = 4;
const LONGEST = 28;
const DELIVERABLE =
  /一批|[一二三四五六七八九十百]+[项件个]|(?:政策|方案|意见|规划|条例|平台|项目|系统|计划|实事|活动|机制|制度)$/;

/** A short sentence with another behind it in its paragraph. */
interface Candidate {
  sentence: Sentence;
  next: Sentence;
  clauses: readonly Clause[];
  place: number;
  after: number;
  rest: number;
  followsHeading: boolean;
  /** Its paragraph, by candidates and sentences. */
  paragraph: Paragraph;
}

interface Paragraph {
  sentences: number;
  candidates: Candidate[];
  section: Section;
}

interface Section {
  paragraphs: number;
  /** Paragraphs that begin with a candidate. */
  begun: number;
}

/** How much what speaks for the other first sentences counts beside what speaks for one itself. */
const WEIGHT_OF_OTHERS = 1.5;
/** A single one speaks no louder than this. */
const LOUDEST = 400;
/** So many that speak neither way are counted with them, so that few others tell little. */
const SILENT = 2;

class Mean {
  private sum = 0;
  private count = 0;

  add(value: number): void {
    this.sum += within(value);
    this.count += 1;
  }

  meanWithout(value: number): number {
    return (this.sum - within(value)) / (this.count + SILENT);
  }
}

function within(value: number): number {
  return Math.max(-LOUDEST, Math.min(LOUDEST, value));
}

/** Decides about all short sentences of a document, each by its words and by what is the habit around it. */
export class RunInHeadings {
  readonly headings = new Set<Sentence>();
  /** Those that open a paragraph where another of their section opens one too: they are titles of paragraphs, and others in one lie below. */
  readonly parallel = new Set<Sentence>();
  private readonly openings = new Map<string, number>();
  private readonly all: Section = { paragraphs: 0, begun: 0 };

  constructor(
    private readonly form: NormalForm,
    sentences: readonly Sentence[],
    decide: (sentence: Sentence) => boolean = () => RUN_IN.sum >= 0,
  ) {
    const candidates = this.candidatesOf(sentences);
    for (const { sentence } of candidates) {
      const opening = this.openingOf(sentence);
      if (sentence.opensParagraph) this.openings.set(opening, (this.openings.get(opening) ?? 0) + 1);
    }
    const others = RUN_IN.observed === null ? this.weighOpeners(candidates) : null;
    for (const candidate of candidates) {
      this.observe(candidate);
      if (others && candidate.sentence.opensParagraph) RUN_IN.sum += WEIGHT_OF_OTHERS * others.meanWithout(RUN_IN.sum);
      const isHeading = decide(candidate.sentence);
      if (isHeading && (sentences.length >= LEAST_SENTENCES || candidate.sentence.paragraph > 0))
        this.headings.add(candidate.sentence);
    }
    this.findParallel(candidates);
  }

  /** A document titles its paragraphs or it doesn't: the first sentences of its other paragraphs speak for each. */
  private weighOpeners(candidates: readonly Candidate[]): Mean {
    const mean = new Mean();
    for (const candidate of candidates) {
      if (!candidate.sentence.opensParagraph) continue;
      this.observe(candidate);
      mean.add(RUN_IN.sum);
    }
    return mean;
  }

  private findParallel(candidates: readonly Candidate[]): void {
    const opened = new Map<Section, Sentence>();
    for (const { sentence, paragraph } of candidates) {
      if (!sentence.opensParagraph || !this.headings.has(sentence)) continue;
      const first = opened.get(paragraph.section);
      if (first) this.parallel.add(first).add(sentence);
      else opened.set(paragraph.section, sentence);
    }
  }

  private candidatesOf(sentences: readonly Sentence[]): Candidate[] {
    const candidates: Candidate[] = [];
    let section: Section = { paragraphs: 0, begun: 0 };
    for (let from = 0, to = 0; from < sentences.length; from = to) {
      const first = sentences[from] as Sentence;
      while (sentences[to]?.paragraph === first.paragraph) to += 1;
      if (first.ordinal) section = { paragraphs: 0, begun: 0 };
      const paragraph: Paragraph = { sentences: to - from, candidates: [], section };
      for (let at = from; at + 1 < to; at += 1) {
        const candidate = this.candidateAt(sentences, at, { from, to }, paragraph);
        if (candidate) paragraph.candidates.push(candidate);
      }
      if (to - from > 1 && !first.ordinal) {
        const begins = paragraph.candidates[0]?.sentence === first ? 1 : 0;
        for (const counted of [section, this.all]) {
          counted.paragraphs += 1;
          counted.begun += begins;
        }
      }
      candidates.push(...paragraph.candidates);
    }
    return candidates;
  }

  private candidateAt(
    sentences: readonly Sentence[],
    at: number,
    { from, to }: { from: number; to: number },
    paragraph: Paragraph,
  ): Candidate | null {
    const sentence = sentences[at] as Sentence;
    const next = sentences[at + 1] as Sentence;
    if (!this.isCandidate(sentence)) return null;
    let end = at + 1;
    while (end + 1 < to && !this.isCandidate(sentences[end + 1] as Sentence)) end += 1;
    const rest = (sentences[end] as Sentence).end - next.start;
    const followsHeading = at === from + 1 && sentences[from]?.ordinal !== null;
    return {
      sentence,
      next,
      clauses: readClauses(this.form, sentence),
      place: at - from,
      after: to - at - 1,
      rest,
      followsHeading,
      paragraph,
    };
  }

  private isCandidate(sentence: Sentence): boolean {
    const length = sentence.end - sentence.start;
    if (sentence.ordinal || !sentence.endsWithFullStop || length < SHORTEST || length > LONGEST) return false;
    const text = this.form.text.slice(sentence.start, sentence.end);
    return (
      !/[《》:了!]|(?<!还|就|但|于|凡)是|^各位|^同志|(?:召开|举行|主持|出席|列席|讲话|闭幕|开幕)$|\d月\d/.test(text) &&
      !hasQuantity(text)
    );
  }

  private observe(candidate: Candidate): void {
    RUN_IN.begin();
    this.observeWords(candidate);
    this.observePlace(candidate);
    this.observeHabit(candidate);
  }

  private observeWords({ sentence, next, clauses }: Candidate): void {
    const { codes, text } = this.form;
    const { start, end } = sentence;
    const first = clauses[0] as Clause;
    const last = clauses.at(-1) as Clause;
    RUN_IN.measure(CUES.length, lengthKind(end - start));
    RUN_IN.measure(sentence.opensParagraph ? CUES.firstAndLength : CUES.innerLength, lengthKind(end - start));
    RUN_IN.measure(CUES.nextLength, lengthKind(next.end - next.start));
    RUN_IN.measure(CUES.clauses, Math.min(3, clauses.length) - 1);
    RUN_IN.measure(CUES.acts, actKind(first));
    RUN_IN.measure(CUES.verbKind, verbKind(first));
    RUN_IN.measure(CUES.endKind, endKind(last, codes[end - 1] ?? 0));
    RUN_IN.measure(CUES.object, objectKind(first.ownLength));
    if (first.mainEnd > first.mainStart) RUN_IN.word(CUES.verb, text.slice(first.mainStart, first.mainEnd));
    RUN_IN.pair(CUES.opening, codes[start] ?? 0, codes[start + 1] ?? 0);
    RUN_IN.pair(CUES.end, codes[end - 2] ?? 0, codes[end - 1] ?? 0);
    if (clauses.some(({ hasName }) => hasName)) RUN_IN.hold(CUES.named);
    if (clauses.some(({ hasList }) => hasList)) RUN_IN.hold(CUES.listed);
    if (clauses.some(({ hasOf }) => hasOf)) RUN_IN.hold(CUES.of);
    const verb = first.verb !== 0 ? first.verb : first.manner;
    if ((verb & Word.start) !== 0) RUN_IN.hold(CUES.starts);
    if ((verb & Word.lead) !== 0) RUN_IN.hold(CUES.lead);
    if ((verb & (Word.aim | Word.raise | Word.drive)) !== 0) RUN_IN.hold(CUES.aims);
    if (first.manner !== 0) RUN_IN.hold(CUES.manner);
    if (DELIVERABLE.test(text.slice(start, end))) RUN_IN.hold(CUES.deliverable);
    const following = readClauses(this.form, next)[0];
    if (following && sharesWords(codes, first, following)) RUN_IN.hold(CUES.shares);
    if (following && acts(following)) RUN_IN.hold(CUES.nextShares);
  }

  private observePlace({ place, after, rest, followsHeading }: Candidate): void {
    RUN_IN.measure(CUES.place, Math.min(3, place));
    RUN_IN.measure(CUES.after, after <= 3 ? after - 1 : after <= 6 ? 3 : 4);
    RUN_IN.measure(CUES.restLength, rest < 30 ? 0 : rest < 60 ? 1 : rest < 120 ? 2 : 3);
    if (followsHeading) RUN_IN.hold(CUES.followsHeading);
  }

  private observeHabit({ sentence, paragraph }: Candidate): void {
    const { candidates, section, sentences } = paragraph;
    const others = (isSame: (other: Sentence) => boolean): number =>
      Math.min(3, candidates.filter((other) => other.sentence !== sentence && isSame(other.sentence)).length);
    const opening = this.openingOf(sentence);
    RUN_IN.measure(
      CUES.sameEnd,
      others((other) => this.endOf(other) === this.endOf(sentence)),
    );
    if (sentence.opensParagraph) {
      RUN_IN.measure(CUES.section, shareKind(section.begun, section.paragraphs));
      RUN_IN.measure(CUES.document, shareKind(this.all.begun, this.all.paragraphs));
      RUN_IN.measure(CUES.cousins, Math.min(3, (this.openings.get(opening) ?? 1) - 1));
    } else {
      RUN_IN.measure(CUES.inside, shareKind(candidates.length, sentences));
      RUN_IN.measure(
        CUES.twins,
        others((other) => this.openingOf(other) === opening),
      );
    }
  }

  private openingOf({ start }: Sentence): string {
    return this.form.text.slice(start, start + 2);
  }

  private endOf({ end }: Sentence): string {
    return this.form.text.slice(end - 2, end);
  }
}

function shareKind(part: number, whole: number): number {
  if (part === 0 || whole === 0) return 0;
  return part === whole ? 5 : Math.min(4, Math.ceil((4 * part) / whole));
}
