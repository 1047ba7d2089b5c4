import {
  createBackgroundJob,
  defineJob,
  type JobQueues,
  enqueueJobs,
  recordEvents,
  reportProgress,
  acknowledgeJob,
  SYSTEM_ACTOR,
} from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { type ParsedPlan, parsePlan, type ParseOptions, type PlanItemDraft } from '#plan-text';
import { type Clock, type Database, DomainError, newId, type Tx } from '#platform';
import { readUnmatchedNames } from '../assignment/unmatched-names.js';
import { writtenAssignments } from '../assignment/written-assignments.js';
import { hashOfSource } from '../ledger/ledger-origin.js';
import { findLookAlike } from './looks-like.js';
import { parseOffloaded, PARSED_INLINE } from '../documents/parse-offloaded.js';
import { Plan } from '../entities/plan.entity.js';
import { documentOfPlan, type PlanFile, type PlanLayout } from '../documents/plan-file.js';

export interface PlanSubmission extends Pick<PlanFile, 'source'>, Partial<Omit<PlanFile, 'source'>> {
  fileName?: string;
  title?: string;
  issuer?: string;
  /** Asked for when the text doesn't tell it. */
  planYear?: number;
}

export interface SubmittedPlan {
  planId: string;
  jobId: string;
}

export const planImport = defineJob<{ planId: string; jobId: string }>('plan.import');

/**
 * Takes a plan in and promises its import.
 * @throws DomainError `plan.no-items`, `plan.year-needed`, `plan.already-imported`
 */
export async function submitPlan(tx: Tx, submission: PlanSubmission, actor: Actor, now: Date): Promise<SubmittedPlan> {
  requireAbility(actor, 'plan.manage');
  assertReadable(submission);
  const plan = await insertPlan(tx, submission, actor, now);
  const jobId = await createBackgroundJob(tx, planImport.name, actor.id, now);
  await enqueueJobs(tx, [{ id: jobId, kind: planImport, payload: { planId: plan.id, jobId } }]);
  return { planId: plan.id, jobId };
}

/** What of a text is read as a plan. */
interface Readable {
  source: string;
  layout?: PlanLayout | null;
  issuer?: string | null;
  planYear?: number | null;
}

/**
 * A text that takes no time is read once before it is accepted, so that a hopeless one is refused at the door.
 * @throws DomainError `plan.no-items`, `plan.year-needed`
 */
export function assertReadable(text: Readable): void {
  if (text.source.length <= PARSED_INLINE) withItemsAndYear(parsePlan(documentOfPlan(text), optionsOf(text)));
}

/** @throws DomainError `plan.no-items`, `plan.year-needed` */
export async function readPlan(text: Readable): Promise<ParsedPlan & { planYear: number }> {
  return withItemsAndYear(await parseOffloaded(documentOfPlan(text), optionsOf(text)));
}

function optionsOf({ planYear, issuer }: Readable): ParseOptions {
  return { ...(planYear ? { planYear } : {}), ...(issuer ? { issuer } : {}) };
}

function withItemsAndYear(parsed: ParsedPlan): ParsedPlan & { planYear: number } {
  if (parsed.items.length === 0) {
    throw new DomainError(
      'plan.no-items',
      [
        'No commitment was found in this text. Upload a plan (工作要点, 政府工作报告, a speech with tasks), not a report of what was done.',
        ...parsed.notes.filter(({ kind }) => kind !== 'year').map(({ text }) => text),
      ].join(' '),
    );
  }
  const { planYear } = parsed;
  if (planYear === null)
    throw new DomainError('plan.year-needed', 'The text does not say which year it plans. Give planYear, as 2022.');
  return { ...parsed, planYear };
}

async function insertPlan(tx: Tx, submission: PlanSubmission, actor: Actor, now: Date): Promise<Plan> {
  const sourceHash = hashOfSource(submission.source);
  const existing = await tx.query<{ id: string }>(
    `SELECT id FROM plan WHERE source_hash = $1 AND state NOT IN ('failed', 'superseded')
     UNION ALL SELECT plan_id FROM plan_revision WHERE source_hash = $1 AND state = 'applied'`,
    [sourceHash],
  );
  if (existing[0]) {
    throw new DomainError(
      'plan.already-imported',
      `This very text was imported before, as plan ${existing[0].id}. Open that one.`,
      { planId: existing[0].id },
    );
  }
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
    sourceHash,
    sourceNumber: 1,
    state: 'importing',
    skipped: [],
    createdBy: actor.id,
    createdAt: now,
    version: 1,
  };
  await tx.manager.insert(Plan, plan);
  return plan;
}

function firstLine(source: string): string {
  return (
    source
      .trim()
      .split(/[\n。]/, 1)[0]
      ?.slice(0, 60) ?? ''
  );
}

/** Runs promised imports: text to draft items, with progress; a text that fails says why in its job. */
export class PlanImporter {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  register(queues: JobQueues): void {
    queues.handle(planImport, (payload) => this.run(payload));
  }

