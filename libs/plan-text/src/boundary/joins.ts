import type { Rule } from './comma.js';
import type { Clause } from '../clause/clause.js';
import { CodeSet } from '../words/code-set.js';
import { Word, WordSet } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';

/** Words that may stand before the word that tells how a clause leans, behind a subject with 将 or 要: "松山湖将", "我们要紧紧". */
const BEFORE_LEAN = new WordSet(
  '还 还要 再 着力 充分 更好 进一步 继续 积极 认真 切实 始终 坚持 紧紧 严格 牢牢 全面 深入 主动 更加 持续 旗帜鲜明地'.split(' '),
);
const BEFORE_SUBJECT = new WordSet(['同时', '对此', '今年']);
const MODALS = new CodeSet('将要应须');
/** 要求, 要素, 要点 are nouns. */
const NOT_AFTER_MODAL = new CodeSet('求素点');
const LONGEST_SUBJECT = 8;

/** Topic, means and condition: such a clause is never whole, whatever verb it holds. */
const LEANS =
  /^(?:围绕|针对|通过|按照|遵循|立足|着眼|聚焦|瞄准|锚定|紧扣|对标|对照|根据|依据|随着|鉴于|(?:抢抓|抓住|紧抓|把握)[^,]{0,40}(?:机遇|契机|风口|窗口期?|优势)$|把[^,]{1,40}?(?:作为|摆在|放在|当作|贯穿)|以[^,]{1,40}为[^,]{1,8}$|在[^,]{0,60}(?:上|方面|过程中|前提下|引领下|领导下)$|研究[^,]{0,40}(?:需求|趋势|规律|特点|特征)$|发挥[^,]{0,60}(?:优势|作用|效应|功能|引擎)$|深度融入[^,]{0,30}战略$)/;

/** The same as long as nothing in the clause acts: "依托科技创新优势" leans, "依托园区建设研究院" acts. */
const LEANS_IDLY = /^(?:依托|结合|顺应|适应|借助|利用|凭借|以(?!及|上|下|内|外|此|便)|对(?!接|标|照)|本着)/;

/** The characters that those begin with: most clauses are ruled out by their first. */
const LEANS_BY = new CodeSet('围针通按遵立着聚瞄锚紧对根依随鉴抢抓把以在研发深结顺适借利凭本');

const RESOURCE = /(?:优势|作用|资源|机遇|契机|平台|赋能[^,]{2,8})$/;

/** What only tells more of the thing before it: a part, a use, a hedge or an amount of it. */
const CONTINUES =
  /^(?:其中(?![^,]{2,20}(?<!不少于|不低于|不超过)[\d.]+[个家所])|用于|涉及|惠及|受益|进而|从而|面向全国|重点(?:发展|扶持|监测|支持|培育|推进)|(?:支持|推动|促进|引导|帮助|使|让)其(?![中他余它])|力争(?:实现)?(?:增长|达到?|突破|超)|(?:力争)?(?:全年|年内|每年|累计|总计|共)?(?:接种|服务|受益)?(?:不少于|不低于|不超过)\d)/;

const CONTINUES_BY = new CodeSet('其用涉惠受进从面重支推促引帮使让力全年每累总共接服不');

/** "6月底前完成地下室施工": a time, perhaps a hedge, and a stage with hardly an object. */
const TIME =
  '(?:(?:确保|力争|争取|并|于|在|到|按期|如期)*(?:\\d{4}年|今年|年内|年底前?|上半年|下半年|[一二三四]季度|第[一二三四]季度|\\d+月(?:\\d+日|份|底)?前?(?:前)?|(?:元旦|春节|清明|五一|端午|中秋|国庆)节?前|用[一二两三四五]年时间)+)';
const STAGE = '(?:完成|建成|竣工|投用|投入使用|投入运营|投产|开工|动工|交付|启用|通车|运营|开业|开园|封顶|验收|达产|完工)';
const DATED_STAGE = new RegExp(
  `^${TIME}?(?:确保|力争|争取|全面|全部|基本|正式|尽快|尽早|按期|如期|早日|开学|建成|交付|竣工)*(?:${STAGE}|使用)([^\\d,]{0,5})$`,
);
const DATED_BY = new CodeSet(
  '确力争并于在到按如0123456789今年上下一二三四第元春清五端中国用全基正尽早开建交竣完投动启通运封验达使',
);
const HAS_TIME = /\d月|季度|上半年|下半年|年底|年内/;
const OPENS_WITH_DEADLINE = /^(?:力争|确保|争取|并|于|在)*(?:\d{1,2}月|[一二三四]季度|上半年|下半年|年底|年内)/;
const DEADLINE_BY = new CodeSet('力确争并于在0123456789一二三四上下年');
const LONGEST = 90;

