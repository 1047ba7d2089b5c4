import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar } from '#identity';
import { Clock, Database, type Page, type Tx } from '#platform';
import { PolicyStore } from '#policies';
import { type CivilDate, civilDateOf, type Month } from '#work-calendar';
import { ProjectChanges } from '../progress/project-changes.js';
import type { Project } from '../project/project.entity.js';
import { readProject } from '../reading/list-projects.queries.js';
import { proposeIndicators, type ProposedIndicator } from './propose-indicators.js';
import { type IndicatorView, type ProgressPeriod, readIndicatorProgress } from './read-indicators.queries.js';
import { type IndicatorLine, readIndicatorTable, type TableFilter } from './indicator-table.js';
import { mayReportValue, reportValue, type ValueCommand } from './report-value.js';
import { type IndicatorsCommand, setIndicators } from './set-indicators.js';

interface ProjectIndicators {
  /** Of the project: a value is reported with it. */
  version: number;
  /** Each period with whether the one who asks may say its value now. */
  items: (IndicatorView & { plannedProgress: (ProgressPeriod & { mayReport: boolean })[] })[];
}

/** What projects are measured by (指标). */
@Injectable()
export class IndicatorsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: ProjectChanges,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
  ) {}

  /** See {@link readIndicatorTable}. */
  table(
    actor: Actor,
    filter: TableFilter,
    page: { cursor?: string; limit: number },
    at: { period: Month; day: CivilDate },
  ): Promise<Page<IndicatorLine>> {
    const { database, calendars, policies } = this;
    return readIndicatorTable({ database, calendars, policies }, actor, filter, page, at);
  }

  /**
   * Those of a project with their whole course; `asOf`: what was known when that instant began.
   * @throws DomainError `project.not-found`
   */
  async list(actor: Actor, projectId: string, asOf?: Date): Promise<ProjectIndicators> {
    const { version, state, leadDepartment } = await readProject(this.database, actor, projectId, asOf);
    const views = await readIndicatorProgress(this.database, projectId, asOf);
    const today = civilDateOf(this.clock.now());
    const items = views.map((view) => ({
      ...view,
      plannedProgress: view.plannedProgress.map((one) => ({
        ...one,
        mayReport: asOf === undefined && mayReportValue(actor, { state, leadDepartmentId: leadDepartment.id }, one.period, today),
      })),
    }));
    return { version, items };
  }

  /** Indicators out of what the plan item of a project says, or its own text. @throws DomainError `project.not-found` */
  async propose(actor: Actor, projectId: string): Promise<ProposedIndicator[]> {
    await readProject(this.database, actor, projectId);
    return proposeIndicators(this.database, projectId);
  }

  /** See {@link setIndicators}. */
  set(tx: Tx, command: IndicatorsCommand): Promise<Project> {
    return setIndicators(tx, this.changes, command, this.clock.now());
  }

  /** See {@link reportValue}. */
  report(tx: Tx, command: ValueCommand): Promise<Project> {
    return reportValue(tx, this.changes, command, this.clock.now());
  }
}
