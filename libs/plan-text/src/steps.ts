import { announcedHeadings, announces, introLength, isSaying } from './announcing.js';
import { acts, type Clause } from './clause/clause.js';
import { readClauses } from './clause/read-clauses.js';
import type { Sentence, Span } from './text/document.js';
import { type HeadingRules, RUN_IN_LEVEL } from './headings/headings.js';
import { Sign } from './words/lexicon.js';
import { ATTENDANCE } from './text/attendance.js';
import type { NormalForm } from './text/normal-form.js';
import { POINT_DEPTH } from './text/ordinals.js';
import type { Around } from './plan-sentence/around.js';
import type { HeadingStep, SentenceStep, Step } from './plan-sentence/step.js';
import type { Seen } from './plan-sentence/seen.js';
import { namesFiveYears } from './time/five-years.js';
import { isPeriodLine } from './time/period.js';
import {
  isFurniture,
  looksAhead,
  readSigns,
  type Signs,
  type SkipReason,
  skipReason,
  type Zone,
  zoneOf,
} from './plan-sentence/zones.js';

/** Reads the sentences of a document in order: which are headings, and in which part of the document the others stand. */
export class StepReader {
  /** The headings above, each with the zone it stands in: a heading inside a review doesn't end it. */
  private readonly stack: { level: number; length: number; zone: Zone; isFiveYears: boolean; isState: boolean }[] = [];
  private zone: Zone = 'preamble';
  private lastHeading: Sentence | null = null;
  /** So many of the next headings without ordinal are those that a sentence announced: they lie below the one above it. */
  private announced = 0;
  private inFooter = false;
  private inGlossary = false;
  /** Text that is no title has been read. */
  private hasBegun = false;
  /** A paragraph that begins with what was done tells of nothing else, unless a sentence looks ahead. */
  private pastParagraph = -1;
  /** The paragraph in which announced indicators go on behind a semicolon. */
  private targetsGoOn = -1;

  constructor(
    private readonly form: NormalForm,
    private readonly rules: HeadingRules,
    private readonly planYear: number | null,
    private readonly around: Around,
    /** An article without numbered headings begins its plan where it first looks ahead. */
    private readonly opensByWords: boolean,
  ) {}

  read(seen: Seen, following: Seen | undefined, previous: Seen | undefined): Step {
    const { sentence, signs } = seen;
    // A task is no heading over the names of those who were there or get a copy.
    const next = sentence.ordinal && following && this.isTail(following.sentence) ? undefined : following;
    this.inFooter ||= this.opensFooter(sentence);
    if (this.inFooter || (!sentence.ordinal && isFurniture(signs, sentence)) || this.isTail(sentence))
      return { kind: 'left', sentence, reason: 'page-furniture' };
    this.inGlossary ||= this.opensGlossary(sentence);
    if (this.inGlossary) return { kind: 'left', sentence, reason: 'description' };
    const heading = this.stack.at(-1);
    const place = { above: heading?.level ?? 0, last: this.lastHeading, isPreamble: this.zone === 'preamble' };
    if (this.isTitle(sentence, next)) return { kind: 'left', sentence, reason: 'situation' };
    const level = this.rules.levelOf(sentence, next?.sentence, previous?.sentence, place);
    if (level !== null) return this.isArticle(seen) ? this.openArticle(sentence, level) : this.open(sentence, level);
    this.hasBegun = true;
    const text = this.form.text.slice(sentence.start, sentence.end);
    if (this.zone === 'preamble' && ((this.opensByWords && looksAhead(text, signs)) || this.rules.opensPlan(sentence)))
      this.zone = sentence.start < this.rules.lastPlanTitle ? this.zone : 'plan';
    return this.readSentence(seen, text, { previous, next });
  }

