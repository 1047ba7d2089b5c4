import type { ReaderRole } from './reader-role.js';
import type { Severity, Subject } from './message.js';

/** What is to be said: the kind chooses the template, the facts fill it. Dates are civil dates, days may be negative. */
export type Notice = {
  [K in Kind]: {
    kind: K;
    severity: Severity;
    facts: FactsOf[K];
    /** What it is about; left out where there is nothing to show. */
    subject?: Subject;
  };
}[Kind];

export interface FactsOf {
  reminder: ReminderFacts;
  call: CallFacts;
  slip: SlipFacts;
  circular: CircularFacts;
  report: ReportFacts;
  assignment: AssignmentFacts;
  assignments: AssignmentsFacts;
  transition: TransitionFacts;
  digest: DigestFacts;
  test: { name: string; from: string };
  'robot-off': { name: string; reason: string };
  'endpoint-failing': EndpointFacts & { failures: number; until: string };
  'endpoint-off': EndpointFacts & { gone: boolean; keptDays: number };
}
export type Kind = keyof FactsOf;

export interface ProjectFacts {
  title: string;
  text: string;
  dueDate: string;
  /** From today to the due date; negative when it has passed. */
  daysLeft: number;
  percent: number;
  /** Address of the project's page. */
  link: string;
}

/** A step of the ladder has fallen due (催办, 督办). */
export interface ReminderFacts extends Omit<ProjectFacts, 'percent'> {
  /** Of the project; null for what is about none. */
  percent: number | null;
  /** Empty for what is about no project. */
  leadDepartment: string;
  /** Owes it: the lead department, one that helps or was called in, who is to resolve a blocker. */
  assignee: string;
  /** Of the reader. */
  role: ReaderRole;
  /** 0 提醒 to 5 约谈. */
  level: number;
  /** What the step's date was counted from: deadline, acknowledgement, report … */
  track: string;
  anchorDate: string;
  anchorDaysLeft: number;
  /** On the track of decisions: the department waits for an answer to its `extension` request or its `objection`. */
  waitsFor: 'extension' | 'objection';
  /** Other steps that fell due at the same time and are not sent by themselves. */
  merged: number;
  /** On the track of a slip: the one whose answer is chased. */
  slip: { number: string; colour: string; nextColour: string | null } | null;
  click?: ClickFacts;
}

/** A person calls: the department to act (urge), or the leader to help (raise). */
interface CallFacts extends ProjectFacts {
  call: 'urge' | 'raise';
  from: string;
  message: string;
}

/** A slip (督办单) was issued, answered, sent back or withdrawn. */
export interface SlipFacts extends Omit<ProjectFacts, 'daysLeft' | 'percent'> {
  news: 'issued' | 'answered' | 'sent_back' | 'withdrawn';
  /** Of the reader. */
  role: ReaderRole;
  number: string;
  colour: string;
  leadDepartment: string;
  problem: string;
  demand: string;
  answerDue: string;
  issuedBy: string;
  answer: string;
  answeredBy: string;
  /** Why it was sent back or withdrawn. */
  reason: string;
}

/** A task was given to the reader's department (交办通知), as lead or helper; a leader in charge reads it to know. */
interface AssignmentFacts {
  title: string;
  /** As it stands in its source. */
  text: string;
  dueDate: string;
  daysLeft: number;
  leadDepartment: string;
  /** Departments that help, joined; empty for none. */
  helpers: string;
  /** In charge (分管领导); empty for none. */
  leader: string;
  /** Who registered or reassigned it. */
  by: string;
  /** Of a reassignment; may be empty. */
  reason: string;
  /** Of the reader: lead, helpers, leader. */
  role: string;
  /** Address of the project's page. */
  link: string;
  click?: ClickFacts;
}

/** Several tasks that were given at once, in one message. */
interface AssignmentsFacts {
  total: number;
  by: string;
  /** Those of the reader, the earliest due date first. */
  items: {
    number: number;
    title: string;
    dueDate: string;
    leadDepartment: string;
    role: string;
    link: string;
    click: ClickFacts | null;
  }[];
  /** Not told of one by one. */
  more: number;
  /** Address of the reader's projects. */
  link: string;
}

/** Something happened, and the reader must act on it or waits for it. */
interface TransitionFacts {
  /** Type of the event, as project.returned. */
  event: string;
  /** The reader must act next. */
  acts: boolean;
  /** Of the reader, as lead, helpers, supervisors, leader, decider. */
  role: string;
  /** Of the project, or the matter of a call. */
  title: string;
  text: string;
  /** Who did it. */
  by: string;
  /** What was said with it: a reason, a report, an answer; may be empty. */
  said: string;
  /** By when the reader must act or the task is due, a civil date; empty for none. */
  dueDate: string;
  link: string;
}

/** A circular (通报) was issued; its text as it was frozen. */
interface CircularFacts {
  number: string;
  title: string;
  opening: string;
  headline: string;
  comparison: string;
  /** Empty where nobody is praised, or criticised. */
  praised: string;
  criticised: string;
  link: string;
}

/** A report of a schedule (定期报告) was made, or could not be. */
interface ReportFacts {
  /** Of the schedule. */
  name: string;
  what: 'circular' | 'ledger' | 'board';
  /** Its key, as 2022-06. */
  period: string;
  /** zh-CN: 2022年6月. */
  periodName: string;
  /** Whose figures it tells; empty where it could not be made. */
  day: string;
  projects: number;
  /** zh-CN. */
  headline: string;
  /** The day on which it should have been made, where it was made up for; else empty. */
  lateFor: string;
  /** Code of what kept it from being made; else empty. */
  problem: string;
  link: string;
}

/** All that is due for a person, in one message a morning (每日汇总). */
export interface DigestFacts {
  /** Today. */
  day: string;
  total: number;
  red: number;
  yellow: number;
  green: number;
  /** Those that have items, red first. */
  groups: DigestGroup[];
  /** Projects that are not told of one by one. */
  more: number;
  /** What happened meanwhile and could wait, the latest first. */
  news: DigestNews[];
  /** All of it, also what is not told one by one. */
  newsTotal: number;
  /** Address of the reader's projects; of the project where there is only one. */
  link: string;
}

interface DigestGroup {
  lamp: 'red' | 'yellow' | 'green';
  /** All of this lamp, also those that are not told of. */
  count: number;
  items: DigestItem[];
}

interface DigestNews {
  subject: Subject;
  /** Of the message that waited. */
  title: string;
  /** By when it is to be done, a civil date; empty for none. */
  dueDate: string;
  deputyFor: string;
  link: string;
}

interface DigestItem {
  subject: Subject;
  dueDate: string;
  /** Counted through the message. */
  number: number;
  title: string;
  daysLeft: number;
  /** What is asked, as the tracks of the steps that fell due. */
  tracks: string[];
  /** Of the reader. */
  role: ReaderRole;
  /** The reader stands in for these (代理); empty where it is the reader's own. */
  deputyFor: string;
  link: string;
  click: ClickFacts | null;
}

/** A webhook endpoint takes nothing. */
interface EndpointFacts {
  /** Of its address. */
  host: string;
  /** What its owner says it is; may be empty. */
  description: string;
  /** When the failures began; today where the receiver said that it takes no more. */
  since: string;
}

/** A link that answers with one click. */
interface ClickFacts {
  transition: 'acknowledge' | 'no-change';
  link: string;
}

/** Who reads it instead of whom; names joined, empty where nobody is away. */
export interface Reader {
  /** The reader stands in for these (代理). */
  deputyFor: string;
  /** The reader is shown it because nobody may stand in for these. */
  shownFor: string;
}
