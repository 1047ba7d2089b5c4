import type { Severity } from './message.js';

/** What is to be said: the kind chooses the template, the facts fill it. Dates are civil dates, days may be negative. */
export type Notice = { [K in Kind]: { kind: K; severity: Severity; facts: FactsOf[K] } }[Kind];

export interface FactsOf {
  reminder: ReminderFacts;
  call: CallFacts;
  slip: SlipFacts;
  circular: CircularFacts;
  digest: DigestFacts;
  test: { name: string; from: string };
  'robot-off': { name: string; reason: string };
  'endpoint-failing': EndpointFacts & { failures: number; until: string };
  'endpoint-off': EndpointFacts & { gone: boolean; keptDays: number };
}
export type Kind = keyof FactsOf;

interface ProjectFacts {
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
export interface ReminderFacts extends ProjectFacts {
  leadDepartment: string;
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
export interface CallFacts extends ProjectFacts {
  call: 'urge' | 'raise';
  from: string;
  message: string;
}

/** A slip (督办单) was issued, answered, sent back or withdrawn. */
export interface SlipFacts extends Omit<ProjectFacts, 'daysLeft' | 'percent'> {
  news: 'issued' | 'answered' | 'sent_back' | 'withdrawn';
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

/** A circular (通报) was issued; its text as it was frozen. */
export interface CircularFacts {
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
  /** Address of the reader's projects; of the project where there is only one. */
  link: string;
}

export interface DigestGroup {
  lamp: 'red' | 'yellow' | 'green';
  /** All of this lamp, also those that are not told of. */
  count: number;
  items: DigestItem[];
}

export interface DigestItem {
  projectId: string;
  dueDate: string;
  /** Counted through the message. */
  number: number;
  title: string;
  daysLeft: number;
  /** What is asked, as the tracks of the steps that fell due. */
  tracks: string[];
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
export interface ClickFacts {
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

const PROJECT: ProjectFacts = {
  title: '启动碧道建设',
  text: '启动碧道建设，年底前完成10公里。',
  dueDate: '2022-06-30',
  daysLeft: -7,
  percent: 40,
  link: 'https://duban.example/projects/1',
};

/** One of each kind, with every fact that its template may name. */
export const EXAMPLES: { readonly [K in Kind]: FactsOf[K] } = {
  reminder: {
    ...PROJECT,
    leadDepartment: '环保局',
    level: 3,
    track: 'deadline',
    anchorDate: '2022-06-30',
    anchorDaysLeft: -7,
    waitsFor: 'extension',
    merged: 2,
    slip: { number: '督〔2022〕1号', colour: 'blue', nextColour: 'yellow' },
  },
  call: { ...PROJECT, call: 'urge', from: '王督查', message: '请抓紧办理并反馈进展。' },
  slip: {
    title: PROJECT.title,
    text: PROJECT.text,
    dueDate: PROJECT.dueDate,
    link: PROJECT.link,
    news: 'issued',
    number: '督〔2022〕1号',
    colour: 'red',
    leadDepartment: '环保局',
    problem: '该事项应于2022年6月30日前完成，至今未办结。',
    demand: '请于2022年7月8日前书面答复。',
    answerDue: '2022-07-08',
    issuedBy: '王督查',
    answer: '已完成征地，预计七月底完工。',
    answeredBy: '李经办',
    reason: '答复没有说明完成时间。',
  },
  circular: {
    number: '通报〔2022〕1号',
    title: '2022年6月督查通报',
    opening: '现将6月督办事项办理情况通报如下。',
    headline: '本月应办结12项，按期办结9项。',
    comparison: '按期办结率75%，较上月上升5个百分点。',
    praised: '环保局、城建局办理及时，予以表扬。',
    criticised: '',
    link: 'https://duban.example/circulars/1',
  },
  digest: {
    day: '2022-06-17',
    total: 3,
    red: 1,
    yellow: 0,
    green: 2,
    groups: [
      {
        lamp: 'red',
        count: 1,
        items: [
          {
            projectId: '0190f3a2-5f6b-7cde-8a01-23456789abcd',
            number: 1,
            title: PROJECT.title,
            dueDate: '2022-06-10',
            daysLeft: -7,
            tracks: ['deadline', 'report'],
            deputyFor: '张三',
            link: PROJECT.link,
            click: null,
          },
        ],
      },
      {
        lamp: 'green',
        count: 2,
        items: [
          {
            projectId: '0190f3a2-5f6b-7cde-8a01-23456789abce',
            number: 2,
            title: '新建学校',
            dueDate: '2022-07-17',
            daysLeft: 30,
            tracks: ['acknowledgement'],
            deputyFor: '',
            link: 'https://duban.example/projects/2',
            click: { transition: 'acknowledge', link: 'https://duban.example/click/2' },
          },
        ],
      },
    ],
    more: 1,
    link: 'https://duban.example/projects',
  },
  test: { name: '环保局工作群', from: '王督查' },
  'robot-off': { name: '环保局工作群', reason: 'The robot was removed from its group, or its key is wrong. (93000)' },
  'endpoint-failing': { host: 'oa.example.com', description: 'OA', since: '2022-06-13', failures: 12, until: '2022-06-18' },
  'endpoint-off': { host: 'oa.example.com', description: 'OA', since: '2022-06-13', gone: false, keptDays: 30 },
};

export const NOTICE_KINDS = Object.keys(EXAMPLES) as Kind[];

/** What only some readers' notices have, with an example. */
export const OPTIONAL_FACTS: { readonly [K in Kind]?: Partial<FactsOf[K]> } = {
  reminder: { click: { transition: 'no-change', link: 'https://duban.example/click/1' } },
};
