import type { Tx } from '#platform';
import { changeCooperation, leaveCooperation, noteCooperationReport, signCooperation } from './cooperation.js';
import type { MadeMove, MoveShare } from './move-share.js';
import type { ProjectMove } from './project-moves.js';
import { answerRequests, askForReport } from './report-requests.js';
import { handInEvidence, markReturned, writeReport } from './write-report.js';

/** Moves that write more than the project. */
const SHARES: Partial<Record<ProjectMove, readonly MoveShare[]>> = {
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

export async function takeShares(tx: Tx, made: MadeMove): Promise<Record<string, unknown>> {
  const facts = {};
  for (const share of SHARES[made.command.move] ?? []) Object.assign(facts, await share(tx, made));
  return facts;
}