  private readSentence(
    seen: Seen,
    text: string,
    { previous, next }: { previous: Seen | undefined; next: Seen | undefined },
  ): SentenceStep {
    const { sentence, signs } = seen;
    const intro = introLength(text);
    const isTarget = intro > 0 || this.targetsGoOn === sentence.paragraph;
    this.targetsGoOn = isTarget && !sentence.endsWithFullStop ? sentence.paragraph : -1;
    const whole = intro === 0 ? seen.clauses : readClauses(this.form, { start: sentence.start + intro, end: sentence.end });
    if (sentence.endsWithLine) this.announced = announcedHeadings(text);
    const clauses = this.isAttribution(whole) ? whole.slice(1) : whole;
    const said = clauses[0]?.start ?? sentence.end;
    const rule = this.reasonToSkip(sentence, this.form.text.slice(said, sentence.end), signs, clauses);
    const { form, around, planYear } = this;
    const zone = this.zone === 'preamble' && this.isPlanByDefault(seen) ? 'plan' : this.zone;
    const isPlanAhead = sentence.start < this.rules.lastPlanTitle;
    const heading = this.stack.at(-1);
    const [isFiveYears, isBelowState] = [heading?.isFiveYears ?? false, heading?.isState ?? false];
    const told = { rule, planYear, previous, next, isPlanAhead, isFiveYears, isBelowState };
    const setting = { form, around, zone, ...told, isOpener: false };
    return { kind: 'sentence', sentence, seen, clauses, isTarget, setting };
  }

  /** A text that looks back nowhere and names no plan is one itself; points that a meeting demands are. */
  private isPlanByDefault({ sentence, speech }: Seen): boolean {
    if (this.rules.lastPlanTitle > 0) return false;
    const { sentences, kinds } = this.around.document;
    if ((kinds[0] ?? 0) * LEAST_PAST < sentences) return true;
    return sentence.ordinal?.depth === POINT_DEPTH && speech === DEMANDED;
  }

  private reasonToSkip(sentence: Sentence, text: string, signs: Signs, clauses: readonly Clause[]): SkipReason | null {
    if (sentence.opensParagraph) this.pastParagraph = -1;
    if ((signs.all & Sign.ahead) !== 0 && looksAhead(text, signs)) this.pastParagraph = -1;
    if (this.pastParagraph === sentence.paragraph && (signs.all & Sign.ahead) === 0) return 'review-of-past';
    const reason = skipReason(text, signs, { clauses, isQuestion: sentence.isQuestion }, this.planYear);
    if (reason === 'review-of-past' && sentence.opensParagraph) this.pastParagraph = sentence.paragraph;
    return reason ?? (announces(text) ? 'description' : null);
  }

  /** What the document calls itself, in a line above all. */
  private isTitle(sentence: Sentence, next: Seen | undefined): boolean {
    if (this.hasBegun || sentence.ordinal || !sentence.endsWithLine) return false;
    const text = this.form.text.slice(sentence.start, sentence.end);
    this.hasBegun = text.length > LONGEST_TITLE;
    return !this.hasBegun && TITLE.test(text) && (next !== undefined || NAMES_DOCUMENT.test(text));
  }

  /** "何敏介绍," before what was said. */
  private isAttribution([first, second]: readonly Clause[]): boolean {
    return first !== undefined && second !== undefined && !acts(first) && isSaying(this.form.text, first.start, first.end);
  }

  /** What a web page says below its text: "版权声明:". */
  private opensFooter({ start, end }: Span): boolean {
    return end - start <= LONGEST_FOOTER && start > this.form.text.length / 2 && FOOTER.test(this.form.text.slice(start, end));
  }

  /** What an office puts below its text: annexes, copies, who answers questions, when it was printed. */
  private isTail({ start, end, endsWithLine, ordinal }: Sentence): boolean {
    if (ordinal || end - start > LONGEST_TAIL) return false;
    const text = this.form.text.slice(start, end);
    return TAIL.test(text) || ATTENDANCE.test(text) || (endsWithLine && (PRINTED.test(text) || COLUMN.test(text)));
  }

  /** "名词解释", on a line of its own in the later part of a text. */
  private opensGlossary({ start, end, endsWithLine }: Span & { endsWithLine: boolean }): boolean {
    return (
      endsWithLine &&
      end - start <= LONGEST_FOOTER &&
      start > this.form.text.length / 3 &&
      GLOSSARY.test(this.form.text.slice(start, end))
    );
  }

  /** A line that tells that people met, and is no task to hold a meeting. */
  private isArticle({ sentence, clauses: [first] }: Seen): boolean {
    if (!sentence.endsWithLine || sentence.ordinal || !first || acts(first)) return false;
    return REPORTS_MEETING.test(this.form.text.slice(sentence.start, sentence.end));
  }

  private openArticle(sentence: Sentence, level: number): HeadingStep {
    this.stack.length = 0;
    this.zone = 'preamble';
    return { kind: 'heading', sentence, level, isListed: false, isArticle: true };
  }

