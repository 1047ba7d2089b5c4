import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Clock, constraintOf, Database, DomainError, newId, notFound } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
import { Department } from './department.entity.js';

export type DepartmentDetails = Pick<Department, 'code' | 'name' | 'shortName' | 'aliases' | 'duties'>;

@Injectable()
export class DepartmentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Department) private readonly departments: Repository<Department>,
  ) {}

  /** All departments, by code. */
  list(): Promise<Department[]> {
    return this.departments.find({ order: { code: 'ASC' } });
  }

  /** @throws DomainError `access.denied`, `department.code-taken`, `department.name-taken` */
  async create(actor: Actor, details: DepartmentDetails): Promise<Department> {
    requireAbility(actor, 'roster.manage');
    const department: Department = { id: newId(), ...details };
    await unlessTaken(this.departments.insert({ ...department, createdAt: this.clock.now() }), details);
    return department;
  }

  /** Changes what is given. @throws DomainError `access.denied`, `department.not-found`, `department.code-taken`, `department.name-taken` */
  async update(actor: Actor, id: string, change: Partial<DepartmentDetails>): Promise<Department> {
    requireAbility(actor, 'roster.manage');
    return this.database.transaction(async (tx) => {
      const departments = tx.manager.getRepository(Department);
      const department = await departments.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!department) throw notFound('department', id);
      Object.assign(department, change);
      await unlessTaken(departments.save(department), department);
      return department;
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
