import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { And, IsNull, LessThanOrEqual, MoreThanOrEqual, type Repository } from 'typeorm';
import { notFound } from '#platform';
import type { CivilDate } from '#work-calendar';
import { Department } from '../departments/department.entity.js';
import { DepartmentDay } from './department-day.entity.js';

export type DepartmentDayView = Pick<DepartmentDay, 'day' | 'working' | 'reason' | 'setByName' | 'setAt'>;

@Injectable()
export class DepartmentDaysService {
  constructor(
    @InjectRepository(Department) private readonly departments: Repository<Department>,
    @InjectRepository(DepartmentDay) private readonly days: Repository<DepartmentDay>,
  ) {}

  /** The own days of a department in order; `from` and `to` are included. @throws DomainError `department.not-found` */
  async list(departmentId: string, { from, to }: { from?: CivilDate; to?: CivilDate }): Promise<DepartmentDayView[]> {
    if (!(await this.departments.existsBy({ id: departmentId }))) throw notFound('department', departmentId);
    const bounds = [...(from ? [MoreThanOrEqual(from)] : []), ...(to ? [LessThanOrEqual(to)] : [])];
    return this.days.find({
      select: { day: true, working: true, reason: true, setByName: true, setAt: true },
      where: { departmentId, endedAt: IsNull(), ...(bounds.length > 0 ? { day: And(...bounds) } : {}) },
      order: { day: 'ASC' },
    });
  }
}
