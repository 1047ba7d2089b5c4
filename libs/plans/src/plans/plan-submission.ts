import { DomainError, newId, type Tx } from '#platform';
import { hashOfSource } from '../documents/parse-plan-text.js';
import type { Origin } from '#policies';
import type { PlanFile } from '../documents/plan-file.js';
import { Plan } from '../entities/plan.entity.js';
import { findPlanOfText } from './plans.queries.js';

export interface PlanSubmission extends Pick<PlanFile, 'source'>, Partial<Omit<PlanFile, 'source'>> {
  fileName?: string;
  title?: string;
  issuer?: string;
  /** Asked for when the text doesn't tell it. */
  planYear?: number;
  /** Default: a plan. */
  origin?: Origin;
}

/** Writes the row of a plan whose text is still to be taken apart. @throws DomainError `plan.already-imported` */
export async function insertPlan(tx: Tx, submission: PlanSubmission, createdBy: string | null, now: Date): Promise<Plan> {
  const plan: Plan = {
    id: newId(),
    title: submission.title ?? submission.fileName ?? firstLine(submission.source),
    issuer: submission.issuer ?? null,
    planYear: submission.planYear ?? null,
    fileName: submission.fileName ?? null,
    source: submission.source,
    format: submission.format ?? 'text',
    layout: submission.layout ?? null,
    notes: submission.notes ?? [],
    origin: submission.origin ?? 'plan',
    sourceHash: hashOfSource(submission.source),
    sourceNumber: 1,
    state: 'importing',
    skipped: [],
    createdBy,
    createdAt: now,
    version: 1,
  };
  const existing = await findPlanOfText(tx, plan.sourceHash);
  if (existing) throw alreadyImported(existing);
  await tx.manager.insert(Plan, plan);
  return plan;
}

export function alreadyImported(planId: string): DomainError {
  return new DomainError('plan.already-imported', `This very text was imported before, as plan ${planId}. Open that one.`, {
    planId,
  });
}

function firstLine(source: string): string {
  return (
    source
      .trim()
      .split(/[\n。]/, 1)[0]
      ?.slice(0, 60) ?? ''
  );
}
