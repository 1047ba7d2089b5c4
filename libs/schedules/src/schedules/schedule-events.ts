import { type ActorRef, type EventDescription, eventsAbout, type NewEvent, schema } from '#outbox';
import { HANDOVERS } from '#notifications';
import type { ReportRun } from './report-run.entity.js';
import { REPORT_AUDIENCES, REPORT_FORMATS, REPORT_KINDS, type ReportSchedule } from './report-schedule.entity.js';
import { CADENCES, COVERED } from './timing.js';

const { DAY, FLAG, ID, INSTANT, listOf, object, oneOf, orNull, text, whole } = schema;

const SCHEDULE = {
  name: text('督办月报'),
  kind: oneOf(REPORT_KINDS),
  format: orNull(oneOf(REPORT_FORMATS)),
  every: oneOf(CADENCES),
  covers: oneOf(COVERED),
  day: whole(1),
  time: text('09:00'),
  viewId: orNull(ID),
  filter: { type: 'object', description: 'The parameters of the list of projects', examples: [{ lamp: ['red'] }] },
  audience: listOf(oneOf(REPORT_AUDIENCES)),
  recipientIds: listOf(ID),
  nextAt: INSTANT,
};

const RUN = { runId: ID, name: text('督办月报'), kind: oneOf(REPORT_KINDS), period: text('2022-06') };

/** What happens to scheduled reports. */
export const SCHEDULE_EVENTS: readonly EventDescription[] = eventsAbout('report-schedule', {
  'report_schedule.created': { term: '设立定期报告', meaning: 'A report is made by itself from now on.', data: object(SCHEDULE) },
  'report_schedule.changed': {
    term: '修改定期报告',
    meaning: 'What is reported, when, or who is told changed.',
    data: object(SCHEDULE),
  },
  'report_schedule.paused': { term: '暂停定期报告', meaning: 'No report is made until it is resumed.', data: object(SCHEDULE) },
  'report_schedule.resumed': {
    term: '恢复定期报告',
    meaning: 'Reports are made again, from the next one on.',
    data: object(SCHEDULE),
  },
  'report_schedule.removed': {
    term: '删除定期报告',
    meaning: 'No report is made any more; those that were made stay.',
    data: object(SCHEDULE),
  },
  'report.made': {
    term: '生成报告',
    meaning: 'A report was made, and its readers were told.',
    data: object(
      { ...RUN, day: DAY, projects: whole(150), circularId: orNull(ID), late: FLAG, recipients: listOf(text('王督查')) },
      HANDOVERS,
    ),
  },
  'report.failed': {
    term: '报告未生成',
    meaning: 'A report could not be made; who set it up was told why.',
    data: object({ ...RUN, problem: text('plan.not-found', 'Code of the problem'), recipients: listOf(text('王督查')) }),
  },
  'report.skipped': {
    term: '报告未补做',
    meaning:
      'The time of a report passed while no worker ran, and later ones were due too: it is made when somebody asks for it.',
    data: object(RUN),
  },
});

/** An event in the history of a schedule. */
export function scheduleEvent(
  { id, name, kind, format, every, covers, day, time, viewId, filter, audience, recipientIds, nextAt }: ReportSchedule,
  happened: 'created' | 'changed' | 'paused' | 'resumed' | 'removed',
  actor: ActorRef,
  at: Date,
): NewEvent {
  const data = { name, kind, format, every, covers, day, time, viewId, filter, audience, recipientIds, nextAt };
  return { type: `report_schedule.${happened}`, subject: { kind: 'report-schedule', id }, actor: refOf(actor), at, data };
}

/** An event of one of its reports. */
export function runEvent(
  { id, name, kind }: Pick<ReportSchedule, 'id' | 'name' | 'kind'>,
  run: Pick<ReportRun, 'id' | 'period'>,
  type: 'report.made' | 'report.failed' | 'report.skipped',
  actor: ActorRef,
  at: Date,
  facts: Record<string, unknown> = {},
): NewEvent {
  const data = { runId: run.id, name, kind, period: run.period, ...facts };
  return { type, subject: { kind: 'report-schedule', id }, actor: refOf(actor), at, data };
}

function refOf({ id, name }: ActorRef): ActorRef {
  return { id, name };
}
