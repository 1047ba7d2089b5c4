/** A dated step inside a project (节点). */
export interface Milestone {
  id: string;
  title: string;
  /** Asia/Shanghai civil date. */
  dueDate: string;
  /** Its part of the whole, relative to the others. */
  weight: number;
  doneAt: Date | null;
}
