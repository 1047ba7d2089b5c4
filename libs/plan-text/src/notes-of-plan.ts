import type { ParsedPlan, SkippedText } from './plan/parsed-plan.js';
import { listed, type PlanNote } from './plan/plan-note.js';
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
      },
    ];
  if (given === undefined && found === null && days?.year === planYear)
    return [
      {
        kind: 'year',
        text: `No words say which year is planned. It is read as ${planYear}, the year of the day “${days.evidence}”. Check the year (--year, planYear).`,
      },
    ];
  if (given === undefined || found === null || found.year === given) return [];
  return [
    {
      kind: 'year',
      text: `The text says “${found.evidence}”, but it is read as the plan of ${given}. Check the year (--year, planYear).`,
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
    },
  ];
}

const REASONS: Readonly<Record<SkipReason, string>> = {
  'review-of-past': 'look back',
  situation: 'describe the situation',
  exhortation: 'exhort',
  'guiding-thought': 'are guiding thought',
  'page-furniture': 'belong to the page around the text',
  description: 'promise nothing that could be checked',
  responsibility: 'name who answers',
  table: 'stand in a table without tasks',
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
      },
    ];
  const reasons = [...new Set(skipped.map(({ reason }) => reason))].map((reason) => reasonOf(reason, skipped));
  return [
    {
      kind: 'no-items',
      text: `No items: ${reasons.join('; ')}. If tasks stand there, put the plan alone into the file or give each task a line of its own.`,
    },
  ];
}

function reasonOf(reason: SkipReason, skipped: readonly SkippedText[]): string {
  const own = skipped.filter((part) => part.reason === reason);
  const shown = own.slice(0, PASSAGES).map(({ text }) => `“${short(text)}”`);
  return `${own.length === 1 ? '1 passage' : `${own.length} passages`} ${REASONS[reason]} (${shown.join(', ')}${own.length > PASSAGES ? ', …' : ''})`;
}

function short(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > LONGEST_PASSAGE ? `${words.slice(0, LONGEST_PASSAGE)}…` : words;
}