  private open(sentence: Sentence, kind: number): HeadingStep {
    const level = kind === RUN_IN_LEVEL && this.announced > 0 ? kind + 1 : kind;
    const isListed = level > kind || !sentence.endsWithLine;
    this.announced = level > kind ? this.announced - 1 : 0;
    while ((this.stack.at(-1)?.level ?? -1) >= level) this.stack.pop();
    this.zone = level >= RUN_IN_LEVEL && !sentence.endsWithLine ? this.zone : this.zoneBelow(sentence, this.stack.at(-1)?.zone);
    const text = this.form.text.slice(sentence.start, sentence.end);
    const isFiveYears = (this.stack.at(-1)?.isFiveYears ?? false) || namesFiveYears(text);
    this.lastHeading = sentence;
    this.stack.push({ level, length: text.length, zone: this.zone, isFiveYears, isState: TELLS_STATE.test(text) });
    return { kind: 'heading', sentence, level, isListed, isArticle: false };
  }

  /** The zone that a heading opens; one that names none lies in that of the heading above; without one, an ordinal begins the plan. */
  private zoneBelow(sentence: Sentence, above: Zone | undefined): Zone {
    const [first] = readClauses(this.form, sentence);
    const text = this.form.text.slice(sentence.start, sentence.end);
    const named = zoneOf(text, readSigns(this.form, sentence), this.planYear, first !== undefined && acts(first));
    if (named && !(above === 'review-of-past' && named === 'plan')) return named;
    if (above && above !== 'preamble') return above;
    const opensPlan = sentence.ordinal !== null || isPeriodLine(text);
    return opensPlan && sentence.start >= this.rules.lastPlanTitle ? 'plan' : this.zone;
  }
}

/** "人民生活品质明显提升", "美丽山西建设取得重大成效". */
const TELLS_STATE =
  /(?:明显|显著|不断|全面|持续|更加|大幅|稳步|进一步)(?:提升|提高|增强|改善|优化|完善|壮大|增长|进步)$|(?:取得|迈出|实现|跃上|达到)[^,]{0,8}(?:成效|进展|突破|成果|步伐|跃升|台阶|水平)$/;

const REPORTS_MEETING =
  /^[^,。]{4,24}(?:在[^,。]{1,8})?(?:召开|举行|闭幕|开幕)(?:$|[ ,]|[^。]{0,40}(?:强调|指示|讲话|批示))|作出重要(?:指示|批示)/;

/** One sentence in so many may look back in a text that is a plan as a whole. */
const LEAST_PAST = 12;
const DEMANDED = 2;
const LONGEST_TITLE = 60;
const TITLE =
  /(?:计划|要点|清单|安排|任务|方案|意见|通知|报告|纪要|台账|分解表|责任书|任务书|目标|思路|实事|项目|事项|措施|讲话|公报|决定|公告|函)(?:表|书|单)?(?:\([^)]{1,12}\))?$/;
const LONGEST_TAIL = 80;
const TAIL =
  /^(?:(?:以上|上述)[^,。]{0,14}请|本(?:表|方案|计划|办法|通知|清单|要点)[^,。]{0,6}(?:由[^,。]{1,14}负责解释|自)|附件?\d{0,2}:|附(?:录|表|图)\d{0,2}$|附件\d{0,2}$|抄送:|抄报:|联系人|联系电话|联系方式|授权联系|电子邮箱|\(?此件|\(?(?:公开方式|信息公开选项))/;
const PRINTED =
  /(?:^|\d{4}年\d{1,2}月\d{1,2}日)印发$|^[\d0一二三四五六七八九〇○零]{4}年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日$/;
const GLOSSARY = /^(?:附?(?:件\d?)?:?)?(?:有关|相关|部分)?(?:名词|术语|词语|用语)(?:解释|注释|说明)$/;
/** Without text below it, only such words tell a title from a task. */
const NAMES_DOCUMENT = /\d{4}年|[表单书]$/;
const COLUMN =
  /^(?:序号|项目|(?:工作|重点|主要|具体|目标)?任务|(?:项目|工作|建设|任务)?(?:名称|内容|目标|要求|事项)|(?:责任|牵头|配合|主办|承办|协办)(?:单位|部门|人|领导)|单位|(?:完成|时间|办结)?时[限间](?:节点)?|完成日期|日期|月份|季度|备注|分管领导|进度(?:安排)?|年度目标)$/;
const LONGEST_FOOTER = 20;
const FOOTER = /^(?:版权声明|免责声明|网友跟贴|网友评论|相关阅读|相关链接|热门推荐)/;
