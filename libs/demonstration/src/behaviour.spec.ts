import { describe, expect, it } from 'vitest';
import { isLegal, PROJECT_TRANSITIONS } from '../../projects/src/transitions/project-transitions.js';
import type { ProjectState } from '#policies';
import { instantAt, WorkCalendar } from '#work-calendar';
import { type Act, type Behaviour, helperScriptOf, questionOf, scriptOf } from './behaviour.js';
import shipped from './data/behaviour.json' with { type: 'json' };

const behaviour = shipped as unknown as Behaviour;
const calendar = new WorkCalendar();
const AFTER = { acknowledge: 'in_progress', 'request-completion': 'in_review', close: 'closed', return: 'in_progress' } as const;

function project(n: number): { text: string; dueDate: string; registeredOn: string } {
  return { text: `第${n}项工作`, dueDate: n % 2 ? '2022-09-30' : '2022-12-31', registeredOn: '2022-01-17' };
}

describe('the script of a project', () => {
  it('is the same at every playing', () => {
    expect(scriptOf(project(1), behaviour, calendar)).toEqual(scriptOf(project(1), behaviour, calendar));
  });

  it('holds only moves that are legal when their turn comes, but for a new date that comes after the end', () => {
    for (let n = 0; n < 500; n += 1) expect(illegalTransitions(scriptOf(project(n), behaviour, calendar))).toEqual([]);
  });

  it('signs the greenway late, reports on it and does not finish it', () => {
    const acts = scriptOf({ ...project(1), text: '启动碧道建设' }, behaviour, calendar);
    expect(acts[0]).toMatchObject({ transition: 'acknowledge' });
    expect(acts[0]?.at.getTime()).toBeGreaterThan(instantAt('2022-01-19', '00:00').getTime());
    expect(new Set(acts.map(({ transition }) => transition))).toEqual(new Set(['acknowledge', 'report']));
  });
});

it('departments that help sign before they report, and end with the due date', () => {
  const scripts = Array.from({ length: 200 }, (_, n) => helperScriptOf(project(n), 'fagai', behaviour, calendar));
  for (const acts of scripts.filter(({ length }) => length > 0)) {
    expect(acts[0]).toMatchObject({ by: 'helper', transition: 'acknowledge-cooperation' });
    expect(acts.map(({ at }) => at.getTime())).toEqual(acts.map(({ at }) => at.getTime()).toSorted((a, b) => a - b));
    expect(acts.slice(1).every(({ transition }) => transition === 'report-cooperation')).toBe(true);
  }
  expect(scripts.filter(({ length }) => length > 3).length).toBeGreaterThan(30);
});

it('a leader asks about some that are late, and is answered; never about the greenway', () => {
  const asked = Array.from({ length: 200 }, (_, n) => questionOf(project(n), behaviour, calendar)).filter(
    ({ length }) => length > 0,
  );
  expect(asked.length).toBeGreaterThan(30);
  for (const acts of asked)
    expect(acts.map(({ by, transition }) => `${by} ${transition}`)).toEqual(['leader request-report', 'officer no-change']);
  expect(questionOf({ ...project(1), text: '启动碧道建设' }, behaviour, calendar)).toEqual([]);
});

const UNDECIDED = {
  requestedDueDate: null,
  objection: null,
  excusedReason: null,
  confidential: false,
  lastReportAt: null,
  reportReturnedAt: null,
};

function illegalTransitions(acts: readonly Act[]): string[] {
  let state: ProjectState = 'registered';
  const illegal: string[] = [];
  for (const { transition } of acts) {
    expect(PROJECT_TRANSITIONS).toContain(transition);
    if (!isLegal(transition, { ...UNDECIDED, state }) && transition !== 'change-due-date')
      illegal.push(`${transition} in ${state}`);
    state = transition in AFTER ? AFTER[transition as keyof typeof AFTER] : state;
  }
  return illegal;
}
