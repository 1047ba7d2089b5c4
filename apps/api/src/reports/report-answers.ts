import type { Language } from '#platform';
import { periodOf } from '#reporting';
import type { ReportSchedule, RunView, ScheduleContent, SchedulePreview } from '#schedules';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { chineseOf } from '../http/problems/problem-words.js';
import type { ReportRunAnswer, ReportScheduleAnswer, ReportScheduleBody, SchedulePreviewAnswer } from './reports.dto.js';

const LAST_DAYS = { week: 5, month: 31, quarter: 31 } as const;

/** A schedule with what the body left out. */
export function contentOf(body: ReportScheduleBody): ScheduleContent {
  const { name, kind, every, covers = 'previous', time = '09:00', recipientIds = [], filter = {} } = body;
  return {
    name,
    kind,
    every,
    covers,
    time,
    recipientIds,
    format: kind === 'circular' ? null : (body.format ?? 'xlsx'),
    day: Math.min(body.day ?? (covers === 'previous' ? 1 : LAST_DAYS[every]), every === 'week' ? 7 : 31),
    viewId: body.viewId ?? null,
    filter: omitUndefined({ ...filter }),
    audience: body.audience ?? (recipientIds.length > 0 ? [] : ['supervisors']),
  };
}

export function scheduleAnswer(schedule: ReportSchedule): ReportScheduleAnswer {
  const { id, name, kind, format, every, covers, day, time, viewId, filter, audience, recipientIds } = schedule;
  const { createdByName, nextAt, pausedAt, removedAt, version } = schedule;
  return {
    id,
    name,
    kind,
    format,
    every,
    covers,
    day,
    time,
    viewId,
    filter,
    audience,
    recipientIds,
    createdByName,
    nextAt: pausedAt || removedAt ? null : nextAt.toISOString(),
    pausedAt: pausedAt?.toISOString() ?? null,
    removedAt: removedAt?.toISOString() ?? null,
    version,
  };
}

export function previewAnswer({ upcoming, people, projects }: SchedulePreview): SchedulePreviewAnswer {
  return {
    people,
    projects,
    upcoming: upcoming.map(({ period, plannedDay, day, at }) => ({
      period: period.key,
      periodName: period.name,
      at: at.toISOString(),
      movedFrom: plannedDay === day ? null : plannedDay,
    })),
  };
}

export function runAnswer(run: RunView, language: Language): ReportRunAnswer {
  const { id, schedule, period, state, dueAt, late, askedByName, createdAt, madeAt, day, filter, projects } = run;
  const { headline, circularId, problemCode, problem } = run;
  const words = problemCode !== null && language === 'zh-CN' ? chineseOf(problemCode)?.detail : undefined;
  return {
    id,
    schedule,
    period,
    periodName: periodOf(period).name,
    state,
    dueAt: dueAt?.toISOString() ?? null,
    late,
    askedByName,
    createdAt: createdAt.toISOString(),
    madeAt: madeAt?.toISOString() ?? null,
    day,
    filter,
    projects,
    headline,
    circularId,
    file: state === 'made' && circularId === null ? `/v1/reports/${id}/file` : null,
    problem: problemCode === null ? null : { code: problemCode, detail: words ?? problem ?? problemCode },
  };
}
