import type { Tx } from '#platform';
import { changeCooperation, leaveCooperation, noteCooperationReport, signCooperation } from '../projects/cooperation.js';
import type { MadeTransition, SideEffect } from './side-effect.js';
import type { ProjectTransition } from './project-transitions.js';
import { answerRequests, askForReport } from '../projects/report-requests.js';
import { handInEvidence, markReturned, writeReport } from '../projects/write-report.js';

/** Moves that write more than the project. */
const SIDE_EFFECTS: Partial<Record<ProjectTransition, readonly SideEffect[]>> = {
  report: [writeReport, answerRequests],
  'no-change': [writeReport, answerRequests],
  'return-report': [markReturned],
  'request-report': [askForReport],
  'request-completion': [handInEvidence],
  reassign: [leaveCooperation],
  transfer: [leaveCooperation],
  'acknowledge-cooperation': [signCooperation],
  'report-cooperation': [noteCooperationReport, writeReport],
  'change-cooperation': [changeCooperation],
};

export async function applySideEffects(tx: Tx, made: MadeTransition): Promise<Record<string, unknown>> {
  const facts = {};
  for (const share of SIDE_EFFECTS[made.command.transition] ?? []) Object.assign(facts, await share(tx, made));
  return facts;
}
