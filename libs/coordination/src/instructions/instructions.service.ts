import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Actor, can, directory, requireAbility } from '#identity';
import { type RecordedEvent, recordEvents } from '#outbox';
import { Clock, Database, DomainError, newId, type Page, type Tx } from '#platform';
import { assertDueDate, lockProject } from '#projects';
import { Instruction } from '../entities/instruction.entity.js';
import { CoordinationListeners } from '../listeners/coordination-listener.js';
import {
  type InstructionFilter,
  type InstructionView,
  listInstructions,
  mayAnswer,
  readInstruction,
} from './read-instructions.js';

export interface NewInstruction {
  projectId: string;
  text: string;
  /** Civil date by which an answer is asked for. */
  answerBy?: string;
  /** Whose instruction a supervisor writes down; a leader writes the own ones. */
  leaderId?: string;
}

/** Instructions of leaders on projects (批示), with an answer by a day where one is asked for. */
@Injectable()
export class InstructionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly listeners: CoordinationListeners,
  ) {}

  /**
   * A leader writes an instruction on a project, or a supervisor writes down what a leader said. The departments and the supervisors are told.
   * @throws DomainError `access.denied`, `project.not-found`, `person.not-leader`, `instruction.project-ended`, `due-date.*`
   */
  async give({ projectId, text, answerBy, leaderId }: NewInstruction, actor: Actor): Promise<InstructionView> {
    requireAbility(actor, 'project.decide');
    const id = newId();
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const project = await lockProject(tx, actor, projectId, null);
      const isOver = project.state === 'cancelled' || project.state === 'carried_over';
      if (isOver || (project.state === 'closed' && answerBy !== undefined)) throw ended(project.state);
      if (answerBy !== undefined) assertDueDate(answerBy, now);
      const leader = await leaderFor(tx, actor, leaderId);
      const instruction: Instruction = {
        id,
        projectId,
        text,
        leaderId: leader.id,
        leaderName: leader.name,
        recordedByName: leader.id === actor.id ? null : actor.name,
        givenAt: now,
        answerBy: answerBy ?? null,
        answer: null,
        answeredByName: null,
        answeredAt: null,
      };
      await tx.manager.insert(Instruction, instruction);
      const { leaderName, recordedByName } = instruction;
      const data = { instructionId: id, text, leaderId: leader.id, leaderName, recordedByName, answerBy: instruction.answerBy };
      await this.record(tx, instruction, { type: 'project.instructed', data }, actor, now);
    });
    return this.read(actor, id);
  }

  /**
   * The lead department answers an instruction, once; a supervisor may for it. The leader and the supervisors are told.
   * @throws DomainError `access.denied`, `instruction.not-found`, `instruction.answered`, `project.not-lead`
   */
  async answer({ id, text }: { id: string; text: string }, actor: Actor): Promise<InstructionView> {
    requireAbility(actor, 'project.handle');
    await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { project: link } = await readInstruction(tx, actor, id);
      const project = await lockProject(tx, actor, link.id, null);
      if (!mayAnswer(actor, project.leadDepartmentId)) throw notLead();
      const answered = { answer: text, answeredByName: actor.name, answeredAt: now };
      const { affected } = await tx.manager.update(Instruction, { id, answeredAt: IsNull() }, answered);
      const instruction = await tx.manager.findOneByOrFail(Instruction, { id });
      if (!affected) throw alreadyAnswered(instruction);
      await this.record(tx, instruction, { type: 'project.instruction_answered', data: { instructionId: id, text } }, actor, now);
    });
    return this.read(actor, id);
  }

  /** Instructions on projects that the actor sees, the latest first. */
  list(actor: Actor, filter: InstructionFilter, page: { cursor?: string; limit: number }): Promise<Page<InstructionView>> {
    return listInstructions(this.database, actor, filter, page);
  }

  /** @throws DomainError `instruction.not-found` */
  read(actor: Actor, id: string): Promise<InstructionView> {
    return readInstruction(this.database, actor, id);
  }

  private async record(
    tx: Tx,
    instruction: Instruction,
    { type, data }: Pick<RecordedEvent, 'type' | 'data'>,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const subject = { kind: 'project', id: instruction.projectId } as const;
    const events = await recordEvents(tx, [{ type, subject, actor: { id: actor.id, name: actor.name }, at, data }]);
    await this.listeners.instructionChanged(tx, { instruction, events });
  }
}

/** @throws DomainError `person.not-leader` */
async function leaderFor(tx: Tx, actor: Actor, leaderId: string | undefined): Promise<{ id: string; name: string }> {
  if (actor.role === 'leader' && (leaderId === undefined || leaderId === actor.id)) return actor;
  const leaders = can(actor, 'project.supervise') ? await directory.leaders(tx) : [];
  const leader = leaders.find(({ id }) => id === leaderId);
  if (leader) return leader;
  throw new DomainError(
    'person.not-leader',
    'An instruction is that of a leader. Say as leaderId whose it is: an active person of the role leader.',
    { personId: leaderId ?? null },
  );
}

function ended(state: string): DomainError {
  return new DomainError('instruction.project-ended', `The project is ${state}; nobody answers any more. Reopen it first.`, {
    state,
  });
}

function notLead(): DomainError {
  return new DomainError('project.not-lead', 'The lead department answers an instruction. Give them what you know.');
}

function alreadyAnswered({ answeredByName }: Instruction): DomainError {
  return new DomainError(
    'instruction.answered',
    `${answeredByName} has answered it already. Report what is new as progress of the project.`,
  );
}
