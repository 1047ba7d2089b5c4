import { Injectable } from '@nestjs/common';
import { constraintOf, Database, DomainError, newId, notFound, type Tx } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
import { In } from 'typeorm';
import { DepartmentGroup } from './department-group.entity.js';
import { Department } from './department.entity.js';

export type DepartmentGroupDetails = Pick<DepartmentGroup, 'name' | 'aliases' | 'departmentIds'>;

/** Named groups of departments: what 各镇街 and 各成员单位 in a plan or ledger stand for. */
@Injectable()
export class DepartmentGroupsService {
  constructor(private readonly database: Database) {}

  /** All groups, by name. */
  list(): Promise<DepartmentGroup[]> {
    return this.database.manager.find(DepartmentGroup, { order: { name: 'ASC' } });
  }

  /** @throws DomainError `access.denied`, `department.not-found`, `department-group.name-taken` */
  async create(actor: Actor, details: DepartmentGroupDetails): Promise<DepartmentGroup> {
    requireAbility(actor, 'roster.manage');
    const group: DepartmentGroup = { id: newId(), ...details };
    await this.database.transaction((tx) => save(tx, group));
    return group;
  }

  /** Changes what is given. @throws DomainError `access.denied`, `department-group.not-found`, `department.not-found`, `department-group.name-taken` */
  async update(actor: Actor, id: string, change: Partial<DepartmentGroupDetails>): Promise<DepartmentGroup> {
    requireAbility(actor, 'roster.manage');
    return this.database.transaction(async (tx) => {
      const group = await tx.manager.findOne(DepartmentGroup, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!group) throw notFound('department-group', id);
      Object.assign(group, change);
      await save(tx, group);
      return group;
    });
  }

  /** @throws DomainError `access.denied`, `department-group.not-found` */
  async remove(actor: Actor, id: string): Promise<void> {
    requireAbility(actor, 'roster.manage');
    const { affected } = await this.database.manager.delete(DepartmentGroup, { id });
    if (affected === 0) throw notFound('department-group', id);
  }
}

async function save(tx: Tx, group: DepartmentGroup): Promise<void> {
  group.departmentIds = [...new Set(group.departmentIds)];
  const known = await tx.manager.findBy(Department, { id: In(group.departmentIds) });
  const unknown = group.departmentIds.find((id) => !known.some((one) => one.id === id));
  if (unknown !== undefined) throw notFound('department', unknown);
  try {
    await tx.manager.save(DepartmentGroup, group);
  } catch (error) {
    if (constraintOf(error) !== 'department_group_name_uq') throw error;
    throw new DomainError('department-group.name-taken', `Another group has this name: ${group.name}. Change that one instead.`, {
      groupName: group.name,
    });
  }
}
