import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock, constraintOf, Database, DomainError, newId, notFound, type Queryable } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
import { Department } from './department.entity.js';
import type { LeaderInCharge } from './leader-in-charge.js';
import { leadersOf } from './leaders-of.js';
import { type NewLeader, writeLeaders } from './write-leaders.js';

export type DepartmentDetails = Pick<Department, 'code' | 'name' | 'shortName' | 'aliases' | 'duties'>;

/** A department with the leaders in charge (分管领导). */
export interface DepartmentView extends Department {
  leaders: LeaderInCharge[];
}

@Injectable()
export class DepartmentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Department) private readonly departments: Repository<Department>,
  ) {}

  /** All departments, by code. */
  async list(): Promise<DepartmentView[]> {
    const departments = await this.departments.find({ order: { code: 'ASC' } });
    return this.withLeaders(this.database, departments);
  }

  /**
   * Sets who is in charge (分管领导) of the department, and of which fields; the whole list, the first is asked first. Tasks that are registered from then on
   * have them; those that run keep their leader.
   * @throws DomainError `access.denied`, `department.not-found`, `person.not-found`, `person.not-leader`
   */
  async setLeaders(actor: Actor, id: string, leaders: readonly NewLeader[]): Promise<DepartmentView> {
    requireAbility(actor, 'roster.manage');
    return this.database.transaction(async (tx) => {
      const department = await tx.manager.findOne(Department, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!department) throw notFound('department', id);
      await writeLeaders(tx, id, leaders);
      const [view] = await this.withLeaders(tx, [department]);
      return view as DepartmentView;
    });
  }

  private async withLeaders(db: Queryable, departments: readonly Department[]): Promise<DepartmentView[]> {
    const leaders = await leadersOf(
      db,
      departments.map(({ id }) => id),
    );
    return departments.map((department) => ({ ...department, leaders: leaders.get(department.id) ?? [] }));
  }

  /** @throws DomainError `access.denied`, `department.code-taken`, `department.name-taken` */
  async create(actor: Actor, details: DepartmentDetails): Promise<DepartmentView> {
    requireAbility(actor, 'roster.manage');
    const department: Department = { id: newId(), ...details };
    await unlessTaken(this.departments.insert({ ...department, createdAt: this.clock.now() }), details);
    return { ...department, leaders: [] };
  }

  /** Changes what is given. @throws DomainError `access.denied`, `department.not-found`, `department.code-taken`, `department.name-taken` */
  async update(actor: Actor, id: string, change: Partial<DepartmentDetails>): Promise<DepartmentView> {
    requireAbility(actor, 'roster.manage');
    return this.database.transaction(async (tx) => {
      const departments = tx.manager.getRepository(Department);
      const department = await departments.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!department) throw notFound('department', id);
      Object.assign(department, change);
      await unlessTaken(departments.save(department), department);
      const [view] = await this.withLeaders(tx, [department]);
      return view as DepartmentView;
    });
  }
}

/** Says in a sentence which unique constraint `write` broke. */
export async function unlessTaken(write: Promise<unknown>, { code, name }: { code: string; name: string }): Promise<void> {
  try {
    await write;
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'department_code_uq')
      throw new DomainError('department.code-taken', `Another department has this code: ${code}. Choose another one.`, {
        departmentCode: code,
      });
    if (constraint === 'department_name_uq')
      throw new DomainError('department.name-taken', `Another department has this name: ${name}. Change that one instead.`, {
        departmentName: name,
      });
    throw error;
  }
}
