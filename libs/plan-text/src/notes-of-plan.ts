import type { ParsedPlan, SkippedText } from './plan/parsed-plan.js';
import { listed, listedInChinese, type PlanNote } from './plan/plan-note.js';
import type { PlanYearFinding } from './plan/plan-year.js';
import { namesFiveYears } from './time/five-years.js';
import type { SkipReason } from './plan-sentence/zones.js';

/** What the reading of a whole document has to tell: no year or another one, and why nothing was found. */
export function notesOfPlan(plan: ParsedPlan, found: YearFindings, given: number | undefined): PlanNote[] {
  return [...yearNote(plan, found, given), ...fiveYearNote(plan), ...noItemsNote(plan)];
}

/** What tells the year of a plan: its words, or else the days that it writes out. */
export interface YearFindings {
  words: PlanYearFinding | null;
  days: PlanYearFinding | null;
}

function yearNote({ planYear }: ParsedPlan, { words: found, days }: YearFindings, given: number | undefined): PlanNote[] {
  if (planYear === null)
    return [
      {
        kind: 'year',
        text: 'No year: the text does not say which year it plans, so dates are not worked out. Pass the year (--year, planYear).',
        zh: '文中没有写明是哪一年的计划，无法推算时限。请填写计划年份。',
      },
    ];
  if (given === undefined && found === null && days?.year === planYear)
    return [
      {
        kind: 'year',
        text: `No words say which year is planned. It is read as ${planYear}, the year of the day “${days.evidence}”. Check the year (--year, planYear).`,
        zh: `文中没有写明是哪一年的计划，按文中日期“${days.evidence}”定为 ${planYear} 年。请核对年份。`,
      },
    ];
  if (given === undefined || found === null || found.year === given) return [];
  return [
    {
      kind: 'year',
      text: `The text says “${found.evidence}”, but it is read as the plan of ${given}. Check the year (--year, planYear).`,
      zh: `文中写的是“${found.evidence}”，现按 ${given} 年的计划导入。请核对年份。`,
    },
  ];
}

/** A chapter on five years inside a plan of one. */
function fiveYearNote({ headings, items }: ParsedPlan): PlanNote[] {
  const chapters = headings.filter(({ text }) => namesFiveYears(text));
  const inside = chapters.map(({ text }) => text).filter((text) => items.some(({ path }) => path.includes(text)));
  if (inside.length === 0) return [];
  const count = items.filter(({ path }) => path.some((text) => inside.includes(text))).length;
  return [
    {
      kind: 'five-year',
      text: `${count} items stand in a chapter on five years (${listed(inside.map((text) => `“${text}”`))}). They are due at the end of those years where their words give no date.`,
      zh: `${count} 项任务在五年规划的章节中（${listedInChinese(inside.map((text) => `“${text}”`))}），没有写明时限的按规划期末计。`,
    },
  ];
}

const REASONS: Readonly<Record<SkipReason, { en: string; zh: string }>> = {
  'review-of-past': { en: 'look back', zh: '回顾过去' },
  situation: { en: 'describe the situation', zh: '分析形势' },
  exhortation: { en: 'exhort', zh: '号召动员' },
  'guiding-thought': { en: 'are guiding thought', zh: '说明指导思想' },
  'page-furniture': { en: 'belong to the page around the text', zh: '属于正文以外的内容' },
  description: { en: 'promise nothing that could be checked', zh: '没有可检查的任务' },
  responsibility: { en: 'name who answers', zh: '写明责任分工' },
  table: { en: 'stand in a table without tasks', zh: '在没有任务的表格中' },
};
const LONGEST_PASSAGE = 24;
const PASSAGES = 2;

/** Why nothing was found: how many passages were passed over for which reason, with the first of them. */
function noItemsNote({ items, skipped, headings }: ParsedPlan): PlanNote[] {
  if (items.length > 0) return [];
  if (skipped.length === 0)
    return [
      {
        kind: 'no-items',
        text: `No items: the text holds ${headings.length > 0 ? 'only headings' : 'no sentences'}. Send the plan itself.`,
        zh: `没有找到任务：文中${headings.length > 0 ? '只有标题' : '没有句子'}。请上传计划正文。`,
      },
    ];
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return [
    {
      kind: 'no-items',
      text: `No items: ${reasons.map((reason) => reasonOf(reason, skipped)).join('; ')}. If tasks stand there, put the plan alone into the file or give each task a line of its own.`,
      zh: `没有找到任务：${reasons.map((reason) => reasonInChinese(reason, skipped)).join('；')}。如果其中有任务，请只上传计划正文，或让每项任务单独成行。`,
    },
  ];
}

function reasonOf(reason: SkipReason, skipped: readonly SkippedText[]): string {
  const own = skipped.filter((part) => part.reason === reason);
  const shown = own.slice(0, PASSAGES).map(({ text }) => `“${short(text)}”`);
  return `${own.length === 1 ? '1 passage' : `${own.length} passages`} ${REASONS[reason].en} (${shown.join(', ')}${own.length > PASSAGES ? ', …' : ''})`;
}

function reasonInChinese(reason: SkipReason, skipped: readonly SkippedText[]): string {
  const own = skipped.filter((part) => part.reason === reason);
  const shown = own.slice(0, PASSAGES).map(({ text }) => `“${short(text)}”`);
  return `${own.length} 处${REASONS[reason].zh}（${shown.join('、')}${own.length > PASSAGES ? '等' : ''}）`;
}

function short(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > LONGEST_PASSAGE ? `${words.slice(0, LONGEST_PASSAGE)}…` : words;
}
