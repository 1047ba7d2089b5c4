import { Attachment } from './reports/attachment.entity.js';
import { ProgressReport } from './reports/progress-report.entity.js';
import { ReportRequest } from './reports/report-request.entity.js';
import { Cooperation } from './project/cooperation.entity.js';
import { ProjectVersion } from './project/project-version.entity.js';
import { Project } from './project/project.entity.js';
import { IndicatorRow, IndicatorValueRow } from './progress/indicator.entity.js';
import { MilestoneRow } from './progress/milestone.entity.js';

/** The tables of this module. */
export const PROJECT_ENTITIES = [
  Attachment,
  Cooperation,
  IndicatorRow,
  IndicatorValueRow,
  MilestoneRow,
  ProgressReport,
  Project,
  ProjectVersion,
  ReportRequest,
];
