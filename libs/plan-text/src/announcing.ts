import { CodeSet } from './words/code-set.js';

/** Words that hold no commitment but lead over to those that do: who said it, how many follow, what they are. */

/** "今年主要预期目标是:", before the indicators themselves. */
const INDICATORS_INTRO = /^[^。:]{0,40}(?:目标|指标)(?:任务|计划)?[是为]?:(?=.*\d)/;

/** The length of the words that introduce indicators, 0 where none do. */
export function introLength(text: string): number {
  return text.includes(':') ? (INDICATORS_INTRO.exec(text)?.[0].length ?? 0) : 0;
}

/** "将从五个方面发力", before five headings. */
const ANNOUNCED_HEADINGS = /([一二三四五六七八九十])(?:个|大)?(?:方面|重点|任务|举措|行动|工程)[^,]{0,8}$/;
const LONGEST_ANNOUNCEMENT = 12;
const COUNTS = '一二三四五六七八九十';

/** How many headings a sentence announces. */
export function announcedHeadings(text: string): number {
  return COUNTS.indexOf(ANNOUNCED_HEADINGS.exec(text.slice(-LONGEST_ANNOUNCEMENT))?.[1] ?? '') + 1;
}

const LONGEST_LIST = 24;
const LONGEST_COUNT = 40;
const ANNOUNCES_LIST =
  /(?:以下|如下|下列|这|几)“?(?:几|[一二三四五六七八九十\d]{1,4})?(?:个|项|大|点)?(?:方面)?(?:的)?(?:重点|主要)?(?:工作|任务|举措|措施|事项|要求|意见|目标)?”?$/;
const ENDS_LIST = new CodeSet('下列这几一二三四五六七八九十0123456789个项大点面的重要作务举措施事求见标”');
const ANNOUNCES_COUNT =
  /^.{0,16}(?:打好|抓好|做好|实施|开展|做到|突出|推进)“?[一二三四五六七八九十](?:个|项|场|大|方面|件)[^,]{0,6}$/;

const LONGEST_COUNTED = 9;
const NUMERALS = new CodeSet(COUNTS);

/** "重点做好以下工作:" and "要打好五场硬仗" only announce what follows. */
export function announces(text: string): boolean {
  if (ENDS_LIST.at(text, text.length - 1) && ANNOUNCES_LIST.test(text.slice(-LONGEST_LIST))) return true;
  if (text.length <= LONGEST_COUNT && endsInCount(text) && ANNOUNCES_COUNT.test(text)) return true;
  return SUMS_UP.test(text.slice(-LONGEST_SUM)) || (text.startsWith('在') && STRESSES.test(text.slice(0, LONGEST_LIST)));
}

/** "共22项任务" tells how many follow. */
const SUMS_UP = /共(?:计)?\d{1,3}[项个条](?:重点|主要|具体|工作)*任务$/;
const LONGEST_SUM = 16;
/** "在产业园区提质增效方面,强调产业升级": what a group of tasks is about. */
const STRESSES = /^在[^,]{2,18}方面,强调/;

/** A numeral stands near the end. */
function endsInCount(text: string): boolean {
  for (let at = text.length - LONGEST_COUNTED; at < text.length; at += 1) if (NUMERALS.at(text, at)) return true;
  return false;
}

/** "会议指出", before what was said. */
const SAID =
  /^[^,“”]{0,14}(?:表示|指出|强调|认为|介绍|说|要求|提出|明确|会议(?:研究)?(?:决定|同意|商定|议定)|研究(?:决定|同意))$/;
const LONGEST_SAID = 16;
/** Tells who spoke: "他在接受采访时表示". */
const ATTRIBUTION = /(?:表示|指出|强调|认为|介绍|说)$/;
const LONGEST_VERB = 2;
const ENDS_SAID = new CodeSet('示出调为绍说求确定意');

/** The stretch only tells that somebody spoke. */
export function isSaying(text: string, start: number, end: number): boolean {
  return end - start <= LONGEST_SAID && ENDS_SAID.at(text, end - 1) && SAID.test(text.slice(start, end));
}

/** What ends at `end` tells who spoke. */
export function endsInSaying(text: string, end: number): boolean {
  return ENDS_SAID.at(text, end - 1) && ATTRIBUTION.test(text.slice(Math.max(0, end - LONGEST_VERB), end));
}
