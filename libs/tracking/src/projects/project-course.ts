import type { Tx } from '#platform';
import type { ProgressFacts } from './course-facts.js';
import type { Project } from './project.entity.js';

/** Knows how a project should advance (应达进度), and so when it will count as behind if nothing more is reported. */
export interface PlannedProgress {
  atRiskDates(tx: Tx, project: Project, facts: ProgressFacts): Promise<Pick<Project, 'atRiskFrom' | 'offTrackFrom'>>;
}
