import type { NamedPersonGiven } from '../project/named-people.js';
import type { Priority } from '#policies';
import type { Recurrence } from '#work-calendar';

/** Who gets a task, and how it is filed: the same for every origin. */
export interface Assignment {
  leadDepartmentId: string;
  cooperatingDepartmentIds?: string[];
  /** Default: the leader in charge of the lead department. */
  leaderId?: string;
  /** Who is named for it (责任领导, 责任人, 联络员). Default: nobody. */
  people?: readonly NamedPersonGiven[];
  /** Default: the first policy that applies. */
  policyId?: string;
  /** A duty that comes back: a report is owed for each period. Default: what the plan says; else it is done once. */
  recurrence?: Recurrence;
  series?: string[];
  tags?: string[];
  /** Default: normal. */
  priority?: Priority;
  /** Only named people see it: the leader in charge, these, whoever registers it, and administrators. */
  confidential?: boolean;
  readerIds?: string[];
}
