import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar, requireAbility } from '#identity';
import type { FilledLedger, Ledger } from '#ledger';
import { Clock, Database } from '#platform';
import { lampOf } from '#policies';
import { filterOf, type ProjectQuestion } from '#projects';
import { type CivilDate, civilDateOf, endOf } from '#work-calendar';
import { assignFromLedger, type LedgerAssignment, type LedgerOptions } from './assign-from-ledger.js';
import { readLedgerFile } from './ledger-file.js';
import { type LedgerState, type PlanLedger, readPlanLedger } from './read-plan-ledger.js';
import { readProjectLedger } from './read-project-ledger.js';

/** Ledgers (任务分解表, 督办台账): out of plans and projects, and back in filled-in. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
  ) {}

  /** The ledger of a plan, see {@link readPlanLedger}. */
  ofPlan(actor: Actor, planId: string, states?: readonly LedgerState[]): Promise<PlanLedger> {
    return readPlanLedger(this.database, actor, planId, states);
  }

  /** The ledger of projects that the actor sees, as of the end of a day or now. @throws DomainError `ledger.too-long` */
  async ofProjects(actor: Actor, question: ProjectQuestion): Promise<{ ledger: Ledger; day: CivilDate }> {
    const today = civilDateOf(this.clock.now());
    const day = question.asOf ?? today;
    const calendars = await this.calendar.ofAll(this.database, question.asOf ? endOf(question.asOf) : null);
    const ledger = await readProjectLedger(this.database, actor, filterOf(question, today, calendars), {
      day,
      lampOf: (project) => lampOf(project, day, calendars.of(project.leadDepartmentId)),
    });
    return { ledger, day };
  }

  /** Reads an uploaded ledger, see {@link readLedgerFile}; a stranger's file is not looked at. @throws DomainError `access.denied`, `file.…` */
  readFile(actor: Actor, path: string): Promise<FilledLedger> {
    requireAbility(actor, 'plan.manage');
    return readLedgerFile({ path }, { owner: actor.id });
  }

  /** Assigns draft items from a filled-in ledger, see {@link assignFromLedger}. */
  assign(actor: Actor, ledger: FilledLedger, options: LedgerOptions): Promise<LedgerAssignment> {
    return this.database.transaction((tx) => assignFromLedger(tx, ledger, options, { actor, now: this.clock.now() }));
  }
}