  /** Runs one import here and now; a second run of the same one does nothing. */
  async run({ planId, jobId }: { planId: string; jobId: string }): Promise<void> {
    const now = this.clock.now();
    await reportProgress(this.database, jobId, { state: 'running', progress: 5, message: 'reading the text' }, now);
    const plan = await this.database.dataSource.manager.findOneByOrFail(Plan, { id: planId });
    if (plan.state !== 'importing') return this.database.transaction((tx) => acknowledgeJob(tx, jobId));
    try {
      const parsed = await readPlan(plan);
      await reportProgress(
        this.database,
        jobId,
        { state: 'running', progress: 50, message: `${parsed.items.length} items found` },
        now,
      );
      await this.database.transaction((tx) => this.keep(tx, plan, parsed, jobId));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.database.transaction((tx) => this.giveUp(tx, plan, error, jobId));
    }
  }

  private async keep(tx: Tx, plan: Plan, parsed: ParsedPlan & { planYear: number }, jobId: string): Promise<void> {
    const now = this.clock.now();
    // The guard makes a second run of the same job, at the same time, do nothing.
    const [first] = await tx.query(
      `UPDATE plan SET state = 'review', plan_year = $2, issuer = $3, skipped = $4, notes = notes || $5::jsonb
       WHERE id = $1 AND state = 'importing' RETURNING id`,
      [
        plan.id,
        parsed.planYear,
        plan.issuer ?? parsed.issuer,
        JSON.stringify(parsed.skipped.map(({ span, reason }) => ({ ...span, reason }))),
        JSON.stringify(parsed.notes.map(({ text }) => text)),
      ],
    );
    if (first) {
      await insertItems(tx, plan, parsed.items);
      await noteUnmatchedNames(tx, plan.id);
      await recordEvents(tx, [
        {
          type: 'plan.imported',
          subject: { kind: 'plan', id: plan.id },
          actor: SYSTEM_ACTOR,
          at: now,
          data: { title: plan.title, planYear: parsed.planYear, items: parsed.items.length, skipped: parsed.skipped.length },
        },
      ]);
      const looksLike = await findLookAlike(tx, { id: plan.id, planYear: parsed.planYear }, parsed.items);
      const found = { planId: plan.id, items: parsed.items.length, skipped: parsed.skipped.length };
      const result = looksLike ? { ...found, looksLike } : found;
      await reportProgress(
        tx,
        jobId,
        { state: 'done', progress: 100, message: `${parsed.items.length} items to review`, result },
        now,
      );
    }
    await acknowledgeJob(tx, jobId);
  }

  private async giveUp(tx: Tx, plan: Plan, error: DomainError, jobId: string): Promise<void> {
    await tx.query(`UPDATE plan SET state = 'failed' WHERE id = $1`, [plan.id]);
    await reportProgress(
      tx,
      jobId,
      { state: 'failed', progress: 100, message: error.message, result: { code: error.code } },
      this.clock.now(),
    );
    await acknowledgeJob(tx, jobId);
  }
}

/** The names that stand in no roster, told with the plan's other notes. */
async function noteUnmatchedNames(tx: Tx, planId: string): Promise<void> {
  const names = [...new Set((await readUnmatchedNames(tx, planId)).map(({ name }) => name))];
  if (names.length === 0) return;
  const shown = names.slice(0, MOST_NAMES).join('、');
  const count = names.length === 1 ? '1 name matches' : `${names.length} names match`;
  const note = `${count} no department or person: ${shown}${names.length > MOST_NAMES ? '、…' : ''}. Add them as aliases, or assign these items by hand.`;
  await tx.query(`UPDATE plan SET notes = notes || $2::jsonb WHERE id = $1`, [planId, JSON.stringify([note])]);
}

const MOST_NAMES = 8;

/** Writes draft items of the version `sourceNumber` of a plan's text; answers their ids. */
export async function insertItems(
  tx: Tx,
  { id: planId, sourceNumber }: Pick<Plan, 'id' | 'sourceNumber'>,
  items: readonly PlanItemDraft[],
): Promise<string[]> {
  const assignments = await writtenAssignments(tx, planId, items);
  const rows = items.map((item, index) => ({
    ...assignments[index],
    id: newId(),
    plan_id: planId,
    source_number: sourceNumber,
    span_start: item.span.start,
    span_end: item.span.end,
    text: item.text,
    title: item.title,
    path: item.path,
    due_text: item.dueText,
    due: item.due,
    quantities: item.quantities,
    commitment: item.commitment,
    kind: item.kind,
    action: item.action,
    object: item.object,
    start_date: item.start,
    recurrence: item.recurrence,
    is_urgent: item.isUrgent,
    targets: item.targets,
    responsibility: item.responsibility,
  }));
  await tx.query(
    `INSERT INTO plan_item
       (id, plan_id, source_number, span_start, span_end, text, title, path, due_text, due, quantities, commitment,
        kind, action, object, start_date, recurrence, is_urgent, targets, responsibility,
        lead_department_id, cooperating_department_ids, leader_id, assigned_from, state)
     SELECT id, plan_id, source_number, span_start, span_end, text, title, path, due_text, due, quantities, commitment,
        kind, action, object, start_date, recurrence, is_urgent, targets, responsibility,
        lead_department_id, cooperating_department_ids, leader_id, assigned_from, 'draft'
     FROM jsonb_to_recordset($1::jsonb) AS i (id uuid, plan_id uuid, source_number int, span_start int, span_end int, text text, title text, path text[],
       due_text text, due date, quantities text[], commitment text, kind text, action text, object text, start_date date,
       recurrence text, is_urgent boolean, targets jsonb, responsibility jsonb,
       lead_department_id uuid, cooperating_department_ids uuid[], leader_id uuid, assigned_from text)`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}
