import type { Project } from '#projects';
import { chineseDate, type WorkCalendar } from '#work-calendar';
import { isBehind, type SlipColour, type SlipSubject } from './slip-colour.js';

/** What a slip says before somebody edits it. */
export interface SlipText {
  problem: string;
  demand: string;
}

type DescribedProject = SlipSubject & Pick<Project, 'percent' | 'acknowledgedAt'>;

/** zh-CN, from the state of the project. `reported` is the last problem that the department named. */
export function prefilledText(
  project: DescribedProject,
  colour: SlipColour,
  dates: { today: string; answerDue: string },
  reported: string | null,
  calendar: WorkCalendar,
): SlipText {
  const reason = reported === null ? '承办单位未说明原因。' : `承办单位反映的问题：${closed(reported)}`;
  return {
    problem: `${situation(project, dates.today, calendar)}${colour === 'blue' && reported === null ? '' : reason}`,
    demand: `${DEMANDS[colour]}于${chineseDate(dates.answerDue)}前书面答复${ANSWERS[colour]}。`,
  };
}

const DEMANDS: Readonly<Record<SlipColour, string>> = {
  blue: '请抓紧办理，确保按期完成，并',
  yellow: '请查明滞后原因，制定追赶措施，明确责任人和时间节点，并',
  red: '请单位主要负责同志亲自研究，立即整改，限期完成，并',
};

const ANSWERS: Readonly<Record<SlipColour, string>> = {
  blue: '办理进展和下一步措施',
  yellow: '滞后原因、追赶措施和预计完成时间',
  red: '逾期原因、整改措施和完成时间',
};

function situation(project: DescribedProject, today: string, calendar: WorkCalendar): string {
  const { dueDate, percent } = project;
  const due = `该事项应于${chineseDate(dueDate)}前完成，`;
  if (dueDate < today) {
    return `${due}已逾期${calendar.workdaysBetween(dueDate, today)}个工作日，当前进度${percent}%。`;
  }
  const left = `距时限还有${calendar.workdaysBetween(today, dueDate)}个工作日`;
  const plannedProgress = isBehind(project, today) ? '，进度滞后于序时要求' : '';
  return `${due}${left}，当前进度${percent}%${plannedProgress}。${project.acknowledgedAt === null ? '交办后至今未签收。' : ''}`;
}

function closed(sentence: string): string {
  return /[。！？]$/.test(sentence) ? sentence : `${sentence}。`;
}
