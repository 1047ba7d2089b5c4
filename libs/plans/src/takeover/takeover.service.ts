import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, OfficeCalendar, requireAbility } from '#identity';
import type { FilledLedger } from '#ledger';
import { type NewEvent, recordEvents } from '#outbox';
import { Clock, Database, DomainError, newId, type Tx } from '#platform';
import { type Lamp, lampOf } from '#policies';
import { confidentialAmong, ProgressReport, Project, ProjectsService } from '#projects';
import { civilDateOf, instantAt } from '#work-calendar';
import { groupedNames, type UnmatchedLedgerName } from '../matching/grouped-names.js';
import { RosterNames } from '../matching/roster-names.js';
import { type KeptTask, type ReadKeptRow, readKeptRow } from './read-kept-row.js';

type NewTask = Exclude<ReturnType<Parameters<ProjectsService['registerRows']>[2]['toTask']>, null>;

export interface TakeoverOptions {
  /** Says what each row would become, and writes nothing. */
  dryRun?: boolean | undefined;
  /** Year of dates that name none. Default: this year. */
  year?: number | undefined;
  /** Leads the tasks whose lead the roster doesn't have, until somebody reassigns them. Default: such rows are refused. */
  standInDepartmentId?: string | undefined;
  /** Takes the good rows over although others can't be. Default: all or none. */
  skipFaulty?: boolean | undefined;
}

/** A row, and what became of it. */
export interface TakenRow extends Omit<ReadKeptRow, 'task'> {
  outcome: 'taken' | 'refused' | 'already-there';
  projectId: string | null;
  task: KeptTask | null;
  lamp: Lamp | null;
}

export interface Takeover {
  counts: { rows: number; taken: number; refused: number; alreadyThere: number };
  lamps: Record<Lamp, number>;
  unmatchedNames: UnmatchedLedgerName[];
  rows: TakenRow[];
}

/** Moves an office in (移入台账): the ledger that it kept becomes projects, each as far as it is. */
@Injectable()
export class TakeoverService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
    private readonly projects: ProjectsService,
  ) {}

  /**
   * Takes a kept ledger over in one transaction. A row that is there already (same text, same lead) is left alone, so that the same ledger
   * may come again.
   * @throws DomainError `access.denied`, `takeover.faulty` (with the whole reading in `takeover`, nothing is written)
   */
  async takeOver(actor: Actor, ledger: FilledLedger, options: TakeoverOptions = {}): Promise<Takeover> {
    requireAbility(actor, 'project.supervise');
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const rows = await this.read(tx, actor, ledger, options, now);
      const takeover = summary(rows);
      if (options.dryRun) return takeover;
      if (takeover.counts.refused > 0 && !options.skipFaulty) throw faulty(takeover);
      await this.write(tx, rows, actor, now);
      return takeover;
    });
  }

  private async read(tx: Tx, actor: Actor, ledger: FilledLedger, options: TakeoverOptions, now: Date): Promise<TakenRow[]> {
    const today = civilDateOf(now);
    const context = {
      names: await RosterNames.read(tx),
      year: options.year ?? Number(today.slice(0, 4)),
      today,
      standInDepartmentId: options.standInDepartmentId ?? null,
    };
    const calendars = await this.calendar.ofAll(tx);
    const read = ledger.rows.map((row) => readKeptRow(row, context));
    const seen = await keysThere(tx, actor, read);
    return read.map((row): TakenRow => {
      const { task } = row;
      if (!task) return { ...row, outcome: 'refused', projectId: null, lamp: null };
      const key = keyOf(task);
      const isThere = seen.has(key);
      seen.add(key);
      const lamp = lampOf({ ...task, atRiskFrom: null, offTrackFrom: null }, today, calendars.of(task.leadDepartmentId));
      return { ...row, outcome: isThere ? 'already-there' : 'taken', projectId: null, lamp };
    });
  }

  /** Writes what is to be taken, and notes in the rows which project each became. */
  private async write(tx: Tx, rows: readonly TakenRow[], actor: Actor, now: Date): Promise<void> {
    const tasks = rows.flatMap((row) => (row.outcome === 'taken' && row.task ? [newTask(row.task, row.row, now)] : []));
    const ids = await this.projects.registerRows(tx, tasks, { tell: ({ row }) => ({ row }), toTask: (task) => task }, actor);
    let next = 0;
    for (const row of rows) if (row.outcome === 'taken') row.projectId = ids[next++] ?? null;
    const reports = rows.flatMap((row) => reportOf(row, actor, now));
    if (reports.length > 0) await tx.manager.insert(ProgressReport, reports);
    await recordEvents(
      tx,
      rows.flatMap((row) => takenOver(row, actor, now)),
    );
  }
}

