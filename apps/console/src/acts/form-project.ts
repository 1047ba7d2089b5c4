import type { Project } from '../api/projects.js';

/** What a form shows of its project, and fills itself with. */
export type FormProject = Pick<
  Project,
  | 'id'
  | 'title'
  | 'version'
  | 'percent'
  | 'dueDate'
  | 'lastReportAt'
  | 'requestedDueDate'
  | 'extensionReason'
  | 'cooperatingDepartments'
  | 'leadDepartment'
  | 'priority'
  | 'tags'
  | 'series'
  | 'people'
  | 'readers'
  | 'confidential'
>;
