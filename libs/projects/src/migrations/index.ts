import { Tracking1700000000300 } from './1700000000300-tracking.js';
import { ItemDetails1700000000310 } from './1700000000310-item-details.js';
import { PlanRevisions1700000000330 } from './1700000000330-plan-revisions.js';
import { PlanFormats1700000000350 } from './1700000000350-plan-formats.js';
import { ProjectVersions1700000000400 } from './1700000000400-project-versions.js';
import { ProjectLife1700000000410 } from './1700000000410-project-life.js';
import { ProjectOrigin1700000000420 } from './1700000000420-project-origin.js';
import { Cooperation1700000000421 } from './1700000000421-cooperation.js';
import { Reports1700000000422 } from './1700000000422-reports.js';
import { SubTasks1700000000423 } from './1700000000423-sub-tasks.js';
import { Blockers1700000000424 } from './1700000000424-blockers.js';
import { CallIns1700000000425 } from './1700000000425-call-ins.js';
import { Milestones1700000000450 } from './1700000000450-milestones.js';
import { Indicators1700000000460 } from './1700000000460-indicators.js';
import { UpheldAssignments1700000000470 } from './1700000000470-upheld-assignments.js';
import { CallInSignBy1700000000471 } from './1700000000471-call-in-sign-by.js';

/** The tables of this room, from nothing to now. */
export const TRACKING_MIGRATIONS = [
  Tracking1700000000300,
  ItemDetails1700000000310,
  PlanRevisions1700000000330,
  PlanFormats1700000000350,
  ProjectVersions1700000000400,
  ProjectLife1700000000410,
  ProjectOrigin1700000000420,
  Cooperation1700000000421,
  Reports1700000000422,
  SubTasks1700000000423,
  Blockers1700000000424,
  CallIns1700000000425,
  Milestones1700000000450,
  Indicators1700000000460,
  UpheldAssignments1700000000470,
  CallInSignBy1700000000471,
];
