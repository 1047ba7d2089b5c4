/** Whom an event may concern. What each of them means for one project, blocker or call is worked out in `parties.ts`. */
export type Party =
  | 'lead'
  | 'former-lead'
  /** Is named for the project, and was not before. */
  | 'newly-named'
  | 'helpers'
  | 'new-helpers'
  | 'former-helpers'
  | 'supervisors'
  | 'leader'
  | 'former-leader'
  /** Decides on extensions, by the policy of the project. */
  | 'decider'
  /** Had asked for the report. */
  | 'askers'
  /** Has to clear the blocker. */
  | 'assignee'
  /** Raised the blocker. */
  | 'raiser'
  /** Wrote the instruction. */
  | 'instructor'
  /** Called in a comment (@). */
  | 'mentioned'
  | 'caller'
  | 'called'
  | 'appellant'
  | 'absent'
  | 'deputy';

export interface Told {
  /** Who must do something next; told at once. */
  acts: readonly Party[];
  /** Who waits for it, or has to know. */
  waits: readonly Party[];
}

const NOBODY: Told = { acts: [], waits: [] };

/**
 * Who must act next after each event, and who waits: the one table that says who is told of it. Whoever did it is never told. An event
 * that nobody acts on or waits for says so here; one that is missing here is told of elsewhere (steps, slips, circulars) or not at all.
 */
export const WHO_IS_TOLD = {
  'project.registered': { acts: ['lead', 'helpers'], waits: ['leader'] },
  // It comes after the registration, of which they were told.
  'project.taken_over': NOBODY,
  'project.reassigned': { acts: ['lead'], waits: ['former-lead', 'helpers', 'leader'] },
  'project.transferred': { acts: ['lead'], waits: ['former-lead', 'helpers', 'leader'] },
  'project.people_named': { acts: [], waits: ['newly-named'] },
  'project.leader_changed': { acts: [], waits: ['leader', 'former-leader', 'lead'] },
  // The board shows who has signed; a message for each would bury the others.
  'project.acknowledged': NOBODY,
  'project.objected': { acts: ['supervisors'], waits: [] },
  'project.objection_dismissed': { acts: ['lead'], waits: [] },
  'project.progress_reported': { acts: [], waits: ['askers'] },
  'project.no_change_reported': { acts: [], waits: ['askers'] },
  'project.report_returned': { acts: ['lead'], waits: [] },
  'project.report_requested': { acts: ['lead'], waits: [] },
  'project.extension_requested': { acts: ['decider'], waits: [] },
  'project.extension_withdrawn': { acts: [], waits: ['decider'] },
  'project.extension_approved': { acts: ['lead'], waits: ['helpers', 'supervisors', 'leader'] },
  'project.extension_refused': { acts: ['lead'], waits: ['supervisors'] },
  'project.completion_requested': { acts: ['supervisors'], waits: [] },
  'project.closed': { acts: [], waits: ['lead', 'helpers', 'leader'] },
  'project.returned': { acts: ['lead'], waits: [] },
  'project.reopened': { acts: ['lead'], waits: ['helpers', 'leader'] },
  'project.cooperation_acknowledged': NOBODY,
  'project.cooperation_reported': { acts: [], waits: ['lead'] },
  'project.cooperation_changed': { acts: ['new-helpers'], waits: ['former-helpers', 'lead'] },
  'project.suspended': { acts: [], waits: ['lead', 'helpers', 'leader'] },
  'project.resumed': { acts: ['lead'], waits: ['helpers', 'leader'] },
  'project.cancelled': { acts: [], waits: ['lead', 'helpers', 'leader'] },
  // Whoever goes on with it is told of the registration of its successor.
  'project.carried_over': NOBODY,
  'project.registration_taken_back': { acts: [], waits: ['lead', 'helpers', 'leader'] },
  'project.due_date_changed': { acts: ['lead'], waits: ['helpers', 'leader'] },
  'project.excused': { acts: [], waits: ['lead', 'leader'] },
  'project.labelled': NOBODY,
  'project.prioritized': { acts: ['lead'], waits: [] },
  'project.restricted': NOBODY,
  'project.unrestricted': NOBODY,
  'project.milestones_planned': { acts: ['lead'], waits: [] },
  'project.blocker_raised': { acts: ['supervisors', 'leader'], waits: [] },
  'project.blocker_assigned': { acts: ['assignee'], waits: ['raiser', 'lead'] },
  'project.blocker_resolved': { acts: [], waits: ['raiser', 'lead', 'supervisors', 'leader'] },
  'project.blocker_reopened': { acts: ['supervisors', 'leader'], waits: ['assignee'] },
  'project.instructed': { acts: ['lead'], waits: ['helpers', 'supervisors', 'leader'] },
  'project.instruction_answered': { acts: [], waits: ['instructor', 'supervisors'] },
  'project.commented': { acts: [], waits: ['mentioned'] },
  // Whoever was called has been told of it once.
  'project.comment_edited': NOBODY,
  'project.comment_deleted': NOBODY,
  'call_in.raised': { acts: ['called'], waits: [] },
  'call_in.signed': { acts: [], waits: ['caller'] },
  'call_in.answered': { acts: ['caller'], waits: [] },
  'call_in.confirmed': { acts: [], waits: ['called'] },
  'call_in.unsatisfied': { acts: ['called'], waits: [] },
  'call_in.referred_to_supervisor': { acts: ['supervisors'], waits: ['called'] },
  'project.score_appealed': { acts: ['supervisors'], waits: [] },
  'project.score_appeal_upheld': { acts: [], waits: ['appellant'] },
  'project.score_appeal_rejected': { acts: [], waits: ['appellant'] },
  'project.criticism_approved': { acts: [], waits: ['lead', 'leader', 'supervisors'] },
  'project.interview_called': { acts: ['lead'], waits: ['leader', 'supervisors'] },
  'project.draft_dismissed': { acts: [], waits: ['supervisors'] },
  'person.delegated': { acts: ['deputy'], waits: ['absent'] },
  'person.delegation_ended': { acts: [], waits: ['deputy', 'absent'] },
} as const satisfies Readonly<Record<string, Told>>;

type ToldEvent = keyof typeof WHO_IS_TOLD;

export function whoIsTold(type: string): Told | undefined {
  return Object.hasOwn(WHO_IS_TOLD, type) ? WHO_IS_TOLD[type as ToldEvent] : undefined;
}
