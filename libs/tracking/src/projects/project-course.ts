import type { Tx } from '#platform';
import type { CourseFacts } from './course-facts.js';
import type { Project } from './project.entity.js';

/** Knows how a project should advance (应达进度), and so when it will count as behind if nothing more is reported. */
export interface ProjectCourse {
  turningDays(tx: Tx, project: Project, facts: CourseFacts): Promise<Pick<Project, 'behindFrom' | 'farBehindFrom'>>;
}
