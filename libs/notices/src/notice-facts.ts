import type { Notice, Severity, Subject } from '#notifications';
import type { RecordedEvent } from '#outbox';
import type { Project } from '#projects';
import { daysLeft } from '#work-calendar';
import type { Party } from './who-is-told.js';

type ClickLink = Extract<Notice, { kind: 'reminder' }>['facts']['click'];

/** What a reader is told of a task that was given to the department. */
export interface GivenTask {
  project: Project;
  role: Party;
  leadDepartment: string;
  helpers: string;
  leader: string;
  link: string;
  /** Signs with one click; null where the reader does not sign for it. */
  click: ClickLink | null;
}

interface Giving {
  by: string;
  reason: string;
  now: Date;
}

/** So many tasks are told of in one message; of more it says how many there are. */
const MOST_TASKS = 50;

export function assignmentNotice({ project, click, ...task }: GivenTask, { by, reason, now }: Giving): Notice {
  const { text, dueDate, priority } = project;
  const title = titleOf(project);
  const facts = { title, text, dueDate, daysLeft: daysLeft(dueDate, now), by, reason, ...task, ...(click ? { click } : {}) };
  return {
    kind: 'assignment',
    subject: { kind: 'project', id: project.id },
    severity: priority === 'urgent' ? 'urgent' : 'notice',
    facts,
  };
}

/** A task that goes on from the year before says so: its department knows it already. */
function titleOf({ title, carriedFromId }: Project): string {
  return carriedFromId === null ? title : `${title}（结转）`;
}

/** All tasks that one person was given at once. */
export function assignmentsNotice(tasks: readonly GivenTask[], by: string, link: string): Notice {
  const sorted = tasks.toSorted((one, other) => compare(one.project.dueDate, other.project.dueDate));
  const items = sorted.slice(0, MOST_TASKS).map(({ project, leadDepartment, role, link: page, click }, index) => ({
    number: index + 1,
    title: titleOf(project),
    dueDate: project.dueDate,
    leadDepartment,
    role,
    link: page,
    click: click ?? null,
  }));
  return {
    kind: 'assignments',
    subject: { kind: 'tasks', id: null },
    severity: 'notice',
    facts: { total: tasks.length, by, items, more: tasks.length - items.length, link },
  };
}

/** What an event is about, in words. */
export interface About {
  subject: Subject;
  title: string;
  text: string;
  /** Civil date; empty for none. */
  dueDate: string;
  link: string;
}

export function transitionNotice(
  { type, actor, data }: RecordedEvent,
  { acts, role }: { acts: boolean; role: Party },
  { subject, ...about }: About,
): Notice {
  const severity: Severity = acts ? 'warning' : 'info';
  const facts = { event: type, acts, role, by: actor.name, said: saidIn(data), ...about };
  return { kind: 'transition', severity, subject, facts };
}

/** The words that somebody said with it. */
function saidIn(data: Record<string, unknown>): string {
  const { people = [] } = (data['after'] ?? {}) as { people?: readonly { name: string }[] };
  const named = people.map(({ name }) => name).join('、');
  const said = [...['reason', 'text', 'answer', 'problems'].map((name) => data[name]), named];
  return said.filter((one): one is string => typeof one === 'string' && one.trim() !== '').join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
