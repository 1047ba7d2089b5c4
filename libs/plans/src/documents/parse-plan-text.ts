import { createHash } from 'node:crypto';
import type { ParsedPlan, ParseOptions } from '#plan-text';
import { DomainError } from '#platform';
import { parseOffloaded } from './parse-offloaded.js';
import { documentOfPlan, type PlanLayout } from './plan-file.js';

/** What of a text is read as a plan. */
interface PlanText {
  source: string;
  layout?: PlanLayout | null;
  issuer?: string | null;
  planYear?: number | null;
}

export type DatedPlan = ParsedPlan & { planYear: number };

/** Takes a text apart as a plan that can be reviewed: with items, of a year. @throws DomainError `plan.no-items`, `plan.year-needed` */
export async function parsePlanText(text: PlanText): Promise<DatedPlan> {
  const parsed = await parseOffloaded(documentOfPlan(text), optionsOf(text));
  const { planYear, items, notes } = parsed;
  if (items.length === 0) throw noItems(notes.filter(({ kind }) => kind !== 'year'));
  if (planYear === null)
    throw new DomainError('plan.year-needed', 'The text does not say which year it plans. Give planYear, as 2022.');
  return { ...parsed, planYear };
}

function optionsOf({ planYear, issuer }: PlanText): ParseOptions {
  return { ...(planYear ? { planYear } : {}), ...(issuer ? { issuer } : {}) };
}

function noItems(notes: ParsedPlan['notes']): DomainError {
  const sentence =
    'No commitment was found in this text. Upload a plan (工作要点, 政府工作报告, a speech with tasks), not a report of what was done.';
  const errors = notes.map(({ text, zh }) => ({ detail: text, zh }));
  return new DomainError('plan.no-items', [sentence, ...notes.map(({ text }) => text)].join(' '), { errors });
}

/** By this a text is known again, whoever brings it. */
export function hashOfSource(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}