/** Same text and same lead: the same task. */
function keyOf({ text, leadDepartmentId }: { text: string; leadDepartmentId: string }): string {
  return JSON.stringify([text, leadDepartmentId]);
}

/** Of the projects that the actor knows of. */
async function keysThere(tx: Tx, actor: Actor, rows: readonly ReadKeptRow[]): Promise<Set<string>> {
  const texts = [...new Set(rows.flatMap(({ task }) => (task ? [task.text] : [])))];
  const there = await tx.manager.find(Project, {
    select: { id: true, text: true, leadDepartmentId: true },
    where: { text: In(texts) },
  });
  const hidden = await confidentialAmong(
    tx,
    actor,
    there.map(({ id }) => id),
  );
  return new Set(there.filter(({ id }) => !hidden.has(id)).map(keyOf));
}

function newTask(task: KeptTask, row: number, now: Date): NewTask & { row: number } {
  const { title, text, path, origin, leadDepartmentId, leaderId, dueDate, cooperatingDepartmentIds } = task;
  const source = task.kept['来源'];
  return {
    row,
    title,
    text,
    path,
    origin,
    originNote: `由台账移入，第${row}行${source ? `；${source}` : ''}`,
    leadDepartmentId,
    cooperatingDepartmentIds,
    ...(leaderId ? { leaderId } : {}),
    people: task.people,
    dueDate,
    unmatchedNames: task.unmatchedNames,
    ...(task.recurrence ? { recurrence: task.recurrence } : {}),
    standing: standingOf(task, now),
  };
}

/** How far the task is: whoever works on it is not asked to sign for it once more. */
function standingOf(task: KeptTask, now: Date): NewTask['standing'] & object {
  const { state, percent, originalDueDate, dueDate, closedOn, progress } = task;
  const isBegun = state !== 'registered' && state !== 'cancelled';
  return {
    state,
    percent,
    originalDueDate,
    extensions: dueDate > originalDueDate ? 1 : 0,
    ...(isBegun ? { acknowledgedAt: now, cadenceSince: civilDateOf(now) } : {}),
    ...(state === 'suspended' ? { stateBeforeSuspension: 'in_progress' } : {}),
    ...(closedOn ? { closedAt: instantAt(closedOn, '12:00'), completionRequestedAt: instantAt(closedOn, '12:00') } : {}),
    ...(progress !== null && isBegun ? { lastReportAt: now } : {}),
  };
}

/** What the ledger says of the progress is the first report of the task. */
function reportOf({ task, projectId }: TakenRow, actor: Actor, now: Date): Partial<ProgressReport>[] {
  if (!task || !projectId || (task.progress === null && task.problems === null)) return [];
  const { progress, problems, percent, leadDepartmentId } = task;
  const by = { reportedBy: actor.id, reportedByName: `${actor.name}（由台账移入）`, reportedAt: now };
  return [{ id: newId(), projectId, departmentId: leadDepartmentId, percent, text: progress ?? '由台账移入', problems, ...by }];
}

function takenOver({ task, projectId, row }: TakenRow, actor: Actor, now: Date): NewEvent[] {
  if (!task || !projectId) return [];
  const { state, percent, dueDate, originalDueDate, closedOn, progress, problems, kept } = task;
  return [
    {
      type: 'project.taken_over',
      subject: { kind: 'project', id: projectId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { row, state, percent, dueDate, originalDueDate, closedOn, progress, problems, kept },
    },
  ];
}

function summary(rows: TakenRow[]): Takeover {
  const count = (outcome: TakenRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const lamps: Record<Lamp, number> = { red: 0, yellow: 0, green: 0, off: 0 };
  for (const { outcome, lamp } of rows) if (outcome === 'taken' && lamp) lamps[lamp] += 1;
  const counts = { rows: rows.length, taken: count('taken'), refused: count('refused'), alreadyThere: count('already-there') };
  return { counts, lamps, unmatchedNames: groupedNames(rows.flatMap(({ unmatched }) => unmatched)), rows };
}

function faulty(takeover: Takeover): DomainError {
  const { refused, rows } = takeover.counts;
  const faults = takeover.rows.flatMap(({ problems }) => problems);
  const [first] = faults;
  return new DomainError(
    'takeover.faulty',
    `${refused} of ${rows} rows can't be taken over, so nothing was. First: ${first?.cell ?? ''} ${first?.problem ?? ''} ` +
      'Correct them, name a stand-in department, or say skipFaulty to take the others.',
    { faults: faults.slice(0, 100), unmatchedNames: takeover.unmatchedNames },
  );
}
