import type { Priority } from '#policies';

/** Who gets a task, and how it is filed: the same for every origin. */
export interface Assignment {
  leadDepartmentId: string;
  cooperatingDepartmentIds?: string[];
  /** Default: the leader in charge of the lead department. */
  leaderId?: string;
  /** Default: the first policy that applies. */
  policyId?: string;
  series?: string[];
  tags?: string[];
  /** Default: normal. */
  priority?: Priority;
  /** Only named people see it: the leader in charge, these, whoever registers it, and administrators. */
  confidential?: boolean;
  readerIds?: string[];
}
