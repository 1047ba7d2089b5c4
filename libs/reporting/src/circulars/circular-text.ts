import { chineseDate } from '#work-calendar';
import type { NamedProject } from '../drafts/named-in-circular.js';
import type { CircularFigures, CircularScope, Mention } from './circular-figures.js';
import type { CircularRules } from '../rules/circular-rules.js';

/** What people edit in a circular: everything but its figures. */
export const CIRCULAR_TEXT_FIELDS = [
  'title',
  'addressees',
  'opening',
  'praised',
  'criticised',
  'demands',
  'closing',
  'signature',
] as const;
export type CircularTextField = (typeof CIRCULAR_TEXT_FIELDS)[number];
/** zh-CN. A part that is empty is not printed; a new line begins a new paragraph. */
export type CircularText = Record<CircularTextField, string>;

/** The prose that the figures suggest. */
export function draftText(figures: CircularFigures, rules: CircularRules): CircularText {
  const { scope, period, day, isOver, praised, criticised, named } = figures;
  const subject = subjectOf(scope);
  const isRunning = isOver ? '' : `（${period.name}尚未结束）`;
  return {
    title: `关于${period.name}${subject}落实情况的通报`,
    addressees: '各有关单位：',
    opening: `现将${period.name}${subject}落实情况通报如下，数据截至${chineseDate(day)}${isRunning}。`,
    praised: praised.length === 0 ? '' : `对${mentioned(praised)}予以表扬。`,
    criticised: [criticised.length === 0 ? '' : `对${mentioned(criticised)}予以批评。`, namedSentence(named)]
      .filter((line) => line !== '')
      .join('\n'),
    demands: demandsOf(figures, rules),
    closing: '特此通报。',
    signature: scope.plan?.issuer ? `${scope.plan.issuer}督查室` : '督查室',
  };
}

/** The text after a refresh: what people wrote does not change, the rest follows the new figures. */
export function refreshText(text: CircularText, edited: readonly CircularTextField[], drafted: CircularText): CircularText {
  return Object.fromEntries(
    CIRCULAR_TEXT_FIELDS.map((field) => [field, edited.includes(field) ? text[field] : drafted[field]]),
  ) as CircularText;
}

function subjectOf({ leader, ...scope }: CircularScope): string {
  return `${leader === null ? '' : `${leader.name}分管领域`}${workOf(scope)}`;
}

function workOf({ plan, series }: Omit<CircularScope, 'leader'>): string {
  if (plan === null && series === null) return '重点工作';
  return `${plan === null ? '' : `《${plan.title}》`}${series ?? ''}`;
}

function mentioned(mentions: readonly Mention[]): string {
  return mentions
    .map(({ department, reasons }) => `${department.name}（${reasons.map(({ text }) => text).join('；')}）`)
    .join('、');
}

function namedSentence(named: readonly NamedProject[]): string {
  if (named.length === 0) return '';
  const list = named.map(
    ({ title, department, dueDate, percent }) => `${title}（${department.name}，时限${chineseDate(dueDate)}，进度${percent}%）`,
  );
  return `对以下逾期事项点名通报：${list.join('、')}。`;
}

function demandsOf({ tally: { behind, yellow } }: CircularFigures, { answer }: CircularRules): string {
  const demands = [
    behind > 0
      ? `红灯事项的牵头单位要由主要负责同志亲自研究，逐项查明原因，明确整改措施和完成时间，自通报印发之日起${answer.withinWorkdays}个工作日内书面报送督查室。`
      : '',
    yellow > 0 ? '黄灯事项的牵头单位要倒排工期、加快进度，防止逾期。' : '',
    '各单位要按时签收、如实反馈，确需延期的应在时限前提出申请。',
  ].filter((demand) => demand !== '');
  return demands.map((demand, index) => `${index + 1}.${demand}`).join('\n');
}
