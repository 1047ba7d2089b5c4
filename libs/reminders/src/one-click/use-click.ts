import { type Actor, directory } from '#identity';
import { DomainError, type Queryable, type Tx } from '#platform';
import { isLegal, Project, type ProjectsService } from '#projects';
import type { Click } from './click-links.js';

/** What the page shows before the click. */
export interface ClickView {
  person: Actor;
  project: Project;
}

/**
 * Whose link it is and what it is about, if it can still be used.
 * @throws DomainError `link.person-left`, `link.used`, `link.overtaken`
 */
export async function viewClick(tx: Tx, click: Click): Promise<ClickView> {
  const person = await directory.actor(tx, click.personId);
  if (!person) throw new DomainError('link.person-left', 'The person whom this link was sent to has left. Log in as yourself.');
  if (await isUsed(tx, click)) throw used();
  const project = await tx.manager.findOneBy(Project, { id: click.projectId });
  const answersForIt = person.role === 'officer' && person.departmentId === project?.leadDepartmentId;
  if (!project || project.confidential || !answersForIt || !isLegal(click.transition, project)) throw overtaken();
  return { person, project };
}

/**
 * Makes the move as the person, once: a link that was used, by whomever, does nothing more.
 * @throws DomainError as {@link viewClick}, and what the move refuses
 */
export async function useClick(tx: Tx, projects: ProjectsService, click: Click): Promise<ClickView> {
  const taken = await tx.query(
    `INSERT INTO used_click (person_id, project_id, move, expires_at, used_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ON CONSTRAINT used_click_pk DO NOTHING RETURNING 1`,
    [click.personId, click.projectId, click.transition, click.expiresAt, projects.clock.now()],
  );
  if (taken.length === 0) throw used();
  const person = await directory.actor(tx, click.personId);
  if (!person) throw new DomainError('link.person-left', 'The person whom this link was sent to has left. Log in as yourself.');
  const present = await tx.manager.findOneBy(Project, { id: click.projectId });
  if (!present || present.confidential) throw overtaken();
  const { projectId, transition } = click;
  const project = await projects.transition(tx, { projectId, transition, actor: person, expectedVersion: null });
  return { person, project };
}

async function isUsed(db: Queryable, { personId, projectId, transition, expiresAt }: Click): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 FROM used_click WHERE person_id = $1 AND project_id = $2 AND move = $3 AND expires_at = $4',
    [personId, projectId, transition, expiresAt],
  );
  return rows.length > 0;
}

function used(): DomainError {
  return new DomainError('link.used', 'The link was used already. Log in to act on the project.');
}

function overtaken(): DomainError {
  return new DomainError('link.overtaken', 'The project has moved on since the message. Log in to see how it stands.');
}
