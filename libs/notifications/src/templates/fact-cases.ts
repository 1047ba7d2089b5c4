import type { FactsOf, Kind } from '../messages/notice.js';

/** Facts that differ from the example, and in a word how. */
export interface FactCase {
  facts: object;
  when?: string;
}

type Cases = { readonly [K in Kind]?: { readonly [F in keyof FactsOf[K]]?: readonly FactsOf[K][F][] } };

const TRACKS = ['acknowledgement', 'report', 'review', 'decision', 'milestone', 'blue-slip', 'yellow-slip', 'red-slip'];
/** Of what is owed beside a project. */
const OTHER_TRACKS = [
  'helper-acknowledgement',
  'helper-report',
  'helper-deadline',
  'blocker-assignment',
  'blocker-resolution',
  'call-in-acknowledgement',
  'call-in-answer',
  'instruction-answer',
];

/** Facts on which what is said turns, with what else they can be than in the example. */
const CASES: Cases = {
  reminder: {
    track: ['deadline', ...TRACKS, ...OTHER_TRACKS],
    percent: [null],
    leadDepartment: [''],
    assignee: ['城建局'],
    role: ['helper', 'supervisor', 'leader'],
    level: [0, 1, 2, 3, 4, 5],
    daysLeft: [3, 0],
    anchorDaysLeft: [3],
    waitsFor: ['objection'],
    merged: [0],
    slip: [null],
  },
  call: { call: ['raise'], daysLeft: [3, 0] },
  slip: { role: ['leader', 'supervisor'], news: ['answered', 'sent_back', 'withdrawn'], colour: ['blue', 'yellow'] },
  assignment: { role: ['helpers', 'leader'], helpers: [''], leader: [''], reason: [''], daysLeft: [-3, 0] },
  transition: {
    acts: [false],
    said: [''],
    dueDate: [''],
    event: ['project.extension_requested', 'call_in.raised', 'person.delegated'],
  },
  circular: { praised: [''], comparison: [''] },
  report: { what: ['circular', 'board'], lateFor: [''], problem: ['view.not-found', 'internal'] },
};

/** The example itself, then each case by itself. */
export function casesOf(kind: Kind): FactCase[] {
  const varied = Object.entries(CASES[kind] ?? {}).flatMap(([name, values]) =>
    (values as readonly unknown[]).map((value) => ({ facts: { [name]: value }, when: `${name} = ${JSON.stringify(value)}` })),
  );
  return [{ facts: {} }, ...varied];
}
