import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Ability, abilitiesOf, type Actor } from '../access/actor.js';
import { Department } from '../departments/department.entity.js';
import { Person } from '../people/person.entity.js';

/** What somebody who is logged in may know of the own account. */
export interface Profile {
  abilities: Ability[];
  /** 部门负责人; an API key is none. */
  isHead: boolean;
  departmentName: string | null;
}

/** The own account of whoever is logged in. */
@Injectable()
export class AccountService {
  constructor(
    @InjectRepository(Person) private readonly people: Repository<Person>,
    @InjectRepository(Department) private readonly departments: Repository<Department>,
  ) {}

  async readProfile(actor: Actor): Promise<Profile> {
    const department = actor.departmentId ? await this.departments.findOneBy({ id: actor.departmentId }) : null;
    const isHead = actor.kind === 'person' && (await this.people.existsBy({ id: actor.id, isHead: true }));
    return { abilities: [...abilitiesOf(actor)], isHead, departmentName: department?.name ?? null };
  }
}
