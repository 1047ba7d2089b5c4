import { Injectable } from '@nestjs/common';
import {
  type BlockerChange,
  type CallInChange,
  type CommentChange,
  CoordinationListener,
  type InstructionChange,
} from '#coordination';
import { type DelegationChange, DelegationListener } from '#identity';
import { Environment, publicUrlOf, type Tx } from '#platform';
import { Project, type ProjectChange, ProjectListener } from '#projects';
import type { About } from './notice-facts.js';
import { NoticesService } from './notices.service.js';
import { readHelpers } from './notices.queries.js';
import { blockerParties, callInParties, instructionParties } from './parties.js';

/** Called after the listeners of due steps, which withdraw what was not sent for the state before. */
@Injectable()
export class TransitionNotices extends ProjectListener {
  constructor(private readonly notices: NoticesService) {
    super();
  }

  projectChanged(tx: Tx, change: ProjectChange): Promise<void> {
    return this.notices.tellOfProject(tx, change);
  }

  override projectsRegistered(tx: Tx, changes: readonly ProjectChange[]): Promise<void> {
    return this.notices.tellOfRegistered(tx, changes);
  }
}

@Injectable()
export class CoordinationNotices extends CoordinationListener {
  constructor(
    private readonly notices: NoticesService,
    private readonly environment: Environment,
  ) {
    super();
  }

  async blockerChanged(tx: Tx, { blocker, events }: BlockerChange): Promise<void> {
    // All projects: whom it may tell is decided by who may know of the project.
    const project = await tx.manager.findOneByOrFail(Project, { id: blocker.projectId });
    const about: About = {
      subject: { kind: 'blocker', id: blocker.id },
      title: project.title,
      text: blocker.text,
      dueDate: blocker.dueDate ?? '',
      link: `${publicUrlOf(this.environment)}/coordination?id=${blocker.id}`,
    };
    for (const event of events) await this.notices.tell(tx, { event, parties: blockerParties(project, blocker), about, project });
  }

  override async instructionChanged(tx: Tx, { instruction, events }: InstructionChange): Promise<void> {
    // All projects: whom it may tell is decided by who may know of the project.
    const project = await tx.manager.findOneByOrFail(Project, { id: instruction.projectId });
    const helpers = (await readHelpers(tx, [project.id])).get(project.id) ?? [];
    const parties = instructionParties(project, instruction, helpers);
    const dueDate = instruction.answeredAt === null ? (instruction.answerBy ?? '') : '';
    const about = {
      subject: { kind: 'project' as const, id: project.id },
      title: project.title,
      text: project.text,
      dueDate,
      link: this.linkOf(project, 'instructions'),
    };
    for (const event of events) await this.notices.tell(tx, { event, parties, about, project });
  }

  override async commented(tx: Tx, { comment, events }: CommentChange): Promise<void> {
    if (comment.mentionedIds.length === 0) return;
    // All projects: whom it may tell is decided by who may know of the project.
    const project = await tx.manager.findOneByOrFail(Project, { id: comment.projectId });
    const parties = { mentioned: { people: comment.mentionedIds } };
    const about = {
      subject: { kind: 'project' as const, id: project.id },
      title: project.title,
      text: project.text,
      dueDate: '',
      link: this.linkOf(project, 'comments'),
    };
    for (const event of events) await this.notices.tell(tx, { event, parties, about, project });
  }

  /** The part of the page where what was written can be read and answered. */
  private linkOf({ id }: Project, part: 'instructions' | 'comments'): string {
    return `${publicUrlOf(this.environment)}/projects/${id}?tab=${part}`;
  }

  async callInChanged(tx: Tx, { callIn, called, events }: CallInChange): Promise<void> {
    const about: About = {
      subject: { kind: 'call-in', id: callIn.id },
      title: callIn.matter,
      text: callIn.place ? `${callIn.matter}（${callIn.place}）` : callIn.matter,
      dueDate: callIn.dueDate,
      link: `${publicUrlOf(this.environment)}/coordination?id=${callIn.id}`,
    };
    const departmentIds = called.map(({ departmentId }) => departmentId);
    for (const event of events)
      await this.notices.tell(tx, { event, parties: callInParties(callIn, departmentIds), about, project: null });
  }
}

@Injectable()
export class DelegationNotices extends DelegationListener {
  constructor(
    private readonly notices: NoticesService,
    private readonly environment: Environment,
  ) {
    super();
  }

  async delegationChanged(tx: Tx, { personId, deputyId, personName, from, to, events }: DelegationChange): Promise<void> {
    const title = `${personName} ${from} — ${to}`;
    const about: About = {
      subject: { kind: 'person', id: personId },
      title,
      text: title,
      dueDate: '',
      link: `${publicUrlOf(this.environment)}/me`,
    };
    const parties = { absent: { people: [personId] }, deputy: { people: [deputyId] } };
    for (const event of events) await this.notices.tell(tx, { event, parties, about, project: null });
  }
}