/** What the words on both sides of a comma tell by rules of grammar. */
export function ruleAt({ text }: NormalForm, before: Clause, after: Clause): Rule {
  if (haveDeadlines(text, before, after)) return 'deadlines';
  if (leansOnNext(text, before)) return 'leans';
  return continues(text, before, after) ? 'continues' : 'none';
}

/** "到2035年,用13年时间": how long it takes until the year before. */
const DURATION = /^用(?:\d+|[一二两三四五六七八九十]+)年(?:左右)?的?时间/;
const ENDS_WITH_YEAR = /年[底末]?$/;

/** Each clause has its own deadline: "6月底前完成摸底排查,年底前基本完成整改". */
function haveDeadlines(text: string, before: Clause, after: Clause): boolean {
  return (
    DEADLINE_BY.at(text, after.start) && OPENS_WITH_DEADLINE.test(wordsOf(text, after)) && HAS_TIME.test(wordsOf(text, before))
  );
}

function wordsOf(text: string, { start, end }: Clause): string {
  return text.slice(start, Math.min(end, start + LONGEST));
}

/** Nothing but a time: "3月份,", "到2030年,". */
const TIME_ONLY =
  /^(?:到|至|在|于)?(?:\d{4}年|今年|明年|全年)?(?:\d{1,2}月(?:\d{1,2}日)?(?:份|底|初|末|[上中下]旬)?|第?[一二三四]季度|[上下]半年|年[底内初末])?(?:以?前|之前|期间|起|内)?$/;
const LONGEST_TIME = 14;
const TIME_BY = new CodeSet('到至在于今明全第一二三四上下年0123456789');

function leansOnNext(text: string, before: Clause): boolean {
  const { start } = before;
  if (before.end - start <= LONGEST_TIME && TIME_BY.at(text, start) && TIME_ONLY.test(wordsOf(text, before))) return true;
  const opened = beginOfLean(text, before);
  return (opened > start && leansFrom(text, before, opened)) || leansFrom(text, before, start);
}

function leansFrom(text: string, { start, end, actions, tail }: Clause, from: number): boolean {
  if (!LEANS_BY.at(text, from)) return false;
  const limit = Math.min(end, start + LONGEST);
  const words = text.slice(from, limit);
  if (LEANS.test(words)) return true;
  if (!LEANS_IDLY.test(words)) return false;
  return actions === 0 || (actions === 1 && (tail & Word.action) !== 0) || RESOURCE.test(text.slice(start, limit));
}

/** Behind the subject and the words of manner that a clause opens with. */
function beginOfLean(text: string, { start, end }: Clause): number {
  const limit = Math.min(end, start + LONGEST);
  let at = afterSubject(text, start, limit);
  for (let length = BEFORE_LEAN.lengthAt(text, at); length > 0 && at + length <= limit; length = BEFORE_LEAN.lengthAt(text, at))
    at += length;
  return at;
}

function afterSubject(text: string, start: number, limit: number): number {
  const length = BEFORE_SUBJECT.lengthAt(text, start);
  if (length > 0 && start + length <= limit) return start + length;
  const last = Math.min(limit - 1, start + LONGEST_SUBJECT);
  for (let at = start; at <= last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x3001) return start;
    if (MODALS.has(code) && !(at + 1 < limit && NOT_AFTER_MODAL.at(text, at + 1))) return at + 1;
  }
  return start;
}

const SHORT = 10;
/** It only goes on about the same indicator: "…300亿元,增长7%". */
const SAME_INDICATOR = /^(?:同比)?(?:增长|下降|提高|上升|增速|达到?)/;
const GOES_ON = new CodeSet('同增下提上达');

function continues(text: string, before: Clause, after: Clause): boolean {
  if (
    text.startsWith('用', after.start) &&
    DURATION.test(wordsOf(text, after)) &&
    ENDS_WITH_YEAR.test(text.slice(before.start, before.end))
  )
    return true;
  if (after.end - after.start < SHORT && GOES_ON.at(text, after.start) && SAME_INDICATOR.test(wordsOf(text, after))) return true;
  const mayContinue = CONTINUES_BY.at(text, after.start);
  const mayBeDated = DATED_BY.at(text, after.start);
  if (!mayContinue && !mayBeDated) return false;
  const words = wordsOf(text, after);
  if (mayContinue && CONTINUES.test(words)) return true;
  const object = mayBeDated ? DATED_STAGE.exec(words)?.[1] : undefined;
  if (object === undefined) return false;
  const above = wordsOf(text, before);
  return !HAS_TIME.test(above) && (object.length === 0 || !/\d/.test(above));
}
