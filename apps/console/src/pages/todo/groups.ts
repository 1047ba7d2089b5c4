import type { Task } from '../../api/tasks.js';

/** In the order of the page. */
const GROUPS = ['urgent', 'returned', 'sign', 'report', 'slips', 'decide', 'soon', 'other'] as const;
export type GroupName = (typeof GROUPS)[number];

const OF_KIND: Partial<Record<Task['kind'], GroupName>> = {
  sign: 'sign',
  'sign-part': 'sign',
  'sign-call-in': 'sign',
  report: 'report',
  'report-part': 'report',
  'answer-call-in': 'report',
  'revise-report': 'returned',
  complete: 'soon',
  'report-value': 'report',
  'answer-instruction': 'slips',
  'answer-slip': 'slips',
  'assign-blocker': 'decide',
  'decide-extension': 'decide',
  'decide-objection': 'decide',
  'review-completion': 'decide',
  'review-answer': 'decide',
  'decide-appeal': 'decide',
  'review-draft': 'decide',
  'review-plan': 'decide',
};

/** The tasks by group; what is due today or late stands first, whatever it is. */
export function groupsOf(tasks: readonly Task[], today: string): { name: GroupName; tasks: Task[] }[] {
  const groups = new Map<GroupName, Task[]>();
  for (const task of tasks) {
    const name = task.overdue || task.due === today ? 'urgent' : (OF_KIND[task.kind] ?? 'other');
    groups.set(name, [...(groups.get(name) ?? []), task]);
  }
  return GROUPS.flatMap((name) => {
    const inside = groups.get(name);
    return inside ? [{ name, tasks: inside }] : [];
  });
}
