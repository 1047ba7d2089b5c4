/**
 * What people do not want to say or do every time.
 * - view (保存的视图): a filter of projects with a name, of one person or shared    - filter words: a filter as addresses write it
 * - report schedule (定期报告): what is made by itself, of which projects, when, and who is told
 * - report, run (一期报告): what a schedule made of one period: a drafted circular, or a file that is written for each reader
 */
export type { ReportFormat, ReportSchedule } from './schedules/report-schedule.entity.js';
export { REPORT_AUDIENCES, REPORT_FORMATS, REPORT_KINDS } from './schedules/report-schedule.entity.js';
export { RUN_STATES } from './schedules/report-run.entity.js';
export { ReportRunsService, type RunView } from './schedules/report-runs.service.js';
export { ReportSchedulesService, type ScheduleContent, type SchedulePreview } from './schedules/report-schedules.service.js';
export { ReportDispatchModule, SchedulesProcessorsModule } from './schedules-processors.module.js';
export { SchedulesModule } from './schedules.module.js';
export { CADENCES, COVERED } from './schedules/timing.js';
export { filterFor, type FilterWords, questionOf, type ViewFilter } from './views/filter-words.js';
export type { SavedView } from './views/saved-view.entity.js';
export { type ViewContent, ViewsService } from './views/views.service.js';
