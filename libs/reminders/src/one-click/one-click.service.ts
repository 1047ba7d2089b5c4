import { Injectable } from '@nestjs/common';
import { type Actor, directory } from '#identity';
import { Clock, Database, DomainError, type Tx } from '#platform';
import { isLegalTransition } from '#outbox';
import { Project, ProjectsService, TRANSITIONS } from '#projects';
import { type Click, ClickLinks } from './click-links.js';
import { UsedClick } from './used-click.entity.js';

/** What the page shows of a link. */
export interface ClickView {
  click: Click;
  person: Actor;
  project: Project;
}

/** What people do with a link of a message, without a login. */
@Injectable()
export class OneClickService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: ClickLinks,
    private readonly projects: ProjectsService,
  ) {}

  /**
   * Whose link it is and what it is about, if it can still be used. Changes nothing.
   * @throws DomainError `link.invalid`, `link.expired`, `link.person-left`, `link.used`, `link.overtaken`
   */
  async view(token: string): Promise<ClickView> {
    const click = this.links.read(token, this.clock.now());
    return this.database.transaction(async (tx) => {
      const person = await personOf(tx, click);
      const { personId, projectId, transition, expiresAt } = click;
      if (await tx.manager.existsBy(UsedClick, { personId, projectId, transition, expiresAt })) throw used();
      // All projects: a confidential one, or of another department, is refused below.
      const project = await tx.manager.findOneBy(Project, { id: projectId });
      const answersForIt = person.role === 'officer' && person.departmentId === project?.leadDepartmentId;
      if (!project || project.confidential || !answersForIt || !isLegalTransition(TRANSITIONS[transition], project))
        throw overtaken();
      return { click, person, project };
    });
  }

  /**
   * Makes the transition as the person, once: a link that was used, by whomever, does nothing more.
   * @throws DomainError as {@link view}, and what the transition refuses
   */
  async use(token: string): Promise<ClickView> {
    const now = this.clock.now();
    const click = this.links.read(token, now);
    const { projectId, transition } = click;
    return this.database.transaction(async (tx) => {
      const usedClick = { ...click, usedAt: now };
      const taken = await tx.manager
        .createQueryBuilder()
        .insert()
        .into(UsedClick)
        .values(usedClick)
        .orIgnore()
        .returning(['personId'])
        .execute();
      if ((taken.raw as unknown[]).length === 0) throw used();
      const person = await personOf(tx, click);
      // All projects: a confidential one, or of another department, is refused below.
      const current = await tx.manager.findOneBy(Project, { id: projectId });
      if (!current || current.confidential) throw overtaken();
      const project = await this.projects.transition(tx, { projectId, transition, actor: person, expectedVersion: null });
      return { click, person, project };
    });
  }
}

async function personOf(tx: Tx, { personId }: Click): Promise<Actor> {
  const person = await directory.actor(tx, personId);
  if (!person) throw new DomainError('link.person-left', 'The person whom this link was sent to has left. Log in as yourself.');
  return person;
}

function used(): DomainError {
  return new DomainError('link.used', 'The link was used already. Log in to act on the project.');
}

function overtaken(): DomainError {
  return new DomainError('link.overtaken', 'The project has changed since the message. Log in to see its state.');
}
