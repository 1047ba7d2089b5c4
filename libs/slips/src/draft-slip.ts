import type { Tx } from '#platform';
import type { Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { slipRulesOf, type Audience } from '#policies';
import { type PendingSlip, proposedColour, type SlipColour } from './slip-colour.js';
import type { SlipContext } from './slip-context.js';
import { AWAITING_ANSWER } from './slip-state.js';
import { prefilledText, type SlipText } from './paper/slip-text.js';

/** What a person may set before a slip is issued. */
export interface SlipChoice {
  colour?: SlipColour;
  /** Workdays. */
  answerWithinWorkdays?: number;
}

/** A slip as it would be issued now. Nothing is written. */
export interface SlipDraft extends SlipText {
  colour: SlipColour;
  /** What the rules propose; another one needs a reason. */
  proposedColour: SlipColour;
  answerWithinWorkdays: number;
  /** Civil date, Asia/Shanghai. */
  answerDue: string;
  audience: Audience[];
}

export async function draftSlip(
  tx: Tx,
  { clock, calendar: calendars, policies }: SlipContext,
  project: Project,
  choice: SlipChoice,
): Promise<SlipDraft> {
  const today = civilDateOf(clock.now());
  const calendar = await calendars.of(tx, project.leadDepartmentId);
  const rules = slipRulesOf(await policies.definitionOf(tx, project.policyId));
  const proposed = proposedColour(project, await pendingSlips(tx, project.id), today, calendar);
  const colour = choice.colour ?? proposed;
  const answerWithinWorkdays = choice.answerWithinWorkdays ?? rules[colour].answerWithinWorkdays;
  const answerDue = calendar.addWorkdays(today, answerWithinWorkdays);
  const reported = await lastProblem(tx, project.id);
  return {
    colour,
    proposedColour: proposed,
    answerWithinWorkdays,
    answerDue,
    audience: rules[colour].audience,
    ...prefilledText(project, colour, { today, answerDue }, reported, calendar),
  };
}

async function pendingSlips(tx: Tx, projectId: string): Promise<PendingSlip[]> {
  return tx.query<PendingSlip>(
    `SELECT colour, answer_due AS "answerDue", state = ANY($2) AS "awaitsAnswer" FROM slip WHERE project_id = $1 AND ended_at IS NULL`,
    [projectId, AWAITING_ANSWER],
  );
}

/** The last problem (难点) that the department reported, or null. */
async function lastProblem(tx: Tx, projectId: string): Promise<string | null> {
  const [row] = await tx.query<{ problems: string }>(
    `SELECT problems FROM progress_report WHERE project_id = $1 AND problems <> '' ORDER BY reported_at DESC, id DESC LIMIT 1`,
    [projectId],
  );
  return row?.problems ?? null;
}
