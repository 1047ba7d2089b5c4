import type { Kind, Notice } from '#delivery';
import type { Actor } from '#identity';
import { DomainError, type Tx } from '#platform';
import { Project, readProject } from '#projects';
import { civilDateOf } from '#work-calendar';
import { callNotice, CALLS } from '../urge/call-people.js';
import { composeDigest, digestNotice } from '../digest/compose-digest.js';
import { firstStepOf } from '../due-steps/due-steps.store.js';
import { reminderNotice } from '../dispatch/reminder-notice.js';
import { daysLeft, stepOf, lampOf } from '#policies';
import { type SlipContext, slipNotice, type SlipNews, type SlipState, Slip } from '#slips';

type Context = Pick<SlipContext, 'calendar' | 'policies' | 'publicUrl'>;

interface Told {
  project: Project;
  leadDepartmentName: string;
  link: string;
  actor: Actor;
  now: Date;
}

/** Of each kind that is about projects, the notice as it would be made of one now. */
const NOTICES: { readonly [K in Kind]?: (tx: Tx, context: Context, told: Told) => Promise<Notice> } = {
  reminder: nextReminder,
  call: (_tx, { publicUrl }, { project, actor, now }) =>
    Promise.resolve(callNotice(project, { call: 'urge', message: CALLS.urge.request, from: actor.name }, publicUrl, now)),
  slip: latestSlip,
  digest: digestOfOne,
};

/**
 * What would be said of a project that the actor sees: the step that falls due first, a call of the actor, the latest slip, the
 * morning's message as if of this project alone. Without links that act by one click: nobody is the reader.
 * @throws DomainError `project.not-found`, `message-template.no-project`, `message-template.no-slip`
 */
export async function projectNotice(
  tx: Tx,
  context: Context,
  { kind, projectId }: { kind: Kind; projectId: string },
  actor: Actor,
  now: Date,
): Promise<Notice> {
  const view = await readProject(tx, actor, projectId);
  const notice = NOTICES[kind];
  if (!notice)
    throw new DomainError(
      'message-template.no-project',
      `A message of the kind ${kind} is about no project. Leave projectId out: it is shown with its example.`,
      { kind },
    );
  const project = await tx.manager.findOneByOrFail(Project, { id: projectId });
  const link = `${context.publicUrl}/projects/${projectId}`;
  return notice(tx, context, { project, leadDepartmentName: view.leadDepartment.name, link, actor, now });
}

async function nextReminder(tx: Tx, { policies }: Context, { project, leadDepartmentName, link, now }: Told): Promise<Notice> {
  const step = await firstStepOf(tx, project.id);
  const level = step ? stepOf(await policies.definitionOf(tx, project.policyId), step.stepKey).level : 0;
  const told = step ?? { track: 'deadline' as const, anchorDate: project.dueDate, slip: null };
  return reminderNotice({ ...project, ...told, leadDepartmentName }, { level }, 0, link, now);
}

async function latestSlip(tx: Tx, { publicUrl }: Context, { project }: Told): Promise<Notice> {
  const slip = await tx.manager.findOne(Slip, { where: { projectId: project.id }, order: { issuedAt: 'DESC', id: 'DESC' } });
  if (slip) return slipNotice(slip, NEWS[slip.state] ?? 'issued', publicUrl);
  throw new DomainError(
    'message-template.no-slip',
    'The project has no slip (督办单) yet. Take a project with one, or leave projectId out: it is shown with its example.',
  );
}

const NEWS: { readonly [S in SlipState]?: SlipNews } = { answered: 'answered', sent_back: 'sent_back', withdrawn: 'withdrawn' };

async function digestOfOne(tx: Tx, { calendar }: Context, { project, link, now }: Told): Promise<Notice> {
  const today = civilDateOf(now);
  const calendars = await calendar.ofAll(tx);
  const entry = {
    projectId: project.id,
    title: project.title,
    dueDate: project.dueDate,
    daysLeft: daysLeft(project.dueDate, now),
    lamp: lampOf(project, today, calendars.of(project.leadDepartmentId)),
    track: (await firstStepOf(tx, project.id))?.track ?? 'deadline',
    deputyFor: '',
    link,
    click: null,
  };
  return digestNotice(composeDigest([entry], { day: today, link }));
}
