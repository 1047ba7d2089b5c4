import { newId, type Tx } from '#platform';
import { changeCooperation, leaveCooperation, noteCooperationReport, signCooperation } from './reports/cooperation.js';
import type { MadeProjectTransition, SideEffect } from './transitions/side-effect.js';
import type { ProjectTransition } from './transitions/project-transitions.js';
import { answerRequests, askForReport } from './reports/report-requests.js';
import { handInEvidence, markReturned, writeReport } from './reports/write-report.js';

/** A task that is carried over goes on as a project of its own, which is registered when all of them have ended. */
const nameSuccessor: SideEffect = () => Promise.resolve({ carriedToId: newId() });

/** Moves that write more than the project. */
const SIDE_EFFECTS: Partial<Record<ProjectTransition, readonly SideEffect[]>> = {
  report: [writeReport, answerRequests],
  'no-change': [writeReport, answerRequests],
  'return-report': [markReturned],
  'request-report': [askForReport],
  'request-completion': [handInEvidence],
  'carry-over': [nameSuccessor],
  reassign: [leaveCooperation],
  transfer: [leaveCooperation],
  'acknowledge-cooperation': [signCooperation],
  'report-cooperation': [noteCooperationReport, writeReport],
  'change-cooperation': [changeCooperation],
};

export async function applySideEffects(tx: Tx, made: MadeProjectTransition): Promise<Record<string, unknown>> {
  const facts = {};
  for (const share of SIDE_EFFECTS[made.command.transition] ?? []) Object.assign(facts, await share(tx, made));
  return facts;
}
