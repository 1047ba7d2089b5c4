/**
 * The life of projects (督办项目).
 * - transition (流转): one legal change of a project's state, by `ProjectsService`; the table of them is data
 * - listener: a provider of a module above that takes part in every change of a project, in its transaction
 * - milestone (节点), indicator (指标), report (进展反馈), attachment, cooperation (配合单位), sub-task (分解)
 * - access rule: `visibleTo`, the one condition that says which projects an actor sees
 */
export { AttachmentsService } from './reports/attachments.service.js';

export { IndicatorsService } from './indicators/indicators.service.js';
export { MilestonesService } from './milestones/milestones.service.js';

export { LIMIT_KINDS } from './registration/default-limit.js';

export { PROJECT_SORTS, readProject } from './reading/list-projects.queries.js';
export { EVERYBODY, knownTo, lockProject, visibleTo } from './project/project-access.js';
export { hiddenFrom, hiddenItemsOf, itemVisibleTo } from './project/visible-items.queries.js';
export { type ProjectFilter, passing, WAITING, WAITING_SQL } from './project/project-filter.js';
export { Project } from './project/project.entity.js';
export { projectsAsOf } from './project/projects-as-of.js';
export { ReportsService } from './reports/reports.service.js';
export { RunningProjects } from './reading/running-projects.queries.js';
export { type ProjectChange, ProjectListener } from './project/project-listener.js';
export { ProjectsModule } from './projects.module.js';
export { TRANSITIONS, type ProjectTransition, type TransitionCommand } from './transitions/project-transitions.js';
export type { TransitionStatement } from './transitions/table/transition-definition.js';
export { assertDueDate } from './project/assert-due-date.js';
export { ProjectsService } from './projects.service.js';
export { PolicyPreviewService } from './reading/policy-preview.service.js';

export { ProjectReader } from './reading/project-reader.js';
export type { PersonalProjectView } from './reading/personal-view.js';
export { filterOf, type ProjectQuestion } from './reading/project-question.js';
export { eitherSql } from './project/due-condition-sql.js';
export { bindTo } from './project/bind-to.js';
export { ProgressReport } from './reports/progress-report.entity.js';
export { Cooperation } from './project/cooperation.entity.js';
export { confidentialAmong } from './project/visible-items.queries.js';
