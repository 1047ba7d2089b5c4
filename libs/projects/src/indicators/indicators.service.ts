import { Injectable } from '@nestjs/common';
import { Clock, type Tx } from '#platform';
import { ProjectChanges } from '../progress/project-changes.js';
import type { Project } from '../project/project.entity.js';
import { reportValue, type ValueCommand } from './report-value.js';
import { type IndicatorsCommand, setIndicators } from './set-indicators.js';

/** What projects are measured by (指标). */
@Injectable()
export class IndicatorsService {
  constructor(
    private readonly clock: Clock,
    private readonly changes: ProjectChanges,
  ) {}

  /** See {@link setIndicators}. */
  set(tx: Tx, command: IndicatorsCommand): Promise<Project> {
    return setIndicators(tx, this.changes, command, this.clock.now());
  }

  /** See {@link reportValue}. */
  report(tx: Tx, command: ValueCommand): Promise<Project> {
    return reportValue(tx, this.changes, command, this.clock.now());
  }
}
